import { and, eq, sql } from "drizzle-orm";
import { latestFactoringRow, ownItem } from "../joins";
import { factoringInvoices } from "../schema/factoring";
import { invoiceNumbers, invoices } from "../schema/invoices";
import { openItems } from "../schema/ledger";
import { legacyInvoices } from "../schema/legacy";
import type { Scope } from "../scope";
import { amongIds, isOneOf } from "../sql";

/** The number that the next sales document will get. True for as long as the company's lock is held. */
export async function nextInvoiceNo({ db, companyId }: Scope): Promise<number> {
  const [row] = await db
    .select({ nextNo: invoiceNumbers.nextNo })
    .from(invoiceNumbers)
    .where(eq(invoiceNumbers.companyId, companyId));
  if (!row) throw new Error("the company has no invoice numbers");
  return row.nextNo;
}

/** Credited originals: number and date, what remains of each in the subledger, and its latest row at a factoring company. */
export async function findOriginals({ db, companyId }: Scope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .select({
      id: invoices.id,
      source: invoices.source,
      number: invoices.number,
      externalNumber: invoices.externalNumber,
      invoiceDate: invoices.invoiceDate,
      branding: invoices.branding,
      currency: invoices.currency,
      exchangeRate: invoices.exchangeRateMicro,
      deliveryMethod: invoices.deliveryMethod,
      voucherSeries: openItems.series,
      voucherNo: openItems.voucherNo,
      line: openItems.line,
      remainingOre: openItems.remainingOre,
      /** What remains in the currency of an invoice that is not in kroner (edge 41). */
      currencyRemaining: openItems.currencyRemaining,
      /** Whether the bureau of the old factoring solution has it, or will get it (M3). */
      atBureau: sql<boolean>`exists (
        select 1 from ${legacyInvoices} l where l.company_id = ${invoices.companyId} and l.invoice_id = ${invoices.id})`,
      factoringId: factoringInvoices.id,
      factoringStatus: factoringInvoices.status,
      factoringConnectionId: factoringInvoices.connectionId,
      firstDownloadedAt: factoringInvoices.firstDownloadedAt,
    })
    .from(invoices)
    .innerJoin(openItems, ownItem)
    .leftJoin(factoringInvoices, latestFactoringRow)
    .where(and(eq(invoices.companyId, companyId), amongIds(invoices.id, ids)));
}

export type OriginalRow = Awaited<ReturnType<typeof findOriginals>>[number];

/** Rows that await their EHF among some invoices, locked: two workers never prepare the same one. */
export async function lockUnprepared({ db, companyId }: Scope, invoiceIds: readonly string[]) {
  return db
    .select({
      id: factoringInvoices.id,
      invoiceId: factoringInvoices.invoiceId,
      connectionId: factoringInvoices.connectionId,
      status: factoringInvoices.status,
      /** It has been at a factoring company before (edge 13). */
      again: sql<boolean>`exists (
        select 1 from factoring_invoices earlier
        where earlier.company_id = ${factoringInvoices}.company_id and earlier.invoice_id = ${factoringInvoices}.invoice_id
          and earlier.id < ${factoringInvoices}.id)`,
      /** Credit notes took all of it before it was ready (edge 9). */
      creditedAway: sql<boolean>`exists (
        select 1 from invoices i
        join invoices c on c.company_id = i.company_id and c.original_invoice_id = i.id and c.state = 'sent'
        join open_items o on (o.company_id, o.series, o.voucher_no, o.subledger_no)
          = (i.company_id, i.voucher_series, i.voucher_no, i.customer_no) and o.remaining_ore = 0
        where i.company_id = ${factoringInvoices}.company_id and i.id = ${factoringInvoices}.invoice_id)`,
    })
    .from(factoringInvoices)
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        amongIds(factoringInvoices.invoiceId, invoiceIds),
        isOneOf(factoringInvoices.status, ["preparing", "preparation_failed"]),
      ),
    )
    .orderBy(factoringInvoices.id)
    .for("update");
}
