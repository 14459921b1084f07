import { readFile } from "node:fs/promises";
import type { parseArgs } from "node:util";

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
 * @throws when the file cannot be read
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
  const file = JSON.parse(await readFile(credentials, "utf8"));
  return { baseUrl: baseUrl ?? file.baseUrl, ...file.partner };
}
