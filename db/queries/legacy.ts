import { eq, sql } from "drizzle-orm";
import { user } from "../schema/auth";
import { legacyFactoring, legacyInvoices } from "../schema/legacy";
import type { Scope } from "../scope";

/** The old factoring solution as it is set up, and how many invoices wait to be transferred (M3); null in companies that never had it. */
export async function findLegacyFactoring({ db, companyId }: Scope) {
  const waiting = sql<number>`(
    select count(*) from ${legacyInvoices} w
    where w.company_id = ${legacyFactoring.companyId} and w.transfer_id is null)`;
  const [row] = await db
    .select({
      enabled: legacyFactoring.enabled,
      bureauName: legacyFactoring.bureauName,
      clientId: legacyFactoring.clientId,
      receivableAccountNo: legacyFactoring.receivableAccountNo,
      endedAt: legacyFactoring.endedAt,
      endedByName: user.name,
      untransferred: waiting.mapWith(Number),
    })
    .from(legacyFactoring)
    .leftJoin(user, eq(user.id, legacyFactoring.endedBy))
    .where(eq(legacyFactoring.companyId, companyId));
  return row ?? null;
}

export type LegacyFactoringRow = NonNullable<Awaited<ReturnType<typeof findLegacyFactoring>>>;
