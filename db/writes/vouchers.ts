import { sql as statement } from "drizzle-orm";
import type { ExchangeRate } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import type { ItemRef } from "@/lib/domain/matching";
import type { Ore } from "@/lib/domain/money";
import type { Voucher, VoucherRef } from "@/lib/domain/voucher";
import { itemMatches, voucherSeries } from "../schema/ledger";
import type { Scope, Tx } from "../scope";

/** A voucher on its way into a series, with what only some vouchers have. */
export type NewVoucher = Voucher & {
  readonly createdBy: string;
  readonly connectionId?: string;
  readonly externalReference?: string;
  readonly saftBatchId?: string;
  readonly saftSourceId?: string;
  readonly reverses?: VoucherRef;
  /** Of a voucher in a foreign currency: what the rate was (edge 41). */
  readonly exchangeRate?: ExchangeRate;
};

/**
 * A column of the batch as a Postgres array literal. Sent as text and cast in the statement: the fastest way
 * of many rows over the wire, and amounts never pass through a float.
 */
function column(values: readonly (string | number | bigint | null | undefined)[]): string {
  const elements = values.map((value) => {
    if (value === null || value === undefined) return "NULL";
    return typeof value === "string" ? `"${value.replace(/["\\]/g, "\\$&")}"` : value.toString();
  });
  return `{${elements.join(",")}}`;
}

/**
 * Write a batch of vouchers to one series in one statement, and answer their numbers in the same order.
 * The database refuses what does not balance, leaves a gap or falls in a locked period: decide first with
 * the domain's `post`, for a better message.
 */
export async function insertVouchers(
  { db, companyId }: Scope<Tx>,
  series: number,
  batch: readonly NewVoucher[],
): Promise<VoucherRef[]> {
  if (batch.length === 0) return [];

  const { sql } = db;
  const lines = batch.flatMap((voucher, index) =>
    voucher.postings.map((posting, line) => ({ ...posting, voucher: index + 1, line: line + 1 })),
  );
  // Empty arrays are shorter than a million nulls, and mean the same: nearly every batch is in kroner alone.
  const foreign = lines.some((line) => line.foreign) ? lines.map((line) => line.foreign) : [];
  const rates = batch.some((voucher) => voucher.exchangeRate) ? batch.map((v) => v.exchangeRate) : [];
  const [row] = await sql<{ first: bigint }[]>`
    select post(
      ${companyId}::int, ${series}::smallint,
      ${column(batch.map((v) => v.voucherDate))}::text::date[],
      ${column(batch.map((v) => v.kind))}::text::text[],
      ${column(batch.map((v) => v.source))}::text::text[],
      ${column(batch.map((v) => v.description))}::text::text[],
      ${column(batch.map((v) => v.createdBy))}::text::text[],
      ${column(batch.map((v) => v.connectionId))}::text::uuid[],
      ${column(batch.map((v) => v.externalReference))}::text::text[],
      ${column(batch.map((v) => v.saftBatchId))}::text::text[],
      ${column(batch.map((v) => v.saftSourceId))}::text::text[],
      ${column(batch.map((v) => v.reverses?.series))}::text::smallint[],
      ${column(batch.map((v) => v.reverses?.voucherNo))}::text::bigint[],
      ${column(batch.map((v) => v.postings.length))}::text::smallint[],
      ${column(rates)}::text::bigint[],
      ${column(lines.map((l) => l.voucher))}::text::int[],
      ${column(lines.map((l) => l.line))}::text::smallint[],
      ${column(lines.map((l) => l.accountNo))}::text::int[],
      ${column(lines.map((l) => l.subledgerNo))}::text::int[],
      ${column(lines.map((l) => l.amountOre))}::text::bigint[],
      ${column(lines.map((l) => l.vatCode))}::text::smallint[],
      ${column(lines.map((l) => l.text))}::text::text[],
      ${column(lines.map((l) => l.dueDate))}::text::date[],
      ${column(lines.map((l) => l.eventKind))}::text::text[],
      ${column(lines.map((l) => l.invoiceId))}::text::uuid[],
      ${column(lines.map((l) => l.kid))}::text::text[],
      ${column(lines.map((l) => l.matchingReference))}::text::text[],
      ${column(lines.map((l) => l.externalLineReference))}::text::text[],
      ${column(foreign.map((amount) => amount?.currency))}::text::text[],
      ${column(foreign.map((amount) => amount?.amount))}::text::bigint[]
    ) as first`;
  if (!row) throw new Error("post() answered no number");
  return batch.map((_, index) => ({ series, voucherNo: Number(row.first) + index }));
}

/** Part of a debit item settled by part of a credit item; the amount is positive. */
export type ItemMatch = {
  readonly debit: ItemRef;
  readonly credit: ItemRef;
  readonly amountOre: Ore;
  /** Hundredths of the currency that both items are in, positive; absent when they are in kroner. */
  readonly currencyAmount?: bigint;
  /** The match that this one takes back: the same sides, the amount negative. */
  readonly undoes?: string;
};

/** A statement takes 65 535 parameters, and a match ten. */
const matchesTogether = 5_000;

/** Settle open items against one another, or undo that. The database refuses more than is left of either side. */
export async function insertMatches(
  { db, companyId }: Scope<Tx>,
  matches: readonly ItemMatch[],
): Promise<void> {
  const rows = matches.map(({ debit, credit, amountOre, currencyAmount, undoes }) => ({
    companyId,
    undoes: undoes ?? null,
    debitSeries: debit.series,
    debitNo: debit.voucherNo,
    debitLine: debit.line,
    creditSeries: credit.series,
    creditNo: credit.voucherNo,
    creditLine: credit.line,
    amountOre,
    currencyAmount: currencyAmount ?? null,
  }));
  for (let start = 0; start < rows.length; start += matchesTogether) {
    await db.insert(itemMatches).values(rows.slice(start, start + matchesTogether));
  }
}

/** Close the books through a date, in every series at once. */
export async function lockBooks({ db, companyId }: Scope<Tx>, through: IsoDate): Promise<void> {
  await db.execute(statement`select lock_books(${companyId}, ${through}::date)`);
}

/** Give a company its voucher series. */
export async function insertVoucherSeries(
  { db, companyId }: Scope<Tx>,
  series: readonly { series: number; name: string }[],
): Promise<void> {
  await db.insert(voucherSeries).values(series.map((one) => ({ companyId, ...one })));
}
