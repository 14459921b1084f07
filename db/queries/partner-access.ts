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
  /** The client key has been revoked: it opens nothing, and only tells whose it was. */
  revoked: boolean;
};

export type TokenHolder = {
  companyId: number;
  connectionId: string;
  integrationName: string;
  kind: PartnerKind;
  state: ConnectionState;
  scopes: PartnerScope[];
  expiresAt: Date;
  /** The key that the token was given for has been revoked. */
  revoked: boolean;
};

/** The connection that a pair of keys opens, or opened before the client key was revoked; asked before any company is known. Hashes are SHA-256. */
export async function findConnectionByKeys(
  pool: Pool,
  applicationKeyHash: Uint8Array,
  clientKeyHash: Uint8Array,
): Promise<KeyHolder | null> {
  const [row] = await drizzleOver(pool).execute<KeyHolder>(sql`
    select company_id as "companyId", connection_id as "connectionId", client_key_id as "clientKeyId", kind, state, scopes,
           revoked
    from connection_by_keys(${Buffer.from(applicationKeyHash)}, ${Buffer.from(clientKeyHash)})`);
  return row ?? null;
}
