import { sql } from "drizzle-orm";
import type { PartnerKind, PartnerScope } from "@/lib/domain/actor";
import type { ConnectionState } from "@/lib/domain/factoring";
import { drizzleOver, type Pool } from "../client";

export type KeyHolder = {
  companyId: number;
  connectionId: string;
  clientKeyId: string;
  kind: PartnerKind;
  state: ConnectionState;
  scopes: PartnerScope[];
};

export type TokenHolder = {
  companyId: number;
  connectionId: string;
  integrationName: string;
  kind: PartnerKind;
  state: ConnectionState;
  scopes: PartnerScope[];
  expiresAt: Date;
};

/** The connection that a pair of keys opens; asked before any company is known. Hashes are SHA-256. */
export async function findConnectionByKeys(
  pool: Pool,
  applicationKeyHash: Uint8Array,
  clientKeyHash: Uint8Array,
): Promise<KeyHolder | null> {
  const [row] = await drizzleOver(pool).execute<KeyHolder>(sql`
    select company_id as "companyId", connection_id as "connectionId", client_key_id as "clientKeyId", kind, state, scopes
    from connection_by_keys(${Buffer.from(applicationKeyHash)}, ${Buffer.from(clientKeyHash)})`);
  return row ?? null;
}

/** Whose token it is, whether or not it has expired; null when unknown or its key is revoked. */
export async function findPartnerByToken(pool: Pool, tokenHash: Uint8Array): Promise<TokenHolder | null> {
  const [row] = await drizzleOver(pool).execute<Omit<TokenHolder, "expiresAt"> & { expiresAt: string }>(sql`
    select company_id as "companyId", connection_id as "connectionId", integration_name as "integrationName",
           kind, state, scopes, expires_at as "expiresAt"
    from partner_by_token(${Buffer.from(tokenHash)})`);
  return row ? { ...row, expiresAt: new Date(row.expiresAt) } : null;
}
