import type { Pool } from "@/db/client";
import { findConnectionByKeys } from "@/db/queries/partner-access";
import { openBooks } from "@/db/scope";
import { insertAccessToken } from "@/db/writes/connections";
import { hashSecret, newSecret } from "@/lib/adapters/secrets";
import { TOKEN_LIFETIME_SECONDS } from "@/lib/contracts/partner-api/token";
import { grantedScopes, type PartnerScope } from "@/lib/domain/actor";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { transact } from "../transact";

export type TokenRequest = {
  readonly applicationKey: string;
  readonly clientKey: string;
  /** Null asks for all that the partner may have. */
  readonly scopes: readonly PartnerScope[] | null;
};

export type TokenRefusal = {
  readonly code: "invalid_client" | "invalid_scope";
  /** Whose keys they are, or were; null when nobody knows them. For our own log, not for the answer. */
  readonly whose: KeyOwner | null;
};

/** The connection that keys belong to. */
export type KeyOwner = { readonly companyId: number; readonly connectionId: string };

/** A token, whose it is, and what it may do. */
export type IssuedToken = {
  readonly token: string;
  readonly scopes: readonly PartnerScope[];
  readonly whose: KeyOwner;
};

/** Exchange a pair of keys for a bearer token of 20 minutes; only its hash is kept. */
export async function issueToken(
  pool: Pool,
  { applicationKey, clientKey, scopes }: TokenRequest,
  { now, requestId }: { readonly now: Date; readonly requestId: string },
): Promise<Result<IssuedToken, TokenRefusal>> {
  const holder = await findConnectionByKeys(pool, hashSecret(applicationKey), hashSecret(clientKey));
  const whose = holder && { companyId: holder.companyId, connectionId: holder.connectionId };
  // One answer for unknown, revoked and ended: a stranger learns nothing of which.
  if (!holder || !whose || holder.revoked || holder.state === "inactive" || holder.state === "pending")
    return refuse({ code: "invalid_client", whose });
  const grantable = grantedScopes(holder.kind, holder.scopes);
  const granted = scopes ?? grantable;
  if (!granted.every((scope) => grantable.includes(scope))) return refuse({ code: "invalid_scope", whose });

  const token = newSecret("fat");
  const { companyId, connectionId, clientKeyId } = holder;
  const scope = {
    db: openBooks(pool, companyId),
    companyId,
    actor: { kind: "system", task: "issue-token" },
    now,
    requestId,
  } as const;
  const issued = await transact(scope, "access/issue-token", async (tx) => {
    const expiresAt = new Date(now.getTime() + TOKEN_LIFETIME_SECONDS * 1000);
    await insertAccessToken(tx, {
      tokenHash: hashSecret(token),
      connectionId,
      clientKeyId,
      scopes: [...granted],
      expiresAt,
    });
    return ok(null);
  });
  if (!issued.ok) throw new Error("the system was refused a token");
  return ok({ token, scopes: granted, whose });
}
