import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Problem } from "./api";
import type { paths } from "./openapi";

/** How to reach one client's books. */
export type Keys = { baseUrl: string; applicationKey: string; clientKey: string };

type Method = "get" | "post";

/** The published paths that have the method. */
type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: object } ? P : never;
}[keyof paths];

/** What an operation is told: the braces of its path, its query, and its JSON body or a form. */
type Input<Operation> = (Operation extends { parameters: { path: infer Path } } ? { path: Path } : unknown) &
  (Operation extends { parameters: { query?: infer Query } } ? { query?: Query } : unknown) &
  (Operation extends { requestBody: { content: { "application/json": infer Body } } }
    ? { body: Body } | { form: FormData }
    : unknown);

/** What an operation answers when it goes well. */
type Answer<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses]: Status extends 200 | 201
        ? Responses[Status] extends { content: { "application/json": infer Body } }
          ? Body
          : never
        : never;
    }[keyof Responses]
  : never;

/** The API with its types: a wrong path, a missing field or a misspelt one does not compile. */
export type Client = {
  get<P extends PathWith<"get">>(path: P, input: Input<paths[P]["get"]>): Promise<Answer<paths[P]["get"]>>;
  post<P extends PathWith<"post">>(
    path: P,
    input: Input<paths[P]["post"]>,
  ): Promise<Answer<paths[P]["post"]>>;
  /** A file as it is, with its headers. `href` is what an invoice says of it. */
  download(href: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; headers: Headers }>;
};

/** A refusal. `problem.code` is what to act on; `problem.detail` is for people, `problem.traceId` for support. */
export class ProblemError extends Error {
  override name = "ProblemError";
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(
      `${problem.code ?? status}: ${problem.detail ?? "no problem document"} (trace ${problem.traceId ?? "none"})`,
    );
    this.status = status;
    this.problem = problem;
  }
}

const ATTEMPTS = 5;
const ANSWER_TIMEOUT_MS = 30_000;
/** A token is renewed while it still works, so that a request never meets its end. */
const RENEW_BEFORE_MS = 60_000;

/**
 * A client for one connection. Each request carries a fresh enough token and is tried again when the network
 * or the server fails; a POST keeps its `Idempotency-Key` through all its attempts, so that an answer that was
 * lost on the way is given again and nothing happens twice.
 *
 * @param signal ends every request and wait at once
 */
export function createClient(keys: Keys, signal: AbortSignal): Client {
  const bearer = tokenKeeper(keys, signal);

  async function request(url: URL, init: RequestInit): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const token = await bearer.token();
      const headers = { ...init.headers, Authorization: `Bearer ${token}` };
      const answer = await reach(url, { ...init, headers }, signal);
      if (answer instanceof Response && answer.ok) return answer;

      const failure = answer instanceof Response ? await problemOf(answer) : answer;
      if (failure instanceof ProblemError && failure.status === 401) bearer.forget(token);
      if (attempt === ATTEMPTS || !isPassing(failure)) throw failure;
      await sleep(waitBefore(attempt, answer), undefined, { signal });
    }
  }

  return {
    async get(path, input) {
      const answer = await request(addressOf(keys.baseUrl, path, input), { method: "GET" });
      return answer.json();
    },
    async post(path, input) {
      const { body, headers } = bodyOf(input);
      const answer = await request(addressOf(keys.baseUrl, path, input), {
        method: "POST",
        headers: { ...headers, "Idempotency-Key": randomUUID() },
        body,
      });
      return answer.json();
    },
    async download(href) {
      const answer = await request(new URL(href, keys.baseUrl), { method: "GET" });
      return { bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers };
    },
  };
}

/** Keeps one token for all requests (OAuth 2.0 client credentials) and renews it before it runs out. */
function tokenKeeper({ baseUrl, applicationKey, clientKey }: Keys, signal: AbortSignal) {
  let held: { token: string; until: number } | undefined;

  async function renew(): Promise<{ token: string; until: number }> {
    const answer = await reach(
      new URL("/api/v1/oauth/token", baseUrl),
      {
        method: "POST",
        headers: {
          Authorization: `Basic ${Buffer.from(`${applicationKey}:${clientKey}`).toString("base64")}`,
        },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
      },
      signal,
    );
    if (!(answer instanceof Response)) throw answer;
    if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
    const { access_token: token, expires_in: seconds } = await answer.json();
    return { token, until: Date.now() + seconds * 1000 - RENEW_BEFORE_MS };
  }

  return {
    async token(): Promise<string> {
      if (!held || held.until < Date.now()) held = await renew();
      return held.token;
    },
    /** The server no longer knows it: a key was rotated, or a clock is wrong. */
    forget(token: string): void {
      if (held?.token === token) held = undefined;
    },
  };
}

/** The answer, or the error that stood in its way. */
async function reach(url: URL, init: RequestInit, signal: AbortSignal): Promise<Response | Error> {
  try {
    return await fetch(url, {
      ...init,
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
  } catch (error) {
    signal.throwIfAborted();
    return new Error(`${url.host} does not answer`, { cause: error });
  }
}

async function problemOf(answer: Response): Promise<ProblemError> {
  const problem = await answer.json().catch(() => ({}));
  return new ProblemError(answer.status, problem);
}

/** What may well succeed in a moment. Everything else is for a person to mend, and asking again is no help. */
function isPassing(failure: Error): boolean {
  if (!(failure instanceof ProblemError)) return true;
  const { status, problem } = failure;
  return status >= 500 || status === 429 || status === 401 || problem.code === "idempotency_in_flight";
}

/** As long as the server asks for, else 0.25, 0.5, 1, 2 seconds. */
function waitBefore(attempt: number, answer: Response | Error): number {
  const asked = answer instanceof Response ? Number(answer.headers.get("Retry-After")) : 0;
  return asked > 0 ? asked * 1000 : 125 * 2 ** attempt;
}

type Loose = { path?: object; query?: object; body?: unknown; form?: FormData };

function addressOf(baseUrl: string, path: string, { path: braces = {}, query = {} }: Loose): URL {
  const names = new Map(Object.entries(braces));
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(names.get(name))));
  const url = new URL(`/api/v1${filled}`, baseUrl);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

/** A form names its own media type, with the boundary between its parts. */
function bodyOf({ body, form }: Loose): { body: BodyInit | null; headers: Record<string, string> } {
  if (form) return { body: form, headers: {} };
  if (body === undefined) return { body: null, headers: {} };
  return { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}
