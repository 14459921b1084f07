import { and, asc, eq, lt } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import { factoringInvoices } from "../schema/factoring";
import type { Scope } from "../scope";
import { isOneOf } from "../sql";

/** Invoices on hold whose last day was before `today`, locked; at most `limit`, the longest over first. */
export async function lockEndedHolds(
  { db, companyId }: Scope,
  { today, limit }: { readonly today: IsoDate; readonly limit: number },
) {
  return db
    .select({
      id: factoringInvoices.id,
      invoiceId: factoringInvoices.invoiceId,
      holdUntil: factoringInvoices.holdUntil,
    })
    .from(factoringInvoices)
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        isOneOf(factoringInvoices.status, ["on_hold"]),
        lt(factoringInvoices.holdUntil, today),
      ),
    )
    .orderBy(asc(factoringInvoices.holdUntil), asc(factoringInvoices.id))
    .limit(limit)
    .for("update");
}
