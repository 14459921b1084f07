import { and, desc, eq } from "drizzle-orm";
import { factoringInvoices } from "../schema/factoring";
import type { Scope } from "../scope";

/** An invoice's latest row at a factoring company, locked for the company's own report; null when it never had one. */
export async function lockReported({ db, companyId }: Scope, invoiceId: string) {
  const [row] = await db
    .select({
      id: factoringInvoices.id,
      connectionId: factoringInvoices.connectionId,
      status: factoringInvoices.status,
      reportedStatus: factoringInvoices.reportedStatus,
      reportedFrom: factoringInvoices.reportedFrom,
      serviceLevel: factoringInvoices.serviceLevel,
    })
    .from(factoringInvoices)
    .where(and(eq(factoringInvoices.companyId, companyId), eq(factoringInvoices.invoiceId, invoiceId)))
    .orderBy(desc(factoringInvoices.id))
    .limit(1)
    .for("update");
  return row ?? null;
}
