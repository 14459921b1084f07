import { readFile } from "node:fs/promises";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { NetworkError, TokenError } from "@/lib/client/problem";

/** Where a Fordring is, and the keys of one connection. */
export type ConnectionKeys = { baseUrl: string; applicationKey: string; clientKey: string };

/** The options of a command that say whom to talk to. */
export const keyOptions = {
  credentials: { type: "string" },
  "base-url": { type: "string" },
  "application-key": { type: "string" },
  "client-key": { type: "string" },
} as const satisfies NonNullable<Parameters<typeof parseArgs>[0]>["options"];

type Given = { [Name in keyof typeof keyOptions]?: string | undefined };

/** How to say it, for a person. */
export const keysUsage =
  "--base-url https://… --application-key … --client-key …, or --credentials FILE (the demo's .data/demo-credentials.json)";

/**
 * The keys, out of the options or a file `{ "baseUrl": …, "partner": { "applicationKey": …, "clientKey": … } }`; null when
 * neither is given.
 *
 * @throws CommandError when the file cannot be read, or has no keys in it
 */
export async function keysOf(given: Given): Promise<ConnectionKeys | null> {
  const {
    credentials,
    "base-url": baseUrl,
    "application-key": applicationKey,
    "client-key": clientKey,
  } = given;
  if (baseUrl && applicationKey && clientKey) return { baseUrl, applicationKey, clientKey };
  if (!credentials) return null;
  const { baseUrl: at, partner } = await credentialsIn(credentials);
  const { applicationKey: application, clientKey: client } = partner ?? {};
  if (!application || !client || !(baseUrl ?? at)) {
    throw new CommandError(`${credentials} has no baseUrl with partner.applicationKey and partner.clientKey`);
  }
  return { baseUrl: baseUrl ?? at, applicationKey: application, clientKey: client };
}

async function credentialsIn(file: string) {
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
