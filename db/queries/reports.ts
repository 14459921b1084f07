import { type SQL, sql } from "drizzle-orm";
import { addDays, dateInNorway, type IsoDate } from "@/lib/domain/dates";
import {
  type ReportColumn,
  type ReportFilter,
  type ReportHead,
  type ReportId,
  type ReportLedger,
  type ReportLevel,
  type ReportOrder,
  type ReportRow,
  type ReportTotals,
  reportIds,
} from "@/lib/domain/report";
import { cursorOf, keyset } from "../reports/order";
import { reports } from "../reports/registry";
import type { Asked, Report, SourceRow, View } from "../reports/report";
import { reportRow } from "../reports/rows";
import type { Scope } from "../scope";

/** Every report as a screen is told of it: plain values, without what only the server knows. */
export const reportHeads = Object.fromEntries(
  reportIds.map((id) => [id, plainHead(reports[id])]),
) as Readonly<Record<ReportId, ReportHead>>;

export type ReportRequest = {
  readonly filter: ReportFilter;
  readonly level: ReportLevel;
  readonly order: ReportOrder;
  /** Where the page before ended. */
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/**
 * A page of a report (M7, M37): one SELECT, whatever the columns shown. The order is made here and not in the
 * browser: only then does "the next page" mean the same to every page, and to the files.
 */
export async function listReport(
  scope: Scope,
  id: ReportId,
  { filter, level, order, cursor, limit }: ReportRequest,
): Promise<{ rows: ReportRow[]; next: string | null }> {
  const asked = askedOf(scope, filter, order.by.startsWith("factoring"));
  const view = viewOf(id, level);
  const { orderBy, place, after } = keyset(view, order);
  const found = await ask(
    scope,
    sql`select r.*, ${place} as place from (${view.source(asked)}) r where ${after(cursor)} order by ${orderBy} limit ${limit + 1}`,
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => reportRow(view, row, asked)),
    next: found.length > limit && last ? cursorOf(last) : null,
  };
}

/** Sums of all that the filter lets through, in one set-based SELECT. */
export async function sumReport(
  scope: Scope,
  id: ReportId,
  { filter, level }: Pick<ReportRequest, "filter" | "level">,
): Promise<ReportTotals> {
  const view = viewOf(id, level);
  const summed = view.columns.filter((column) => column.summed);
  const sums = summed.map(({ id: column }) => {
    const name = sql.identifier(column);
    return sql`, coalesce(sum(r.${name}), 0)::bigint as ${name}`;
  });
  const [row] = await ask(
    scope,
    sql`select count(*)::int as count${sql.join(sums)} from (${view.source(askedOf(scope, filter))}) r`,
  );
  if (!row) throw new Error("an aggregate has one row");
  return {
    count: Number(row.count),
    sums: Object.fromEntries(summed.map(({ id: column }) => [column, BigInt(String(row[column]))])),
  };
}

/**
 * What the general ledger says beside a report that is a balance: the control account on its day, and what the
 * period opened with. Asked of the accounts and not of the subledger, so that it can disagree. Null for other reports.
 */
export async function findReportLedger(
  scope: Scope,
  id: ReportId,
  filter: ReportFilter,
): Promise<ReportLedger | null> {
  const { agrees } = reports[id];
  if (!agrees) return null;
  const { from, to, asOf, customer, ...narrowing } = askedOf(scope, filter).filter;
  const narrowed = Object.values(narrowing).some(
    (value) => value !== null && value !== "" && value !== false,
  );
  const opens = narrowed || !agrees.carried ? null : await openingBalance(scope, customer, from);
  return {
    openingOre: opens,
    control:
      narrowed || customer !== null ? null : await controlAccount(scope, agrees.at === "asOf" ? asOf : to),
  };
}

/** What stood on the customers' accounts, or on one of them, when the day before `from` was over. */
async function openingBalance(scope: Scope, customer: number | null, from: IsoDate | null): Promise<bigint> {
  if (!from) return 0n;
  if (customer === null) return (await controlAccount(scope, addDays(from, -1))).balanceOre;
  const [row] = await ask(
    scope,
    sql`select coalesce(sum(amount_ore), 0)::bigint as balance from postings
      where company_id = ${scope.companyId} and subledger_no = ${customer} and voucher_date < ${from}`,
  );
  return BigInt(String(row?.balance ?? 0));
}

/** The customers' control account when a day is over: whole months from their balances, the last one by posting. */
async function controlAccount(scope: Scope, day: IsoDate | null) {
  const month = day && Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7));
  const [row] = await ask(
    scope,
    sql`select a.account_no as "accountNo", a.name,
        coalesce((
          select sum(b.debit_ore - b.credit_ore) from account_balances b
          where b.company_id = a.company_id and b.account_no = a.account_no ${month ? sql`and b.period < ${month}` : sql``}), 0)::bigint
        + ${
          day
            ? sql`coalesce((
          select sum(p.amount_ore) from postings p
          where p.company_id = a.company_id and p.account_no = a.account_no
            and p.voucher_date between ${`${day.slice(0, 7)}-01`} and ${day}), 0)::bigint`
            : sql`0`
        } as balance
      from subledger_series s join accounts a on a.company_id = s.company_id and a.account_no = s.control_account_no
      where s.company_id = ${scope.companyId} and s.kind = 'customer'`,
  );
  if (!row) throw new Error("a company has a customer subledger");
  return {
    accountNo: Number(row.accountNo),
    name: String(row.name),
    balanceOre: BigInt(String(row.balance)),
  };
}

function askedOf({ companyId, now }: Scope, filter: ReportFilter, byFactoring = false): Asked {
  return { companyId, byFactoring, filter: { ...filter, asOf: filter.asOf ?? dateInNorway(now) } };
}

function viewOf(id: ReportId, level: ReportLevel): View {
  const { views } = reports[id];
  return views.find((view) => view.level === level) ?? views[0];
}

async function ask({ db }: Scope, query: SQL): Promise<readonly SourceRow[]> {
  return (await db.execute(query)) as unknown as readonly SourceRow[];
}

function plainHead({ views: [first, ...others], ...head }: Report): ReportHead {
  return { ...head, views: [plainView(first), ...others.map(plainView)] };
}

function plainView({ level, columns, order }: View) {
  return { level, order, columns: columns.map(plainColumn) };
}

function plainColumn({ id, kind, sorts, offAtFirst, summed }: ReportColumn): ReportColumn {
  return {
    id,
    kind,
    ...(sorts === false && { sorts }),
    ...(offAtFirst && { offAtFirst }),
    ...(summed && { summed }),
  };
}
