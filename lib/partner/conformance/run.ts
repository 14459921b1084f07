import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@/lib/client/client";
import type { ConnectionKeys } from "../keys";
import { expectThat } from "../stage";
import { accessChecks } from "./access";
import { deliveringChecks } from "./delivering";
import { hearingChecks } from "./hearing";
import { postingChecks } from "./posting";
import { readingChecks } from "./reading";
import { repeatingChecks } from "./repeating";
import { type Asked, type Check, Skipped, type Told, type Walk } from "./walk";

/** What came of one check. */
export type CheckReport = {
  area: string;
  name: string;
  outcome: "passed" | "failed" | "skipped";
  /** What was seen, what was expected, or why it was not looked at. */
  detail: string;
};

/** Those that look back on every answer of the run. */
const closingChecks: readonly Check[] = [
  {
    area: "Every answer",
    name: "Each has a Request-Id of its own",
    async run({ answers }) {
      const ids = answers.map(({ headers }) => headers.get("Request-Id"));
      expectThat("answers without one", ids.filter((id) => !id).length, 0);
      expectThat("different ones", new Set(ids).size, ids.length);
      return `${ids.length} answers`;
    },
  },
  {
    area: "Every answer",
    name: "None is a failure of the server",
    async run({ answers }) {
      expectThat("answers of 500 and above", answers.filter(({ status }) => status >= 500).length, 0);
      return undefined;
    },
  },
];

/** All checks in the order of the loop. */
export const checks: readonly Check[] = [
  ...accessChecks,
  ...readingChecks,
  ...deliveringChecks,
  ...postingChecks,
  ...repeatingChecks,
  ...hearingChecks,
  ...closingChecks,
];

/** Attempts at a call that is answered 429. */
const PATIENCE = 20;

/**
 * Walk the loop against a Fordring by its public API, and judge every promise on the way. It takes one invoice from ready
 * to completed, turns a second one down, and posts three vouchers that leave the clearing account as it was.
 *
 * @param mark tells this run's references from every other run's
 * @param say told of each check as it ends
 */
export async function runConformance(
  keys: ConnectionKeys,
  {
    mark,
    say = () => undefined,
    fetch: reach = fetch,
  }: { mark: string; say?: (report: CheckReport) => void; fetch?: typeof fetch },
): Promise<CheckReport[]> {
  const walk = walkOf(keys, mark, reach);
  const reports: CheckReport[] = [];
  for (const check of checks) {
    const report = await judge(check, walk);
    reports.push(report);
    say(report);
  }
  return reports;
}

async function judge({ area, name, run }: Check, walk: Walk): Promise<CheckReport> {
  try {
    return { area, name, outcome: "passed", detail: (await run(walk)) ?? "" };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { area, name, outcome: error instanceof Skipped ? "skipped" : "failed", detail };
  }
}

function walkOf(keys: ConnectionKeys, mark: string, reach: typeof fetch): Walk {
  const client = createClient({ ...keys, language: "en", fetch: reach });
  const stranger = createClient({
    baseUrl: keys.baseUrl,
    token: () => Promise.resolve("nobody"),
    fetch: reach,
  });
  const answers: Told[] = [];

  async function ask(
    method: string,
    path: string,
    { json, body, headers = {} }: Asked = {},
    by = client,
  ): Promise<Told> {
    const init =
      json === undefined
        ? { headers, ...(body === undefined ? {} : { body }) }
        : { headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(json) };
    for (let attempt = 1; ; attempt += 1) {
      const told = read(await by.request(method, path, init));
      if (told.status === 429 && attempt < PATIENCE) {
        await sleep(1000 * Number(told.headers.get("Retry-After") ?? 1));
        continue;
      }
      answers.push(told);
      return told;
    }
  }

  async function askToken(authorization: string, form: Record<string, string>): Promise<Told> {
    const url = new URL("/api/v1/oauth/token", keys.baseUrl);
    const answer = await reach(url, {
      method: "POST",
      headers: { Authorization: authorization },
      body: new URLSearchParams(form),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const told = read({ status: answer.status, headers: answer.headers, bytes });
    answers.push(told);
    return told;
  }

  return { client, stranger, ask, askToken, keys, answers, known: {}, mark };
}

function read({ status, headers, bytes }: Omit<Told, "body">): Told {
  const isJson = /json/.test(headers.get("Content-Type") ?? "");
  return { status, headers, bytes, body: isJson ? JSON.parse(new TextDecoder().decode(bytes)) : null };
}
