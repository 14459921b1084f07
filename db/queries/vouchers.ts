import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { VoucherRef } from "@/lib/domain/voucher";
import { invoices } from "../schema/invoices";
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

export type VoucherHead = NonNullable<Awaited<ReturnType<typeof findVoucher>>>;

/** A voucher's lines, with the names of their accounts and the number of the invoice each concerns. */
export async function listPostings({ db, companyId }: Scope, ref: VoucherRef) {
  return db
    .select({
      posting: postings,
      accountName: accounts.name,
      subledgerName: subledgerAccounts.name,
      subledgerKind: subledgerAccounts.kind,
      invoiceNo: invoices.number,
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
}

export type PostingRow = Awaited<ReturnType<typeof listPostings>>[number];

/** What the lines of a voucher settled: each match seen from the invoice's own item. */
export async function listVoucherMatches({ db, companyId }: Scope, ref: VoucherRef) {
  const ownItem = and(
    eq(openItems.companyId, invoices.companyId),
    eq(openItems.series, invoices.voucherSeries),
    eq(openItems.voucherNo, invoices.voucherNo),
    eq(openItems.subledgerNo, invoices.customerNo),
  );
  return db
    .select({
      invoiceId: invoices.id,
      invoiceNo: invoices.number,
      amountOre: itemMatches.amountOre,
      remainingOre: openItems.remainingOre,
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
      ),
    )
    .orderBy(asc(invoices.number));
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

/** The newest vouchers, a page at a time. */
export async function listVouchers(
  { db, companyId }: Scope,
  { offsetDate, limit = 100 }: { offsetDate?: string | undefined; limit?: number } = {},
) {
  return db
    .select({ voucher: vouchers, seriesName: voucherSeries.name })
    .from(vouchers)
    .innerJoin(
      voucherSeries,
      and(eq(voucherSeries.companyId, vouchers.companyId), eq(voucherSeries.series, vouchers.series)),
    )
    .where(
      and(
        eq(vouchers.companyId, companyId),
        offsetDate ? sql`${vouchers.voucherDate} <= ${offsetDate}` : undefined,
      ),
    )
    .orderBy(desc(vouchers.voucherDate), desc(vouchers.series), desc(vouchers.voucherNo))
    .limit(limit);
}
