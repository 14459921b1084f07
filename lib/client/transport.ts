import { NetworkError, ProblemError, TokenError } from "./problem.ts";

/** An answer with its whole body: what has broken off on the way is no answer. */
export type Received = { status: number; headers: Headers; bytes: Uint8Array<ArrayBuffer> };

/** How a connection is reached. */
export type TransportOptions = {
  /** Ends every call, try and wait. */
  signal?: AbortSignal | undefined;
  /** In place of the global one: a proxy, a recorder. */
  fetch?: typeof fetch | undefined;
  /** How often a call is tried in all; 5 when not given. */
  attempts?: number | undefined;
  /** How long to wait for one answer, in milliseconds; 30 000 when not given. */
  timeoutMs?: number | undefined;
  /** In place of a real pause between tries; it must reject when the signal aborts. */
  wait?: ((milliseconds: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
};

/** Sends one request as often as it needs, and answers or throws. */
export type Transport = {
  /** Makes the request anew for each try: a token may have been renewed between. */
  send: (url: URL, request: () => Promise<RequestInit>, signal?: AbortSignal) => Promise<Received>;
  /** One try, whatever the status. */
  once: (url: URL, init: RequestInit, signal?: AbortSignal) => Promise<Received>;
  /** A pause that a signal ends. */
  wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

const ATTEMPTS = 5;
const ANSWER_TIMEOUT_MS = 30_000;
const FIRST_PAUSE_MS = 250;
/** A server that asks for a longer pause is not waited for: the call fails, and its `Retry-After` is yours to act on. */
const LONGEST_PAUSE_MS = 120_000;

/**
 * Tries again what may well succeed in a moment: no answer, 5xx, 429, `idempotency_in_flight`, and once a token that
 * the server no longer knows. Waits as long as `Retry-After` asks, else longer each time.
 */
export function createTransport(
  options: TransportOptions,
  forgetToken: (authorization: string | null) => void,
): Transport {
  const reach = options.fetch ?? fetch;
  const attempts = options.attempts ?? ATTEMPTS;
  const pause = options.wait ?? sleep;

  async function once(url: URL, init: RequestInit, signal?: AbortSignal): Promise<Received> {
    const ending = endingOf(options.signal, signal);
    const timeout = AbortSignal.timeout(options.timeoutMs ?? ANSWER_TIMEOUT_MS);
    try {
      const answer = await reach(url, {
        ...init,
        signal: ending ? AbortSignal.any([ending, timeout]) : timeout,
      });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return { status: answer.status, headers: answer.headers, bytes };
    } catch (error) {
      ending?.throwIfAborted();
      throw new NetworkError(`${url.host} does not answer`, { cause: error });
    }
  }

  return {
    once,
    wait: (milliseconds, signal) => pause(milliseconds, endingOf(options.signal, signal)),
    async send(url, request, signal) {
      let renewed = false;
      for (let attempt = 1; ; attempt += 1) {
        const init = await request();
        const answer = await once(url, init, signal).catch(passNetworkError);
        if (!(answer instanceof NetworkError) && answer.status < 300) return answer;

        const failure = answer instanceof NetworkError ? answer : problemOf(answer);
        if (failure instanceof ProblemError && failure.status === 401 && !renewed && attempt < attempts) {
          renewed = true;
          forgetToken(new Headers(init.headers).get("Authorization"));
          continue;
        }
        const wait = pauseBefore(attempt, answer);
        if (attempt >= attempts || !isPassing(failure) || wait > LONGEST_PAUSE_MS) throw failure;
        await pause(wait, endingOf(options.signal, signal));
      }
    },
  };
}

/** A problem document as an error; what is none (a proxy's page) keeps its status. */
export function problemOf({ status, headers, bytes }: Received): ProblemError | TokenError {
  const body = jsonOf(bytes);
  if (typeof body.error === "string")
    return new TokenError(status, body.error, String(body.error_description ?? ""));
  return new ProblemError(status, body, headers.get("Request-Id"));
}

/** A body as a JSON object; empty when it is none. */
export function jsonOf(bytes: Uint8Array): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof body === "object" && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

/** An abort is the caller's own doing and goes on to it; only what the network did is tried again. */
function passNetworkError(error: unknown): NetworkError {
  if (error instanceof NetworkError) return error;
  throw error;
}

function isPassing(failure: Error): boolean {
  if (failure instanceof NetworkError) return true;
  if (failure instanceof TokenError) return failure.status >= 500 || failure.status === 429;
  if (!(failure instanceof ProblemError)) return false;
  return failure.status >= 500 || failure.status === 429 || failure.code === "idempotency_in_flight";
}

/** Milliseconds: what the server asks for, in seconds or as a date; else about 0.25, 0.5, 1, 2 seconds, never twice the same. */
function pauseBefore(attempt: number, answer: Received | NetworkError): number {
  const asked = answer instanceof NetworkError ? null : answer.headers.get("Retry-After");
  if (asked !== null) {
    const seconds = /^\d+$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000;
    if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  }
  return FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
}

function endingOf(...signals: (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
