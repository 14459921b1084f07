import postgres, { type Sql } from "postgres";
import { constraintOf } from "./errors";

/** The database as its owner, with no company fence and no code of ours in between: for tests of what SQL refuses. */
export type OwnerSql = Sql<{ bigint: bigint }>;

/** Connect past everything but Postgres itself. */
export function openAsOwner(url: string, max = 4): OwnerSql {
  const options = { max, types: { bigint: postgres.BigInt }, onnotice: () => undefined };
  return postgres(url, options) as unknown as OwnerSql;
}

/** The guard or constraint that refused a statement, else its SQLSTATE; "accepted" when nothing did. */
export async function refusalOf(statement: PromiseLike<unknown>): Promise<string> {
  try {
    await statement;
    return "accepted";
  } catch (error) {
    const state = error instanceof Error ? Reflect.get(error.cause ?? error, "code") : undefined;
    return constraintOf(error) ?? String(state ?? error);
  }
}

export type RawLine = {
  account: number;
  subledger?: number | undefined;
  amount: number;
  line?: number;
  date?: string;
};

/** A voucher written by hand; what is left out is as `post` would have made it. */
export type RawVoucher = {
  companyId: number;
  series: number;
  no: number;
  lines: readonly RawLine[];
  date?: string;
  lineCount?: number;
  nextNo?: number;
};

/** Insert a voucher with its lines in one statement, as `post` does, but with whatever mistakes the caller wants. */
export async function insertRawVoucher(sql: OwnerSql, voucher: RawVoucher): Promise<void> {
  const { companyId, series, no, date = "2026-03-02", lineCount, nextNo = no + 1 } = voucher;
  const lines = voucher.lines.map((line, index) => ({ line: index + 1, date, ...line }));
  await sql`
    with head as (
      insert into vouchers (company_id, series, voucher_no, voucher_date, kind, source, description, line_count, created_by, hash)
      values (${companyId}, ${series}, ${no}, ${date}, 'manual', 'ui', 'raw', ${lineCount ?? lines.length}, 'tester', '\\x00')
    ), moved as (
      update voucher_series set next_no = ${nextNo} where company_id = ${companyId} and series = ${series}
    )
    insert into postings (company_id, series, voucher_no, line, voucher_date, account_no, subledger_no, amount_ore)
    select ${companyId}, ${series}, ${no}, line, date, account, subledger, amount
    from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb)
      as l(line smallint, date date, account int, subledger int, amount bigint)`;
}
