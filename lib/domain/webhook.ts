import type { Result } from "./result";
import { ok, refuse } from "./result";

/** The type of a message that tells of nothing, to try an endpoint. */
export const WEBHOOK_TEST = "webhook.test";

/** How many endpoints a connection can have: every event is sent to each of them. */
export const WEBHOOK_ENDPOINTS_MAX = 20;

/** Seconds from a failed try to the next, by how many have failed: as Standard Webhooks advises. */
const delays = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** An endpoint that has failed without a success for this long is turned off; its feed stays whole. */
const PATIENCE_MS = 5 * 86_400_000;

/**
 * When a delivery is tried again, or null when it has been tried enough. Up to a tenth is added by chance, so that
 * a thousand deliveries to a server that was away do not come back at once.
 *
 * @param failed how many tries have failed, this one included
 * @param chance from 0 up to 1
 */
export function nextTry(failed: number, now: Date, chance: number): Date | null {
  const seconds = delays[failed - 1];
  return seconds === undefined
    ? null
    : new Date(now.getTime() + Math.round(seconds * 1_000 * (1 + chance / 10)));
}

/** Whether an endpoint has failed for so long that it is turned off. */
export function isGivenUp(failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= PATIENCE_MS;
}

export type UrlRefusal = { readonly code: "url_not_https" | "url_with_credentials" | "url_not_allowed" };

/**
 * Whether an address may be told of events: https, and no number, port or name that only makes sense inside a network.
 * However a number is written (decimal, octal, hexadecimal, with a dot behind), `URL` reads it as a client would. What
 * a name resolves to is looked at when it is connected to, not here. The demo may tell a program on its own machine.
 *
 * @param isInside whether a host is the number of an address that is not on the public internet; false for a name
 */
export function decideWebhookUrl(
  text: string,
  { allowLoopback }: { readonly allowLoopback: boolean },
  isInside: (host: string) => boolean,
): Result<string, UrlRefusal> {
  if (!URL.canParse(text)) return refuse({ code: "url_not_allowed" });
  const url = new URL(text);
  const host = url.hostname.replace(/\.$/, "");

  if (url.username || url.password) return refuse({ code: "url_with_credentials" });
  if (["localhost", "127.0.0.1", "[::1]"].includes(host)) {
    const allowed = allowLoopback && (url.protocol === "http:" || url.protocol === "https:");
    return allowed ? ok(url.href) : refuse({ code: "url_not_allowed" });
  }
  if (url.protocol !== "https:") return refuse({ code: "url_not_https" });
  const number = host.startsWith("[") ? host.slice(1, -1) : host;
  const named = host.includes(".") && !/\.(local|internal|localhost)$/.test(host);
  if (isInside(number) || !(named || host.startsWith("["))) return refuse({ code: "url_not_allowed" });
  return ok(url.href);
}
