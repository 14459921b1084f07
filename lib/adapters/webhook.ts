import { createHmac, randomBytes } from "node:crypto";
import { lookup } from "node:dns";
import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address";

/** One message to one address, and the secrets that sign it, the newest first. */
export type WebhookMessage = {
  readonly id: string;
  readonly url: string;
  /** JSON, signed and sent byte for byte. */
  readonly payload: string;
  readonly secrets: readonly string[];
  readonly sentAt: Date;
};

/** What came of it. Anything but a 2xx in time is a failure; redirects are not followed. */
export type WebhookAnswer = { readonly status: number | null; readonly error: string | null };

export type WebhookPoster = (message: WebhookMessage) => Promise<WebhookAnswer>;

/** Milliseconds for the whole of a try: a job must not hang on a slow listener. */
const PATIENCE_MS = 15_000;

const SECRET_BYTES = 32;

/** A new signing secret in the form of Standard Webhooks. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}

/** The `webhook-signature` of Standard Webhooks: one signature for each live secret. */
export function signatureOf({ id, payload, secrets, sentAt }: WebhookMessage): string {
  const signed = `${id}.${secondsOf(sentAt)}.${payload}`;
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
      return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
    })
    .join(" ");
}

/**
 * Post messages to partners. Where a name leads is looked at when it is connected to, so that a name which
 * resolves into our own network, now or on a later look-up, is never reached.
 */
export function webhookPoster({ allowLoopback }: { readonly allowLoopback: boolean }): WebhookPoster {
  const allowed = (address: string) => isPublicAddress(address) || (allowLoopback && isLoopback(address));

  return (message) => {
    const url = new URL(message.url);
    const literal = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(literal) && !allowed(literal)) return Promise.resolve(notReached(literal));
    return send(url, message, guardedLookup(allowed));
  };
}

function send(url: URL, message: WebhookMessage, guarded: LookupFunction): Promise<WebhookAnswer> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(message.payload),
    "User-Agent": "Fordring-Webhooks/1",
    "webhook-id": message.id,
    "webhook-timestamp": String(secondsOf(message.sentAt)),
    "webhook-signature": signatureOf(message),
  };
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve({ status: null, error: error.message || error.name });
    const options = {
      method: "POST",
      headers,
      lookup: guarded,
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
    };
    const sent: ClientRequest = request(url, options, (answer: IncomingMessage) => {
      // What it says does not matter, and could be without end.
      answer.destroy();
      const status = answer.statusCode ?? 0;
      resolve({ status, error: status >= 200 && status < 300 ? null : `HTTP ${status}` });
    });
    sent.once("error", failed).end(message.payload);
  });
}

/** The system's own look-up, refusing a name with any address that may not be reached. */
function guardedLookup(allowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      const inside = addresses?.find(({ address }) => !allowed(address));
      if (error || !first) return done(error ?? new Error(`${hostname} has no address`), "", 0);
      if (inside) return done(new Error(notReached(inside.address).error ?? ""), "", 0);
      if (options.all) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };
}

function notReached(address: string): WebhookAnswer {
  return { status: null, error: `${address} is not a public address` };
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address);
}

function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1_000);
}
