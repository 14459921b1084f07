import { and, eq, sql } from "drizzle-orm";
import { latestFactoringRow, ownItem } from "../joins";
import { connections, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { openItems } from "../schema/ledger";
import type { Scope } from "../scope";

/**
 * What is to be known of an invoice that a factoring company had, before it is sent once more (edge 13): its latest
 * row there with the reason given, what remains of it in øre, and where the invoice stands that it credits. Null for
 * a draft, or when there is no such invoice.
 */
export async function findReturned({ db, companyId }: Scope, invoiceId: string) {
  const [row] = await db
    .select({
      id: invoices.id,
      kind: invoices.kind,
      number: invoices.number,
      currency: invoices.currency,
      customerNo: invoices.customerNo,
      deliveryMethod: invoices.deliveryMethod,
      remainingOre: sql<bigint>`abs(${openItems.remainingOre})`.mapWith(BigInt),
      originalInvoiceId: invoices.originalInvoiceId,
      originalMethod: sql<typeof invoices.$inferSelect.deliveryMethod>`(
        select o.delivery_method from invoices o
        where o.company_id = ${invoices.companyId} and o.id = ${invoices.originalInvoiceId})`,
      originalBranding: sql<typeof invoices.$inferSelect.branding>`(
        select o.branding from invoices o
        where o.company_id = ${invoices.companyId} and o.id = ${invoices.originalInvoiceId})`,
      originalStatus: sql<typeof factoringInvoices.$inferSelect.status | null>`(
        select f.status from factoring_invoices f
        where f.company_id = ${invoices.companyId} and f.invoice_id = ${invoices.originalInvoiceId}
        order by f.id desc limit 1)`,
      /** Who has the claim that a credit note lowers: it goes nowhere else (edge 11). */
      originalConnectionId: sql<string | null>`(
        select f.connection_id from factoring_invoices f
        where f.company_id = ${invoices.companyId} and f.invoice_id = ${invoices.originalInvoiceId}
        order by f.id desc limit 1)`,
      inCollection: sql<boolean>`exists (
        select 1 from collection_cases c
        where c.company_id = ${invoices.companyId} and c.invoice_id = ${invoices.id} and c.withdrawn_at is null)`,
      status: factoringInvoices.status,
      connectionId: factoringInvoices.connectionId,
      connectionName: connections.name,
      reasonCode: factoringInvoices.rejectCode,
      reason: factoringInvoices.statusDescription,
      retryable: factoringInvoices.rejectRetryable,
    })
    .from(invoices)
    .innerJoin(openItems, ownItem)
    .leftJoin(factoringInvoices, latestFactoringRow)
    .leftJoin(
      connections,
      and(
        eq(connections.companyId, factoringInvoices.companyId),
        eq(connections.id, factoringInvoices.connectionId),
      ),
    )
    .where(and(eq(invoices.companyId, companyId), eq(invoices.id, invoiceId)));
  return row ?? null;
}

export type ReturnedRow = NonNullable<Awaited<ReturnType<typeof findReturned>>>;
