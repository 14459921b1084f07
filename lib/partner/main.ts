import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createClient } from "@/lib/client/client";
import { factor } from "./company";
import { runLoop } from "./loop";

/**
 * A factoring company in a few hundred lines: the reference example for integrators, and the partner that the
 * demo runs. It knows nothing of Fordring but its public HTTP API and the types published with it.
 *
 *     npx tsx lib/partner/main.ts --credentials .data/demo-credentials.json [--since 2026-11-22T08:00:00Z]
 *
 * The file is `{ "baseUrl": …, "partner": { "applicationKey": …, "clientKey": … } }`. With `--since` only what
 * changes after that moment is handled: the day one goes live, older invoices are somebody else's.
 */
const { credentials, since } = parseArgs({
  options: {
    credentials: { type: "string", default: ".data/demo-credentials.json" },
    since: { type: "string" },
  },
}).values;

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

const say = (line: string) => process.stdout.write(`${new Date().toISOString()} ${line}\n`);
const { baseUrl, partner } = JSON.parse(await readFile(credentials, "utf8"));

say(`${factor.legalName} looks for invoices at ${baseUrl}${since ? ` that change after ${since}` : ""}`);
await runLoop({
  client: createClient({ baseUrl, ...partner, signal: stop.signal }),
  since,
  signal: stop.signal,
  say,
});
say("Stopped.");
