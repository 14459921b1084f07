import type { TokenHolder } from "@/db/queries/partner-access";
import type { PartnerScope } from "@/lib/domain/actor";
import type { RateStanding } from "@/lib/domain/rate-limit";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { KnownCall } from "@/lib/services/access/admit-partner";

/** Why a token does not open the door, with what a client needs to mend it. */
export type AuthRefusal =
  | { readonly code: "unauthorized"; readonly tokenSent: boolean }
  | { readonly code: "rate_limited"; readonly retryAfter: number }
  | { readonly code: "connection_inactive" }
  | { readonly code: "dedicated_only"; readonly integration: string }
  | { readonly code: "scope_missing"; readonly scope: PartnerScope };

/** The token of an `Authorization: Bearer …` header, or null. The scheme's name is case-insensitive (RFC 9110 § 11.1). */
export function bearerToken(authorization: string | null): string | null {
  return /^bearer +([\w.~+/-]{1,200}=*)$/i.exec(authorization ?? "")?.[1] ?? null;
}

/** What an endpoint asks of whoever calls it. */
type Needed = { readonly path: string; readonly permission: PartnerScope | null };

/** Whether an address belongs to the dedicated factoring solution. */
export function isDedicated(path: string): boolean {
  return path.startsWith("/factoring/");
}

/** Whether whoever shows the token has used up its calls for now. */
function roomFor(rate: RateStanding): Result<null, AuthRefusal> {
  const { retryAfterSeconds } = rate;
  return retryAfterSeconds === null
    ? ok(null)
    : refuse({ code: "rate_limited", retryAfter: retryAfterSeconds });
}

/** Whether a token is a live one: unknown, expired and revoked ones look the same. */
export function isLive(call: KnownCall | null, now: Date): call is KnownCall {
  return call !== null && !call.holder.revoked && call.holder.expiresAt > now;
}

/**
 * Whether a call may go on: its token, then room for it, then the agreement, its kind, and the scope. The connection
 * is looked at on every request, so that deactivation and revoked keys cut off at once; a connection that is winding
 * down keeps its rights until its invoices are finished (M6).
 */
export function admit(
  call: KnownCall | null,
  { path, permission }: Needed,
  now: Date,
): Result<TokenHolder, AuthRefusal> {
  if (!isLive(call, now)) return refuse({ code: "unauthorized", tokenSent: true });
  const room = roomFor(call.rate);
  if (!room.ok) return room;
  const { holder } = call;
  if (holder.state !== "active" && holder.state !== "winding_down")
    return refuse({ code: "connection_inactive" });
  // M30: an alternative integration has no part in the dedicated solution, whatever its token says.
  if (holder.kind === "factoring_alternative" && isDedicated(path)) {
    return refuse({ code: "dedicated_only", integration: holder.integrationName });
  }
  if (permission && !holder.scopes.includes(permission))
    return refuse({ code: "scope_missing", scope: permission });
  return ok(holder);
}
