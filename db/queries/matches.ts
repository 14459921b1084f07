import { and, eq, isNull, sql } from "drizzle-orm";
import type { VoucherRef } from "@/lib/domain/voucher";
import { itemMatches } from "../schema/ledger";
import type { Scope } from "../scope";

/** Neither undone nor undoing (edge 30). */
export const stillMatched = and(
  isNull(itemMatches.undoes),
  sql`not exists (
    select 1 from item_matches undoing
    where undoing.company_id = ${itemMatches.companyId} and undoing.undoes = ${itemMatches.id})`,
);

/** The matches that a voucher's lines take part in, as they stand now. */
export async function listLiveMatches({ db, companyId }: Scope, ref: VoucherRef) {
  return db
    .select({
      id: itemMatches.id,
      debitSeries: itemMatches.debitSeries,
      debitNo: itemMatches.debitNo,
      debitLine: itemMatches.debitLine,
      creditSeries: itemMatches.creditSeries,
      creditNo: itemMatches.creditNo,
      creditLine: itemMatches.creditLine,
      amountOre: itemMatches.amountOre,
      currencyAmount: itemMatches.currencyAmount,
    })
    .from(itemMatches)
    .where(
      and(
        eq(itemMatches.companyId, companyId),
        sql`((${itemMatches.debitSeries}, ${itemMatches.debitNo}) = (${ref.series}::smallint, ${ref.voucherNo}::bigint)
          or (${itemMatches.creditSeries}, ${itemMatches.creditNo}) = (${ref.series}::smallint, ${ref.voucherNo}::bigint))`,
        stillMatched,
      ),
    );
}

export type LiveMatch = Awaited<ReturnType<typeof listLiveMatches>>[number];

/** The invoices whose own items are among some vouchers: the ones that matches with these vouchers settle. */
export async function listInvoicesOfVouchers(
  { db, companyId }: Scope,
  refs: readonly VoucherRef[],
): Promise<string[]> {
  if (refs.length === 0) return [];
  const rows = await db.execute<{ id: string }>(sql`
    select i.id from invoices i
    join unnest(${`{${refs.map(({ series }) => series).join()}}`}::text::smallint[],
                ${`{${refs.map(({ voucherNo }) => voucherNo).join()}}`}::text::bigint[]) as v(series, no)
      on i.voucher_series = v.series and i.voucher_no = v.no
    where i.company_id = ${companyId}`);
  return rows.map(({ id }) => id);
}
