import { sql } from "drizzle-orm";
import type { Currency } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import type { Scope } from "../scope";

/** A posting on the clearing account, with the balance after it. */
export type FinancePosting = {
  series: number;
  voucherNo: number;
  line: number;
  voucherDate: IsoDate;
  externalReference: string | null;
  eventKind: string | null;
  invoiceNo: number | null;
  text: string;
  amountOre: bigint;
  balanceOre: bigint;
  /** The currency that the line is in, and the amount in hundredths of it: of kroner, the øre. */
  currency: Currency;
  currencyAmount: bigint;
};

/** What stood on the account in one currency before the first day and after the last, and the øre it was carried at. */
export type FinanceBalance = {
  currency: Currency;
  opening: bigint;
  closing: bigint;
  openingOre: bigint;
  closingOre: bigint;
};

/** A row of the statement: the opening balance stands on each, and on one without a posting when there is none. */
type Row = Omit<FinancePosting, "voucherNo" | "invoiceNo"> & {
  openingOre: bigint;
  voucherNo: bigint | null;
  invoiceNo: bigint | null;
};

/**
 * A clearing account between two days, both included, in the order of the books. Opening balance and postings are read in
 * one statement, so that they are of the same moment; the balances by currency follow from a second one. The reference of a voucher is told to the
 * connection that posted it, and to no other.
 */
export async function listFinanceAccount(
  { db, companyId }: Scope,
  asked: {
    readonly connectionId: string;
    readonly clearing: { readonly accountNo: number; readonly subledgerNo: number | null };
    readonly from: IsoDate;
    readonly to: IsoDate;
  },
): Promise<{ openingOre: bigint; postings: FinancePosting[]; balances: FinanceBalance[] }> {
  const { connectionId, clearing, from, to } = asked;
  const onAccount =
    clearing.subledgerNo === null
      ? sql`p.company_id = ${companyId} and p.account_no = ${clearing.accountNo}`
      : sql`p.company_id = ${companyId} and p.subledger_no = ${clearing.subledgerNo}`;

  const rows = await db.execute<Row>(sql`
    with opening as (
      select coalesce(sum(p.amount_ore), 0)::bigint as ore from postings p where ${onAccount} and p.voucher_date < ${from}::date
    )
    select
      opening.ore as "openingOre", p.series, p.voucher_no as "voucherNo", p.line,
      p.voucher_date::text as "voucherDate", p.event_kind as "eventKind", i.number as "invoiceNo",
      coalesce(nullif(p.text, ''), v.description) as text, p.amount_ore as "amountOre",
      coalesce(p.currency, 'NOK') as currency, coalesce(p.currency_amount, p.amount_ore) as "currencyAmount",
      case when v.connection_id = ${connectionId}::uuid then v.external_reference end as "externalReference",
      (opening.ore + sum(p.amount_ore) over (order by p.voucher_date, p.series, p.voucher_no, p.line))::bigint as "balanceOre"
    from opening
    left join postings p on ${onAccount} and p.voucher_date between ${from}::date and ${to}::date
    left join vouchers v on v.company_id = p.company_id and v.series = p.series and v.voucher_no = p.voucher_no
    left join invoices i on i.company_id = p.company_id and i.id = p.invoice_id
    order by p.voucher_date, p.series, p.voucher_no, p.line`);

  const postings = rows.flatMap(({ openingOre: _, voucherNo, invoiceNo, ...row }) =>
    voucherNo === null
      ? []
      : [{ ...row, voucherNo: Number(voucherNo), invoiceNo: invoiceNo === null ? null : Number(invoiceNo) }],
  );
  const balances = await db.execute<FinanceBalance>(sql`
    select coalesce(p.currency, 'NOK') as currency,
      coalesce(sum(coalesce(p.currency_amount, p.amount_ore)) filter (where p.voucher_date < ${from}::date), 0)::bigint as opening,
      sum(coalesce(p.currency_amount, p.amount_ore))::bigint as closing,
      coalesce(sum(p.amount_ore) filter (where p.voucher_date < ${from}::date), 0)::bigint as "openingOre",
      sum(p.amount_ore)::bigint as "closingOre"
    from postings p where ${onAccount} and p.voucher_date <= ${to}::date
    group by 1 order by 1`);
  return { openingOre: rows[0]?.openingOre ?? 0n, postings, balances: [...balances] };
}
