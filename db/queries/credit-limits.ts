import { and, desc, eq, inArray } from "drizzle-orm";
import { creditLimits } from "../schema/claims";
import { connections } from "../schema/factoring";
import type { Scope } from "../scope";

/** What a credit limit says, in øre, and who said it when. */
const columns = {
  id: creditLimits.id,
  connectionId: creditLimits.connectionId,
  connectionName: connections.name,
  customerNo: creditLimits.customerNo,
  limitOre: creditLimits.limitOre,
  usedOre: creditLimits.usedOre,
  /** The last day that it holds; null until further notice. */
  validTo: creditLimits.validTo,
  reportedAt: creditLimits.reportedAt,
};

/** What the factoring companies that the company has now have said of a customer, newest first; at most `limit`. */
export async function listCreditLimits(
  { db, companyId }: Scope,
  customerNo: number,
  { limit }: { readonly limit: number },
) {
  return (
    db
      .select(columns)
      .from(creditLimits)
      .innerJoin(
        connections,
        and(eq(connections.companyId, creditLimits.companyId), eq(connections.id, creditLimits.connectionId)),
      )
      .where(
        and(
          eq(creditLimits.companyId, companyId),
          eq(creditLimits.customerNo, customerNo),
          // What a former factoring company would finance holds no longer.
          inArray(connections.state, ["active", "winding_down"]),
        ),
      )
      // One that is active before one that winds down: it takes the next invoice.
      .orderBy(connections.state, desc(creditLimits.id))
      .limit(limit)
  );
}

/** What one factoring company last said of each of some customers; those it has said nothing of are left out. */
export async function findCreditLimitsAt(
  { db, companyId }: Scope,
  connectionId: string,
  customerNos: readonly number[],
) {
  if (customerNos.length === 0) return [];
  return db
    .selectDistinctOn([creditLimits.customerNo], columns)
    .from(creditLimits)
    .innerJoin(
      connections,
      and(eq(connections.companyId, creditLimits.companyId), eq(connections.id, creditLimits.connectionId)),
    )
    .where(
      and(
        eq(creditLimits.companyId, companyId),
        eq(creditLimits.connectionId, connectionId),
        inArray(creditLimits.customerNo, [...customerNos]),
      ),
    )
    .orderBy(creditLimits.customerNo, desc(creditLimits.id));
}

/** The credit limit that holds for a customer, or null when no factoring company has said one. */
export async function findCreditLimit(scope: Scope, customerNo: number) {
  const [row] = await listCreditLimits(scope, customerNo, { limit: 1 });
  return row ?? null;
}

export type CreditLimitRow = NonNullable<Awaited<ReturnType<typeof findCreditLimit>>>;
