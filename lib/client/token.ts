import { TokenError } from "./problem.ts";
import { jsonOf, type Received } from "./transport.ts";

/** What opens one client's books: your key, and the key that the client has given you. */
export type Keys = {
  applicationKey: string;
  clientKey: string;
  /** Fewer rights than the connection gives, separated by spaces; all of them when not given. */
  scope?: string | undefined;
};

/** A token is renewed while it still works, so that a request never meets its end. */
const RENEW_BEFORE_MS = 60_000;

/** Keeps one token for all calls (OAuth 2.0 client credentials). Calls that need a new one at once share the asking. */
export function tokenKeeper(ask: () => Promise<Received>) {
  let held: { token: string; until: number } | undefined;
  let asking: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const received = await ask();
    const { access_token: token, expires_in: seconds } = jsonOf(received.bytes);
    if (typeof token !== "string")
      throw new TokenError(received.status, "invalid_answer", "the answer has no access_token");
    held = { token, until: Date.now() + Number(seconds) * 1000 - RENEW_BEFORE_MS };
    return token;
  }

  return {
    token(): Promise<string> {
      if (held && held.until > Date.now()) return Promise.resolve(held.token);
      asking ??= renew().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    /** The server no longer knows it: a key was revoked, or a clock is wrong. A newer one stays. */
    forget(authorization: string | null): void {
      if (authorization === `Bearer ${held?.token}`) held = undefined;
    },
  };
}

/** The request for a token. */
export function tokenRequest({ applicationKey, clientKey, scope }: Keys): RequestInit {
  const form = new URLSearchParams({ grant_type: "client_credentials", ...(scope ? { scope } : {}) });
  return {
    method: "POST",
    headers: { Authorization: `Basic ${btoa(`${applicationKey}:${clientKey}`)}` },
    body: form,
  };
}
