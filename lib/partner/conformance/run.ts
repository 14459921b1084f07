import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@/lib/client/client";
import type { ConnectionKeys } from "../keys";
import { accessChecks } from "./access";
import { closingChecks } from "./closing";
import { deliveringChecks } from "./delivering";
import type { Exchange } from "./document";
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
  const exchanges: Exchange[] = [];
  const watched = watching(reach, exchanges);
  const client = createClient({ ...keys, language: "en", fetch: watched });
  const stranger = createClient({
    baseUrl: keys.baseUrl,
    token: () => Promise.resolve("nobody"),
    fetch: watched,
  });

  async function ask(method: string, path: string, asked: Asked = {}, by = client): Promise<Told> {
    for (let attempt = 1; ; attempt += 1) {
      const told = read(await by.request(method, path, initOf(asked)));
      if (told.status !== 429 || attempt === PATIENCE) return told;
      await sleep(1000 * Number(told.headers.get("Retry-After") ?? 1));
    }
  }

  async function askToken(authorization: string, form: Record<string, string>): Promise<Told> {
    const url = new URL("/api/v1/oauth/token", keys.baseUrl);
    const headers = { Authorization: authorization };
    const answer = await watched(url, { method: "POST", headers, body: new URLSearchParams(form) });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return read({ status: answer.status, headers: answer.headers, bytes });
  }

  return { client, stranger, ask, askToken, keys, exchanges, known: {}, mark };
}

/** A fetch that remembers what it was answered. */
function watching(reach: typeof fetch, exchanges: Exchange[]): typeof fetch {
  return async (input, init) => {
    const answer = await reach(input, init);
    const bytes = new Uint8Array(await answer.clone().arrayBuffer());
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    const path = `${pathname.replace("/api/v1", "")}${search}`;
    const { status, headers } = answer;
    exchanges.push({
      method: init?.method ?? "GET",
      path,
      status,
      headers,
      body: read({ status, headers, bytes }).body,
    });
    return answer;
  };
}

function initOf({ json, body, headers = {} }: Asked): RequestInit {
  if (json !== undefined)
    return { headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(json) };
  return body === undefined ? { headers } : { headers, body };
}

function read({ status, headers, bytes }: Omit<Told, "body">): Told {
  return { status, headers, bytes, body: jsonOf(headers, bytes) };
}

/** Its JSON; null when it says that it is something else, or is none. */
function jsonOf(headers: Headers, bytes: Uint8Array): unknown {
  if (!/json/.test(headers.get("Content-Type") ?? "")) return null;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
