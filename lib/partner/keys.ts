import { readFile } from "node:fs/promises";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { NetworkError, TokenError } from "@/lib/client/problem";
import { type Language, languageNamed } from "./words";

/** Where a Fordring is, and the keys of one connection. */
export type ConnectionKeys = { baseUrl: string; applicationKey: string; clientKey: string };

/** The options of a command that say whom to talk to, and in what language to tell of it. */
export const keyOptions = {
  credentials: { type: "string" },
  demo: { type: "boolean", default: false },
  agreement: { type: "string" },
  "base-url": { type: "string" },
  "application-key": { type: "string" },
  "client-key": { type: "string" },
  lang: { type: "string", default: "en" },
} as const satisfies NonNullable<Parameters<typeof parseArgs>[0]>["options"];

type Given = {
  [Name in Exclude<keyof typeof keyOptions, "demo" | "lang">]?: string | undefined;
} & { demo?: boolean | undefined };

/** Where a demo puts its keys. */
const DEMO_CREDENTIALS = ".data/demo-credentials.json";

/** How to say it, for a person. */
export const keysUsage =
  "--base-url https://… --application-key … --client-key …, or --demo, or --credentials FILE (as the demo's .data/demo-credentials.json); with a file of several clients --agreement financing|purchase|service_only chooses; --lang nb|en";

type Credentials = {
  baseUrl?: string;
  partner?: { applicationKey?: string; clientKey?: string };
  /** Further clients of the same partner, by their type of agreement. */
  clients?: { agreementType: string; clientKey: string }[];
};

/**
 * The keys, out of the options or a file `{ "baseUrl": …, "partner": { "applicationKey": …, "clientKey": … }, "clients":
 * [{ "agreementType": …, "clientKey": … }] }`: one for each client, the partner's own first. Empty when neither is given.
 *
 * @throws CommandError when the file cannot be read, or has no such keys in it
 */
export async function keysOf(given: Given): Promise<ConnectionKeys[]> {
  const { "base-url": baseUrl, "application-key": applicationKey, "client-key": clientKey } = given;
  if (baseUrl && applicationKey && clientKey) return [{ baseUrl, applicationKey, clientKey }];
  const file = given.credentials ?? (given.demo ? DEMO_CREDENTIALS : undefined);
  if (!file) return [];
  const { baseUrl: at, partner, clients = [] } = await credentialsIn(file);
  const where = baseUrl ?? at;
  const { applicationKey: application, clientKey: first } = partner ?? {};
  if (!application || !first || !where)
    throw new CommandError(`${file} has no baseUrl with partner.applicationKey and partner.clientKey`);
  const keys = (client: string) => ({ baseUrl: where, applicationKey: application, clientKey: client });
  // The first client's agreement is told by the file that lists the others; alone it may be any.
  const all = clients.length > 0 ? clients : [{ agreementType: given.agreement ?? "", clientKey: first }];
  const chosen = all.filter(({ agreementType }) => !given.agreement || agreementType === given.agreement);
  if (chosen.length === 0)
    throw new CommandError(`${file} has no client with the agreement "${given.agreement}"`);
  return chosen.map((client) => keys(client.clientKey));
}

/**
 * The language that was asked for.
 *
 * @throws CommandError when it is none of ours
 */
export function languageOf({ lang }: { lang?: string | undefined }): Language {
  const language = languageNamed(lang ?? "en");
  if (!language) throw new CommandError(`--lang is "nb" or "en", not "${lang}"`);
  return language;
}

async function credentialsIn(file: string): Promise<Credentials> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${messageOf(error)}`);
  }
}

/** What whoever gave a command can mend: told in a line, without the program's own whereabouts. */
class CommandError extends Error {}

/**
 * Run a command with what was given to it, and end with its exit code: 2 for options that are none, for keys that cannot be
 * read, and for a Fordring that does not answer.
 */
export async function runCommand<const Config extends ParseArgsConfig>(
  config: Config,
  run: (given: ReturnType<typeof parseArgs<Config>>) => Promise<number>,
): Promise<void> {
  try {
    process.exitCode = await run(givenTo(config));
  } catch (error) {
    const known = [CommandError, NetworkError, TokenError].some((kind) => error instanceof kind);
    if (!known) throw error;
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 2;
  }
}

function givenTo<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new CommandError(`${messageOf(error)}\nOptions: ${keysUsage}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
