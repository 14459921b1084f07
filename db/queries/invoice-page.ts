import { and, asc, desc, eq, sql } from "drizzle-orm";
import { isForeign } from "@/lib/domain/currency";
import { ownItem, shownInvoiceNo } from "../joins";
import { givenBackOn } from "../recourse";
import { documents } from "../schema/documents";
import { invoiceHistory, invoices } from "../schema/invoices";
import { accounts, openItems, postings, subledgerAccounts, vouchers } from "../schema/ledger";
import type { Scope } from "../scope";

/** «Historikk», newest first, each event with its file; checksums in hexadecimal. */
export async function listInvoiceHistory({ db, companyId }: Scope, invoiceId: string) {
  return db
    .select({
      id: invoiceHistory.id,
      at: invoiceHistory.at,
      event: invoiceHistory.event,
      actorKind: invoiceHistory.actorKind,
      actorName: invoiceHistory.actorName,
      text: invoiceHistory.text,
      facts: invoiceHistory.facts,
      documentId: documents.id,
      documentKind: documents.kind,
      filename: documents.filename,
      size: documents.size,
      sha256: sql<string | null>`encode(${documents.sha256}, 'hex')`,
    })
    .from(invoiceHistory)
    .leftJoin(
      documents,
      and(eq(documents.companyId, invoiceHistory.companyId), eq(documents.id, invoiceHistory.documentId)),
    )
    .where(and(eq(invoiceHistory.companyId, companyId), eq(invoiceHistory.invoiceId, invoiceId)))
    .orderBy(desc(invoiceHistory.id));
}

/** Every posting about an invoice, of its own voucher and of later ones: settlements, advances, fees. */
export async function listInvoicePostings({ db, companyId }: Scope, invoiceId: string) {
  return db
    .select({
      series: postings.series,
      voucherNo: postings.voucherNo,
      line: postings.line,
      voucherDate: postings.voucherDate,
      description: vouchers.description,
      accountNo: postings.accountNo,
      accountName: accounts.name,
      subledgerNo: postings.subledgerNo,
      subledgerName: subledgerAccounts.name,
      amountOre: postings.amountOre,
      eventKind: postings.eventKind,
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
    .innerJoin(
      accounts,
      and(eq(accounts.companyId, postings.companyId), eq(accounts.accountNo, postings.accountNo)),
    )
    .leftJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, postings.companyId),
        eq(subledgerAccounts.subledgerNo, postings.subledgerNo),
      ),
    )
    .where(and(eq(postings.companyId, companyId), eq(postings.invoiceId, invoiceId)))
    .orderBy(
      asc(postings.voucherDate),
      asc(vouchers.createdAt),
      asc(postings.series),
      asc(postings.voucherNo),
      asc(postings.line),
    );
}

/** Sent credit notes of an invoice, and drafts of them: what «Krediter» has led to. */
export async function listCreditNotes({ db, companyId }: Scope, invoiceId: string) {
  return db
    .select({ id: invoices.id, number: shownInvoiceNo, state: invoices.state, totalOre: invoices.totalOre })
    .from(invoices)
    .where(and(eq(invoices.companyId, companyId), eq(invoices.originalInvoiceId, invoiceId)))
    .orderBy(asc(invoices.id));
}

/**
 * An invoice's money as the ledger tells it, in øre, all positive magnitudes: what `settlementStatus` judges, and
 * fees. An advance stands on two accounts, so it is the largest net amount on one of them: a reversed one is zero.
 * Null for drafts.
 */
export async function findSettlement({ db, companyId }: Scope, invoiceId: string) {
  const [row] = await db
    .select({
      // The books are in kroner, whatever the document is in (edge 41).
      totalOre: sql<bigint>`${invoices.nokTotalOre}`.mapWith(BigInt),
      currency: invoices.currency,
      currencyTotal: invoices.totalOre,
      currencyRemaining: openItems.currencyRemaining,
      // An invoice of zero kroner has no item: nothing was ever owed.
      remainingOre: sql<bigint>`coalesce(abs(${openItems.remainingOre}), 0)`.mapWith(BigInt),
      creditedOre: creditedBy().mapWith(BigInt),
      advancedOre: largestNet(["advance"]).mapWith(BigInt),
      writtenOffOre: largestNet(["write_off"]).mapWith(BigInt),
      givenBackOre: givenBackOn(sql`${invoices}`).mapWith(BigInt),
      feesOre: sql<bigint>`coalesce((
        select sum(p.amount_ore) from postings p
        join accounts a on a.company_id = p.company_id and a.account_no = p.account_no and a.kind = 'expense'
        where p.company_id = ${invoices.companyId} and p.invoice_id = ${invoices.id}
          and p.event_kind in ('fee', 'financing_cost')), 0)`.mapWith(BigInt),
    })
    .from(invoices)
    .leftJoin(openItems, ownItem)
    .where(and(eq(invoices.companyId, companyId), eq(invoices.id, invoiceId), eq(invoices.state, "sent")));
  if (!row) return null;
  const { currency, currencyTotal, currencyRemaining, ...money } = row;
  const remaining = currencyRemaining ?? 0n;
  const foreign = { total: currencyTotal, remaining: remaining < 0n ? -remaining : remaining };
  return { ...money, foreign: isForeign(currency) ? foreign : null };
}

/** Whether a partner has told of an invoice, by a reference of its own, what has no postings. */
export async function hasNoted(
  { db, companyId }: Scope,
  invoiceId: string,
  reference: string,
): Promise<boolean> {
  const rows = await db
    .select({ id: invoiceHistory.id })
    .from(invoiceHistory)
    .where(
      and(
        eq(invoiceHistory.companyId, companyId),
        eq(invoiceHistory.invoiceId, invoiceId),
        eq(invoiceHistory.event, "event_noted"),
        sql`${invoiceHistory.facts} ->> 'reference' = ${reference}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** What credit notes have settled of the invoice's own item. */
function creditedBy() {
  return sql<bigint>`coalesce((
    select sum(m.amount_ore) from item_matches m
    join invoices c on c.company_id = m.company_id and c.voucher_series = m.credit_series and c.voucher_no = m.credit_no
      and c.kind = 'credit_note'
    where m.company_id = ${openItems.companyId} and m.debit_series = ${openItems.series}
      and m.debit_no = ${openItems.voucherNo} and m.debit_line = ${openItems.line}), 0)`;
}

function largestNet(eventKinds: readonly string[]) {
  return sql<bigint>`coalesce((
    select max(abs(net)) from (
      select sum(p.amount_ore) as net from postings p
      where p.company_id = ${invoices.companyId} and p.invoice_id = ${invoices.id}
        and p.event_kind in (${sql.join(
          eventKinds.map((kind) => sql`${kind}`),
          sql`, `,
        )})
      group by p.account_no, p.subledger_no) nets), 0)`;
}
