import { and, asc, eq, gt, gte, ilike, lte, or, sql } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import { type Ore, ore } from "@/lib/domain/money";
import {
  accounts,
  postings,
  type SubledgerKind,
  subledgerAccounts,
  subledgerBalances,
  subledgerSeries,
  vouchers,
} from "../schema/ledger";
import type { Scope } from "../scope";
import { escapeLike } from "../sql";

/** An account of the general ledger (four digits) or one in a subledger (five and more). */
export type LedgerAccount = {
  readonly no: number;
  readonly name: string;
  /** Where a subledger account is posted in the general ledger; null for a ledger account. */
  readonly controlAccountNo: number | null;
  readonly subledgerKind: SubledgerKind | null;
};

/** An account by its number, wherever it stands, or null. */
export async function findLedgerAccount({ db, companyId }: Scope, no: number): Promise<LedgerAccount | null> {
  if (no < 10_000) {
    const [account] = await db
      .select({ no: accounts.accountNo, name: accounts.name })
      .from(accounts)
      .where(and(eq(accounts.companyId, companyId), eq(accounts.accountNo, no)));
    return account ? { ...account, controlAccountNo: null, subledgerKind: null } : null;
  }
  const [account] = await db
    .select({
      no: subledgerAccounts.subledgerNo,
      name: subledgerAccounts.name,
      controlAccountNo: subledgerSeries.controlAccountNo,
      subledgerKind: subledgerAccounts.kind,
    })
    .from(subledgerAccounts)
    .innerJoin(
      subledgerSeries,
      and(
        eq(subledgerSeries.companyId, subledgerAccounts.companyId),
        eq(subledgerSeries.kind, subledgerAccounts.kind),
      ),
    )
    .where(and(eq(subledgerAccounts.companyId, companyId), eq(subledgerAccounts.subledgerNo, no)));
  return account ?? null;
}

export type Period = { readonly from: IsoDate | null; readonly to: IsoDate | null };

/** Balance before a period, the movement in it, and how many postings that is, in øre. */
export async function sumLedgerAccount({ db, companyId }: Scope, no: number, { from, to }: Period) {
  const amount = (condition: ReturnType<typeof sql>) =>
    sql<Ore>`coalesce(sum(${postings.amountOre}) filter (where ${condition}), 0)`.mapWith(toOre);
  const before = from ? sql`${postings.voucherDate} < ${from}` : sql`false`;
  const within = from ? sql`${postings.voucherDate} >= ${from}` : sql`true`;
  const [sums] = await db
    .select({
      openingOre: amount(before),
      debitOre: amount(sql`${within} and ${postings.amountOre} > 0`),
      creditOre: amount(sql`${within} and ${postings.amountOre} < 0`),
      count: sql<number>`count(*) filter (where ${within})`.mapWith(Number),
    })
    .from(postings)
    .where(and(onAccount(companyId, no), to ? lte(postings.voucherDate, to) : undefined));
  if (!sums) throw new Error("an aggregate has one row");
  return sums;
}

/** An account's postings in a period, oldest first, a page at a time; each with the balance after it, in øre. */
export async function listLedgerPostings(
  { db, companyId }: Scope,
  no: number,
  {
    period: { from, to },
    openingOre,
    cursor,
    limit,
  }: { period: Period; openingOre: bigint; cursor?: string | undefined; limit: number },
) {
  const at = readCursor(cursor, openingOre);
  const rows = await db
    .select({
      series: postings.series,
      voucherNo: sql<number>`${postings.voucherNo}`.mapWith(Number),
      line: postings.line,
      voucherDate: postings.voucherDate,
      description: vouchers.description,
      text: postings.text,
      subledgerNo: postings.subledgerNo,
      vatCode: postings.vatCode,
      eventKind: postings.eventKind,
      amountOre: postings.amountOre,
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
        onAccount(companyId, no),
        from ? gte(postings.voucherDate, from) : undefined,
        to ? lte(postings.voucherDate, to) : undefined,
        at.after,
      ),
    )
    .orderBy(asc(postings.voucherDate), asc(postings.series), asc(postings.voucherNo), asc(postings.line))
    .limit(limit + 1);

  let balance = at.balanceOre;
  const page = rows.slice(0, limit).map((row) => {
    balance += row.amountOre;
    return { ...row, balanceOre: balance };
  });
  const last = page.at(-1);
  const next =
    rows.length > limit && last
      ? `${last.voucherDate}:${last.series}-${last.voucherNo}-${last.line}:${balance}`
      : null;
  return { rows: page, next };
}

/** Accounts of one subledger with their balances, by number, a page at a time. */
export async function listSubledger(
  { db, companyId }: Scope,
  {
    kind,
    search,
    cursor,
    limit,
  }: { kind: SubledgerKind; search: string; cursor?: string | undefined; limit: number },
) {
  const typed = escapeLike(search.trim());
  const rows = await db
    .select({
      no: subledgerAccounts.subledgerNo,
      name: subledgerAccounts.name,
      balanceOre: sql<bigint>`coalesce(${subledgerBalances.balanceOre}, 0)`.mapWith(BigInt),
    })
    .from(subledgerAccounts)
    .leftJoin(
      subledgerBalances,
      and(
        eq(subledgerBalances.companyId, subledgerAccounts.companyId),
        eq(subledgerBalances.subledgerNo, subledgerAccounts.subledgerNo),
      ),
    )
    .where(
      and(
        eq(subledgerAccounts.companyId, companyId),
        eq(subledgerAccounts.kind, kind),
        /^\d{1,9}$/.test(cursor ?? "") ? gt(subledgerAccounts.subledgerNo, Number(cursor)) : undefined,
        typed
          ? or(
              ilike(subledgerAccounts.name, `%${typed}%`),
              sql`${subledgerAccounts.subledgerNo}::text like ${`${typed}%`}`,
            )
          : undefined,
      ),
    )
    .orderBy(asc(subledgerAccounts.subledgerNo))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? String(page.at(-1)?.no) : null };
}

function onAccount(companyId: number, no: number) {
  return and(
    eq(postings.companyId, companyId),
    no < 10_000 ? eq(postings.accountNo, no) : eq(postings.subledgerNo, no),
  );
}

/** Where the page before ended, and with which balance, so that a page need not add up those before it. */
function readCursor(cursor: string | undefined, openingOre: bigint) {
  const at =
    /^(?<date>\d{4}-\d{2}-\d{2}):(?<series>\d{1,4})-(?<no>\d{1,15})-(?<line>\d{1,5}):(?<balance>-?\d{1,18})$/.exec(
      cursor ?? "",
    )?.groups;
  if (!at) return { after: undefined, balanceOre: openingOre };
  return {
    after: sql`(${postings.voucherDate}, ${postings.series}, ${postings.voucherNo}, ${postings.line}) > (${at.date}::text::date, ${at.series}::text::smallint, ${at.no}::text::bigint, ${at.line}::text::smallint)`,
    balanceOre: BigInt(at.balance ?? "0"),
  };
}

function toOre(value: string | bigint | number): Ore {
  return ore(BigInt(value));
}
