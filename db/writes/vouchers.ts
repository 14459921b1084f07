import { sql as statement } from "drizzle-orm";
import type { Voucher, VoucherRef } from "@/lib/domain/voucher";
import type { Match } from "@/lib/domain/matching";
import type { PoolTx } from "../client";
import { itemMatches, voucherSeries } from "../schema/ledger";
import type { Scope, Tx } from "../scope";

/** A voucher on its way into a series, with what only some vouchers have. */
export type NewVoucher = Voucher & {
  readonly createdBy: string;
  readonly connectionId?: string;
  readonly externalReference?: string;
  readonly saftBatchId?: string;
  readonly reverses?: VoucherRef;
};

// Postgres' own numbers for array types: the wire needs them where a value may be null or empty.
const arrays = { int2: 1005, int4: 1007, int8: 1016, text: 1009, date: 1182, uuid: 2951 } as const;

/** An array parameter; numbers and amounts travel as decimal text, so that none passes through a float. */
function column(sql: PoolTx, type: keyof typeof arrays, values: readonly (string | number | bigint | null | undefined)[]) {
  return sql.array(
    values.map((value) => (value === null || value === undefined ? null : String(value))),
    arrays[type],
  );
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
  const [row] = await sql<{ first: bigint }[]>`
    select post(
      ${companyId}::int, ${series}::smallint,
      ${column(sql, "date", batch.map((v) => v.voucherDate))}, ${column(sql, "text", batch.map((v) => v.kind))},
      ${column(sql, "text", batch.map((v) => v.source))}, ${column(sql, "text", batch.map((v) => v.description))},
      ${column(sql, "text", batch.map((v) => v.createdBy))}, ${column(sql, "uuid", batch.map((v) => v.connectionId))},
      ${column(sql, "text", batch.map((v) => v.externalReference))}, ${column(sql, "text", batch.map((v) => v.saftBatchId))},
      ${column(sql, "int2", batch.map((v) => v.reverses?.series))}, ${column(sql, "int8", batch.map((v) => v.reverses?.voucherNo))},
      ${column(sql, "int2", batch.map((v) => v.postings.length))},
      ${column(sql, "int4", lines.map((l) => l.voucher))}, ${column(sql, "int2", lines.map((l) => l.line))},
      ${column(sql, "int4", lines.map((l) => l.accountNo))}, ${column(sql, "int4", lines.map((l) => l.subledgerNo))},
      ${column(sql, "int8", lines.map((l) => l.amountOre))}, ${column(sql, "int2", lines.map((l) => l.vatCode))},
      ${column(sql, "text", lines.map((l) => l.text))}, ${column(sql, "date", lines.map((l) => l.dueDate))},
      ${column(sql, "text", lines.map((l) => l.eventKind))}, ${column(sql, "uuid", lines.map((l) => l.invoiceId))},
      ${column(sql, "text", lines.map((l) => l.kid))}, ${column(sql, "text", lines.map((l) => l.matchingReference))},
      ${column(sql, "text", lines.map((l) => l.externalLineReference))}
    ) as first`;
  if (!row) throw new Error("post() answered no number");
  return batch.map((_, index) => ({ series, voucherNo: Number(row.first) + index }));
}

/** Settle open items against one another. The database refuses more than is left of either side. */
export async function insertMatches({ db, companyId }: Scope<Tx>, matches: readonly Match[]): Promise<void> {
  if (matches.length === 0) return;

  await db.insert(itemMatches).values(
    matches.map(({ debit, credit, amountOre }) => ({
      companyId,
      debitSeries: debit.series,
      debitNo: debit.voucherNo,
      debitLine: debit.line,
      creditSeries: credit.series,
      creditNo: credit.voucherNo,
      creditLine: credit.line,
      amountOre,
    })),
  );
}

/** Close the books through a date, in every series at once. */
export async function lockBooks({ db, companyId }: Scope<Tx>, through: string): Promise<void> {
  await db.execute(statement`select lock_books(${companyId}, ${through}::date)`);
}

/** Give a company its voucher series. */
export async function insertVoucherSeries(
  { db, companyId }: Scope<Tx>,
  series: readonly { series: number; name: string }[],
): Promise<void> {
  await db.insert(voucherSeries).values(series.map((one) => ({ companyId, ...one })));
}
