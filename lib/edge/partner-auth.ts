import { createHash } from "node:crypto";
import type { Pool } from "@/db/client";
import { findPartnerByToken, type TokenHolder } from "@/db/queries/partner-access";
import type { PartnerScope } from "@/lib/domain/actor";
import { ok, type Result, refuse } from "@/lib/domain/result";

/** Why a token does not open the door, with what a client needs to mend it. */
export type AuthRefusal =
  | { readonly code: "unauthorized"; readonly tokenSent: boolean }
  | { readonly code: "connection_inactive" }
  | { readonly code: "dedicated_only"; readonly integration: string }
  | { readonly code: "scope_missing"; readonly scope: PartnerScope };

/** Secrets are kept as SHA-256: they are 256 random bits, which no one can guess from a fast hash. */
export function hashSecret(secret: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

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

/**
 * Whose request this is. The connection is looked at on every request, so that deactivation cuts off at once;
 * a connection that is winding down keeps its rights until its invoices are finished (M6).
 */
export async function authenticatePartner(
  pool: Pool,
  authorization: string | null,
  needed: Needed,
  now: Date,
): Promise<Result<TokenHolder, AuthRefusal>> {
  const token = bearerToken(authorization);
  if (!token) return refuse({ code: "unauthorized", tokenSent: authorization !== null });

  const holder = await findPartnerByToken(pool, hashSecret(token));
  return admit(holder, needed, now);
}

/** The decision alone: unknown and expired tokens look the same, then the agreement, its kind, and the scope. */
export function admit(
  holder: TokenHolder | null,
  { path, permission }: Needed,
  now: Date,
): Result<TokenHolder, AuthRefusal> {
  if (!holder || holder.expiresAt <= now) return refuse({ code: "unauthorized", tokenSent: true });
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
