import { periodUs, type RateLimit, type Spent } from "@/lib/domain/rate-limit";
import type { Pool } from "../client";
import type { TokenHolder } from "../queries/partner-access";

/** Whose call it is, and whether there was room for it. */
export type AdmittedCall = { readonly holder: TokenHolder; readonly spent: Spent };

type CallRow = Omit<TokenHolder, "expiresAt"> & {
  expiresAt: Date | string;
  admitted: boolean;
  backlogUs: number;
};

/**
 * Whose token it is, whether or not it has expired or its key was revoked; null when unknown. A live one spends a
 * token of its connection's bucket, and its key is noted as used, all in one round trip.
 *
 * @param tokenHash SHA-256
 */
export async function admitCall(
  pool: Pool,
  tokenHash: Uint8Array,
  now: Date,
  limit: RateLimit,
): Promise<AdmittedCall | null> {
  const [row] = await pool<CallRow[]>`
    select company_id as "companyId", connection_id as "connectionId", integration_name as "integrationName",
           kind, state, scopes, expires_at as "expiresAt", revoked, admitted, backlog_us as "backlogUs"
    from admit_call(${Buffer.from(tokenHash)}, ${now.toISOString()}::timestamptz, ${periodUs(limit)}, ${limit.burst})`;
  if (!row) return null;
  const { admitted, backlogUs, expiresAt, ...holder } = row;
  return { holder: { ...holder, expiresAt: new Date(expiresAt) }, spent: { admitted, backlogUs } };
}

/** Whether there is room for one more request for a token by an application key. */
export async function admitApplication(
  pool: Pool,
  applicationKeyHash: Uint8Array,
  now: Date,
  limit: RateLimit,
): Promise<Spent> {
  const [row] = await pool<{ admitted: boolean; backlogUs: number }[]>`
    select admitted, backlog_us as "backlogUs"
    from admit_application(${Buffer.from(applicationKeyHash)}, ${now.toISOString()}::timestamptz, ${periodUs(limit)}, ${limit.burst})`;
  if (!row) throw new Error("the bucket did not answer");
  return row;
}
