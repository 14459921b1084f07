import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Ore } from "@/lib/domain/money";
import { itemPosting } from "../joins";
import { connections, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { openItems, postings, vouchers } from "../schema/ledger";
import type { Scope } from "../scope";

/** What the customer still owes of an invoice: its own item, and the one that a recourse has made anew; oldest first. */
export async function listLosableItems({ db, companyId }: Scope, invoiceId: string) {
  return db
    .select({
      series: openItems.series,
      voucherNo: openItems.voucherNo,
      line: openItems.line,
      remainingOre: sql<Ore>`${openItems.remainingOre}`.mapWith((value) => BigInt(value) as Ore),
      currency: openItems.currency,
      currencyRemaining: openItems.currencyRemaining,
    })
    .from(openItems)
    .innerJoin(postings, itemPosting)
    .innerJoin(
      invoices,
      and(
        eq(invoices.companyId, postings.companyId),
        eq(invoices.id, postings.invoiceId),
        eq(invoices.customerNo, openItems.subledgerNo),
      ),
    )
    .where(
      and(
        eq(openItems.companyId, companyId),
        eq(postings.companyId, companyId),
        eq(postings.invoiceId, invoiceId),
        openItems.isOpen,
        sql`${openItems.remainingOre} > 0`,
        or(
          and(
            eq(openItems.series, invoices.voucherSeries),
            eq(openItems.voucherNo, invoices.voucherNo),
            isNull(postings.eventKind),
          ),
          eq(postings.eventKind, "recourse"),
        ),
      ),
    )
    .orderBy(asc(openItems.series), asc(openItems.voucherNo), asc(openItems.line));
}

/** Who has the claim of an invoice: its latest row at a factoring company with that agreement's type; null when there is none. */
export async function findClaimHolder({ db, companyId }: Scope, invoiceId: string) {
  const [row] = await db
    .select({
      id: factoringInvoices.id,
      connectionId: factoringInvoices.connectionId,
      connectionName: connections.name,
      status: factoringInvoices.status,
      serviceLevel: factoringInvoices.serviceLevel,
      agreementType: connections.agreementType,
    })
    .from(factoringInvoices)
    .innerJoin(
      connections,
      and(
        eq(connections.companyId, factoringInvoices.companyId),
        eq(connections.id, factoringInvoices.connectionId),
      ),
    )
    .where(and(eq(factoringInvoices.companyId, companyId), eq(factoringInvoices.invoiceId, invoiceId)))
    .orderBy(desc(factoringInvoices.id))
    .limit(1);
  return row ?? null;
}

/** The sent credit notes of an invoice, by id. */
export async function listSentCreditNoteIds({ db, companyId }: Scope, invoiceId: string): Promise<string[]> {
  const rows = await db
    .select({ id: invoices.id })
    .from(invoices)
    .where(
      and(
        eq(invoices.companyId, companyId),
        eq(invoices.originalInvoiceId, invoiceId),
        eq(invoices.state, "sent"),
      ),
    );
  return rows.map(({ id }) => id);
}

/** The losses that the company has posted on an invoice and not reversed, newest first; amounts in øre. */
export async function listLosses({ db, companyId }: Scope, invoiceId: string) {
  return db
    .select({
      series: vouchers.series,
      voucherNo: vouchers.voucherNo,
      voucherDate: vouchers.voucherDate,
      amountOre: sql<Ore>`-${postings.amountOre}`.mapWith((value) => BigInt(value) as Ore),
    })
    .from(postings)
    .innerJoin(
      vouchers,
      and(
        eq(vouchers.companyId, postings.companyId),
        eq(vouchers.series, postings.series),
        eq(vouchers.voucherNo, postings.voucherNo),
      ),
    )
    .where(
      and(
        eq(postings.companyId, companyId),
        eq(postings.invoiceId, invoiceId),
        eq(postings.eventKind, "write_off"),
        eq(postings.line, 1),
        eq(vouchers.source, "ui"),
        isNull(vouchers.reversesNo),
        sql`not exists (
          select 1 from vouchers r
          where r.company_id = ${vouchers.companyId} and r.reverses_series = ${vouchers.series} and r.reverses_no = ${vouchers.voucherNo})`,
      ),
    )
    .orderBy(desc(vouchers.voucherNo));
}
