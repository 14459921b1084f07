import { and, desc, eq, sql } from "drizzle-orm";
import { documents } from "../schema/documents";
import { invoiceHistory, invoices } from "../schema/invoices";
import type { Scope } from "../scope";

/**
 * The PDF of an invoice as its customer has it, without its bytes: the partner's own for a factored one, ours
 * for print and e-mail, also when the partner had it first (edge 13); the latest when it was replaced. Null when
 * there is none yet (M17).
 */
export async function findInvoicePdf({ db, companyId }: Scope, invoiceId: string) {
  const [pdf] = await db
    .select({ id: documents.id, kind: documents.kind, filename: documents.filename, size: documents.size })
    .from(invoiceHistory)
    .innerJoin(
      documents,
      and(eq(documents.companyId, invoiceHistory.companyId), eq(documents.id, invoiceHistory.documentId)),
    )
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, invoiceHistory.companyId), eq(invoices.id, invoiceHistory.invoiceId)),
    )
    .where(
      and(
        eq(invoiceHistory.companyId, companyId),
        eq(invoiceHistory.invoiceId, invoiceId),
        sql`${documents.kind} = case ${invoices.deliveryMethod} when 'factoring' then 'delivered_pdf' else 'invoice_pdf' end`,
      ),
    )
    .orderBy(desc(invoiceHistory.id))
    .limit(1);
  return pdf ?? null;
}
