import { and, eq } from "drizzle-orm";
import { idempotencyKeys } from "../schema/factoring";
import type { Scope } from "../scope";

/** The answer already given to a key by this connection, if any. */
export async function findAnswer({ db, companyId }: Scope, connectionId: string, key: string) {
  const [row] = await db
    .select({
      requestHash: idempotencyKeys.requestHash,
      status: idempotencyKeys.status,
      body: idempotencyKeys.response,
    })
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.companyId, companyId),
        eq(idempotencyKeys.connectionId, connectionId),
        eq(idempotencyKeys.key, key),
      ),
    );
  return row ?? null;
}
