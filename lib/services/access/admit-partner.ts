import type { Pool } from "@/db/client";
import { type AdmittedCall, admitApplication, admitCall } from "@/db/writes/partner-access";
import { hashSecret } from "@/lib/adapters/secrets";
import { type RateLimit, type RateStanding, standingOf } from "@/lib/domain/rate-limit";

/** A call whose token is known, and how its connection's bucket stands after it. */
export type KnownCall = { readonly holder: AdmittedCall["holder"]; readonly rate: RateStanding };

/** Whose call it is, by its token; null when nobody was ever given it. What it may do is for others to decide. */
export async function admitPartner(
  pool: Pool,
  token: string,
  now: Date,
  limit: RateLimit,
): Promise<KnownCall | null> {
  const call = await admitCall(pool, hashSecret(token), now, limit);
  return call && { holder: call.holder, rate: standingOf(limit, call.spent) };
}

/** How the bucket of an application key stands after one more request for a token. */
export async function admitTokenRequest(
  pool: Pool,
  applicationKey: string,
  now: Date,
  limit: RateLimit,
): Promise<RateStanding> {
  return standingOf(limit, await admitApplication(pool, hashSecret(applicationKey), now, limit));
}
