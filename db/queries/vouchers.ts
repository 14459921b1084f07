import { and, asc, desc, eq, gte, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { foreignOf } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import type { VoucherRef } from "@/lib/domain/voucher";
import { ownItem, shownInvoiceNo } from "../joins";
import { user } from "../schema/auth";
import { documents } from "../schema/documents";
import { connections, factoringInvoices } from "../schema/factoring";
import { invoiceHistory, invoices } from "../schema/invoices";
import {
  accounts,
  itemMatches,
  openItems,
  postings,
  subledgerAccounts,
  voucherSeries,
  vouchers,
} from "../schema/ledger";
import type { Scope } from "../scope";
import { amongTexts } from "../sql";
import { stillMatched } from "./matches";

const reversals = alias(vouchers, "reversals");

const voucherColumns = {
  voucher: vouchers,
  reversedBySeries: reversals.series,
  reversedByNo: reversals.voucherNo,
};

const reversalOf = and(
  eq(reversals.companyId, vouchers.companyId),
  eq(reversals.reversesSeries, vouchers.series),
  eq(reversals.reversesNo, vouchers.voucherNo),
);

/** One voucher's head, or null. */
export async function findVoucher({ db, companyId }: Scope, ref: VoucherRef) {
  const [row] = await db
    .select(voucherColumns)
    .from(vouchers)
    .leftJoin(reversals, reversalOf)
    .where(
      and(
        eq(vouchers.companyId, companyId),
        eq(vouchers.series, ref.series),
        eq(vouchers.voucherNo, ref.voucherNo),
      ),
    );
  return row ?? null;
}

/** Who posted a voucher: a person's name, or the factoring company's; null when the system did. */
export async function findVoucherPoster({ db, companyId }: Scope, ref: VoucherRef): Promise<string | null> {
  const [row] = await db
    .select({ person: user.name, partner: connections.name })
    .from(vouchers)
    .leftJoin(user, eq(user.id, vouchers.createdBy))
    .leftJoin(
      connections,
      and(eq(connections.companyId, vouchers.companyId), eq(connections.id, vouchers.connectionId)),
    )
    .where(
      and(
        eq(vouchers.companyId, companyId),
        eq(vouchers.series, ref.series),
        eq(vouchers.voucherNo, ref.voucherNo),
      ),
    );
  return row?.partner ?? row?.person ?? null;
}

/** The voucher that a connection posted under its own reference, or null. */
export async function findVoucherByReference(
  { db, companyId }: Scope,
  connectionId: string,
  reference: string,
) {
  const [row] = await db
    .select(voucherColumns)
    .from(vouchers)
    .leftJoin(reversals, reversalOf)
    .where(
      and(
        eq(vouchers.companyId, companyId),
        eq(vouchers.connectionId, connectionId),
        eq(vouchers.externalReference, reference),
      ),
    );
  return row ?? null;
}

/** Those of some references that a connection has used, each with its voucher. */
export async function listVouchersByReference(
  { db, companyId }: Scope,
  connectionId: string,
  references: readonly string[],
) {
  if (references.length === 0) return [];
  return db
    .select({
      externalReference: sql<string>`${vouchers.externalReference}`,
      series: vouchers.series,
      voucherNo: vouchers.voucherNo,
    })
    .from(vouchers)
    .where(
      and(
        eq(vouchers.companyId, companyId),
        eq(vouchers.connectionId, connectionId),
        amongTexts(vouchers.externalReference, references),
      ),
    );
}

export type VoucherHead = NonNullable<Awaited<ReturnType<typeof findVoucher>>>;

/** A voucher's lines, with the names of their accounts and the number of the invoice each concerns. */
export async function listPostings({ db, companyId }: Scope, ref: VoucherRef) {
  const rows = await db
    .select({
      posting: postings,
      accountName: accounts.name,
      subledgerName: subledgerAccounts.name,
      subledgerKind: subledgerAccounts.kind,
      invoiceNo: invoices.number,
      shownInvoiceNo,
    })
    .from(postings)
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
    .leftJoin(invoices, and(eq(invoices.companyId, postings.companyId), eq(invoices.id, postings.invoiceId)))
    .where(
      and(
        eq(postings.companyId, companyId),
        eq(postings.series, ref.series),
        eq(postings.voucherNo, ref.voucherNo),
      ),
    )
    .orderBy(asc(postings.line));
  return rows.map(({ posting: { currency, currencyAmount, ...posting }, ...row }) => ({
    ...row,
    posting: { ...posting, ...foreignOf(currency, currencyAmount) },
  }));
}

export type PostingRow = Awaited<ReturnType<typeof listPostings>>[number];

/** What the lines of a voucher settled and still settle: each match seen from the invoice's own item. */
export async function listVoucherMatches({ db, companyId }: Scope, ref: VoucherRef) {
  return db
    .select({
      invoiceId: invoices.id,
      invoiceNo: invoices.number,
      shownInvoiceNo,
      amountOre: itemMatches.amountOre,
      remainingOre: openItems.remainingOre,
      currency: openItems.currency,
      currencyAmount: itemMatches.currencyAmount,
      currencyRemaining: openItems.currencyRemaining,
    })
    .from(itemMatches)
    .innerJoin(
      invoices,
      and(
        eq(invoices.companyId, itemMatches.companyId),
        sql`(${invoices.voucherSeries}, ${invoices.voucherNo}) in ((${itemMatches.debitSeries}, ${itemMatches.debitNo}), (${itemMatches.creditSeries}, ${itemMatches.creditNo}))`,
      ),
    )
    .innerJoin(openItems, ownItem)
    .where(
      and(
        eq(itemMatches.companyId, companyId),
        sql`(${ref.series}::smallint, ${ref.voucherNo}::bigint) in ((${itemMatches.debitSeries}, ${itemMatches.debitNo}), (${itemMatches.creditSeries}, ${itemMatches.creditNo}))`,
        stillMatched,
      ),
    )
    .orderBy(asc(invoices.number), asc(invoices.voucherNo));
}

/** The day through which the books are closed, or null when nothing is: the latest over the series. */
export async function findLockDate({ db, companyId }: Scope) {
  const [row] = await db
    .select({ lockedThrough: voucherSeries.lockedThrough })
    .from(voucherSeries)
    .where(and(eq(voucherSeries.companyId, companyId), sql`${voucherSeries.lockedThrough} > '-infinity'`))
    .orderBy(desc(voucherSeries.lockedThrough))
    .limit(1);
  return row?.lockedThrough ?? null;
}

export type VoucherFilter = {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly series: number | null;
};

/** Vouchers, newest first, a page at a time, each with the sum of its debits. */
export async function listVouchers(
  { db, companyId }: Scope,
  { filter, cursor, limit }: { filter: VoucherFilter; cursor?: string | undefined; limit: number },
) {
  const { from, to, series } = filter;
  const rows = await db
    .select({
      series: vouchers.series,
      voucherNo: sql<number>`${vouchers.voucherNo}`.mapWith(Number),
      voucherDate: vouchers.voucherDate,
      kind: vouchers.kind,
      source: vouchers.source,
      description: vouchers.description,
      externalReference: vouchers.externalReference,
      amountOre: sql<bigint>`(
        select coalesce(sum(p.amount_ore) filter (where p.amount_ore > 0), 0) from ${postings} p
        where p.company_id = ${vouchers.companyId} and p.series = ${vouchers.series} and p.voucher_no = ${vouchers.voucherNo})`.mapWith(
        BigInt,
      ),
      seriesName: voucherSeries.name,
    })
    .from(vouchers)
    .innerJoin(
      voucherSeries,
      and(eq(voucherSeries.companyId, vouchers.companyId), eq(voucherSeries.series, vouchers.series)),
    )
    .where(
      and(
        eq(vouchers.companyId, companyId),
        from ? gte(vouchers.voucherDate, from) : undefined,
        to ? lte(vouchers.voucherDate, to) : undefined,
        series === null ? undefined : eq(vouchers.series, series),
        beforeVoucher(cursor),
      ),
    )
    .orderBy(desc(vouchers.voucherDate), desc(vouchers.series), desc(vouchers.voucherNo))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? `${last.voucherDate}:${last.series}-${last.voucherNo}` : null;
  return { rows: page, next };
}

function beforeVoucher(cursor: string | undefined) {
  const at = /^(?<date>\d{4}-\d{2}-\d{2}):(?<series>\d{1,4})-(?<no>\d{1,15})$/.exec(cursor ?? "")?.groups;
  return at
    ? sql`(${vouchers.voucherDate}, ${vouchers.series}, ${vouchers.voucherNo}) < (${at.date}::text::date, ${at.series}::text::smallint, ${at.no}::text::bigint)`
    : undefined;
}

/** The voucher series of the company. */
export async function listVoucherSeries({ db, companyId }: Scope) {
  return db
    .select({ series: voucherSeries.series, name: voucherSeries.name })
    .from(voucherSeries)
    .where(eq(voucherSeries.companyId, companyId))
    .orderBy(asc(voucherSeries.series));
}

/** The files behind a voucher: its own, and EHF and PDFs of the invoices that it books or settles, newest first, without their bytes. */
export async function listVoucherDocuments({ db, companyId }: Scope, ref: VoucherRef) {
  const ofInvoice = sql`
    select h.document_id from ${invoiceHistory} h
    where h.company_id = ${invoices.companyId} and h.invoice_id = ${invoices.id} and h.document_id is not null
    union select f.ehf_document_id from ${factoringInvoices} f
    where f.company_id = ${invoices.companyId} and f.invoice_id = ${invoices.id}
    union select f.delivered_document_id from ${factoringInvoices} f
    where f.company_id = ${invoices.companyId} and f.invoice_id = ${invoices.id}`;
  const behind = sql`
    select o.document_id from voucher_documents o
    where o.company_id = ${companyId} and o.series = ${ref.series} and o.voucher_no = ${ref.voucherNo}
    union
    select file.id from ${invoices} cross join lateral (${ofInvoice}) as file(id)
    where ${invoices.companyId} = ${companyId} and ${invoices.id} in (
      select p.invoice_id from ${postings} p
      where p.company_id = ${companyId} and p.series = ${ref.series} and p.voucher_no = ${ref.voucherNo})`;
  return db
    .select({
      id: documents.id,
      kind: documents.kind,
      filename: documents.filename,
      size: documents.size,
      sha256: sql<string>`encode(${documents.sha256}, 'hex')`,
    })
    .from(documents)
    .where(and(eq(documents.companyId, companyId), sql`${documents.id} in (${behind})`))
    .orderBy(desc(documents.id))
    .limit(50);
}
