import type { FeedEvent } from "./paging.ts";

/** A message that is Fordring's. `id` is the same on every try of it: what you have handled already, leave. */
export type WebhookMessage = { id: string; sentAt: Date; event: WebhookEvent };

/** An event of the feed, or the test that you asked for. */
export type WebhookEvent = FeedEvent | { type: "webhook.test"; timestamp: string; data: object };

/** Why a message is not to be believed. */
export type WebhookRefusal = "missing_header" | "too_old" | "too_new" | "wrong_signature" | "not_an_event";

/** A message that is not Fordring's, is not for now, or was changed on the way. Answer 400, and do nothing else. */
export class WebhookError extends Error {
  override name = "WebhookError";
  readonly code: WebhookRefusal;

  constructor(code: WebhookRefusal) {
    super(`the webhook is not to be believed: ${code}`);
    this.code = code;
  }
}

/** Headers as a web `Request` has them, or Node's `request.headers`. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | string[] | undefined>>;

/** How far the sender's clock may be from ours, in seconds: what Standard Webhooks advises against replays. */
const TOLERANCE_SECONDS = 300;

/**
 * Verify a webhook (Standard Webhooks, `v1`), before anything in it is believed. Signatures are compared in constant
 * time, and one that is right by any of the secrets is enough: while a secret is rotated, two are live.
 *
 * @param body the raw bytes or text as they came: JSON that was parsed and written again is another message
 * @param secrets as `GET /webhook-endpoints/{endpointId}/secrets` gives them: `whsec_…`
 * @throws WebhookError
 */
export async function verifyWebhook(
  headers: WebhookHeaders,
  body: string | Uint8Array,
  secrets: readonly string[],
  { now = new Date(), toleranceSeconds = TOLERANCE_SECONDS }: { now?: Date; toleranceSeconds?: number } = {},
): Promise<WebhookMessage> {
  const id = headerOf(headers, "webhook-id");
  const timestamp = headerOf(headers, "webhook-timestamp");
  const signatures = headerOf(headers, "webhook-signature");
  if (!id || !/^\d{1,12}$/.test(timestamp) || !signatures) throw new WebhookError("missing_header");

  // The bytes themselves are signed: read as text and written again, some would be others.
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const signed = withPrefix(`${id}.${timestamp}.`, bytes);
  if (!(await isSigned(signed, signatures, secrets))) throw new WebhookError("wrong_signature");

  const age = now.getTime() / 1000 - Number(timestamp);
  if (age > toleranceSeconds) throw new WebhookError("too_old");
  if (age < -toleranceSeconds) throw new WebhookError("too_new");
  return { id, sentAt: new Date(Number(timestamp) * 1000), event: eventOf(new TextDecoder().decode(bytes)) };
}

function withPrefix(prefix: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(prefix);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return whole;
}

async function isSigned(
  signed: Uint8Array<ArrayBuffer>,
  signatures: string,
  secrets: readonly string[],
): Promise<boolean> {
  const theirs = signatures.split(" ").flatMap((one) => {
    const bytes = one.startsWith("v1,") ? bytesOf(one.slice(3)) : null;
    return bytes ? [bytes] : [];
  });
  let right = false;
  for (const secret of secrets) {
    const bytes = bytesOf(secret.replace(/^whsec_/, ""));
    if (!bytes || bytes.length === 0) throw new TypeError("a webhook secret is whsec_ and base64");
    const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, [
      "verify",
    ]);
    for (const one of theirs) {
      // Web Crypto compares in constant time; and every pair is tried, whichever was right.
      if (await crypto.subtle.verify("HMAC", key, one, signed)) right = true;
    }
  }
  return right;
}

function eventOf(text: string): WebhookEvent {
  try {
    const event: WebhookEvent = JSON.parse(text);
    if (
      typeof event.type === "string" &&
      typeof event.timestamp === "string" &&
      typeof event.data === "object" &&
      event.data !== null
    )
      return event;
  } catch {
    // Said below.
  }
  throw new WebhookError("not_an_event");
}

function headerOf(headers: WebhookHeaders, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? "";
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** Bytes of base64; null when it is none. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
