import { setTimeout as sleep } from "node:timers/promises";
import { type Client, createClient } from "@/lib/client/client";
import type { CompanySide } from "../company-side";
import type { ConnectionKeys } from "../keys";
import type { Language } from "../words";
import type { Exchange } from "./document";
import type { Asked, Told, Walk } from "./walk";

/** Attempts at a call that is answered 429. */
const PATIENCE = 20;

/** What a run is given beside the keys. */
export type WalkOptions = {
  /** Tells this run's references from every other run's. */
  readonly mark: string;
  readonly language?: Language | undefined;
  readonly company?: CompanySide | null | undefined;
  readonly fetch?: typeof fetch | undefined;
};

/** A walk that remembers every answer. */
export function walkOf(keys: ConnectionKeys, options: WalkOptions): Walk {
  const { mark, language = "en", company = null, fetch: reach = fetch } = options;
  const exchanges: Exchange[] = [];
  const watched = watching(reach, exchanges);
  const { baseUrl } = keys;
  const client = createClient({ ...keys, language, fetch: watched });
  const holding = (token: string) =>
    createClient({ baseUrl, token: () => Promise.resolve(token), fetch: watched });

  async function ask(method: string, path: string, asked: Asked = {}, by: Client = client): Promise<Told> {
    for (let attempt = 1; ; attempt += 1) {
      const told = read(await by.request(method, path, initOf(asked)));
      if (told.status !== 429 || attempt === PATIENCE) return told;
      await sleep(1000 * Number(told.headers.get("Retry-After") ?? 1));
    }
  }

  async function askToken(authorization: string, form: Record<string, string>): Promise<Told> {
    const url = new URL("/api/v1/oauth/token", baseUrl);
    const headers = { Authorization: authorization };
    const answer = await watched(url, { method: "POST", headers, body: new URLSearchParams(form) });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return read({ status: answer.status, headers: answer.headers, bytes });
  }

  const stranger = holding("nobody");
  const askAs = (token: string, method: string, path: string) => ask(method, path, {}, holding(token));
  return { client, stranger, ask, askAs, askToken, keys, exchanges, company, known: {}, mark };
}

/** A fetch that remembers what it was answered. */
function watching(reach: typeof fetch, exchanges: Exchange[]): typeof fetch {
  return async (input, init) => {
    const answer = await reach(input, init);
    const bytes = new Uint8Array(await answer.clone().arrayBuffer());
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    const path = `${pathname.replace("/api/v1", "")}${search}`;
    const { status, headers } = answer;
    const { body } = read({ status, headers, bytes });
    exchanges.push({ method: init?.method ?? "GET", path, status, headers, body });
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
