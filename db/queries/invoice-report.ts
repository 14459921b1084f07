import { type AnyColumn, and, asc, desc, eq, gte, ilike, lte, or, type SQL, sql } from "drizzle-orm";
import { type SettlementStatus, settlementStatus } from "@/lib/domain/factoring";
import type {
  InvoiceReportFilter,
  InvoiceReportRow,
  InvoiceReportSort,
  InvoiceReportTotals,
  ReportOrder,
} from "@/lib/domain/invoice-report";
import { type Ore, ore } from "@/lib/domain/money";
import { ownItem } from "../joins";
import { connectionAccounts, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { itemMatches, openItems, postings, subledgerAccounts, vouchers } from "../schema/ledger";
import type { Scope } from "../scope";
import { escapeLike } from "../sql";

const customerOf = and(
  eq(subledgerAccounts.companyId, invoices.companyId),
  eq(subledgerAccounts.subledgerNo, invoices.customerNo),
);

/** Documents carry positive amounts; a report adds them up, so a credit note counts against. */
const signed = (amount: SQL | AnyColumn) =>
  sql<Ore>`(case ${invoices.kind} when 'credit_note' then -${amount} else ${amount} end)`.mapWith(toOre);

const remaining = sql<Ore>`coalesce(${openItems.remainingOre}, 0)`.mapWith(toOre);

const ofDocument = sql`f.company_id = ${invoices.companyId} and f.invoice_id = ${invoices.id}`;

/** One column of the document's latest row at a factoring company: an earlier one may have been rejected. */
const latest = (column: "status" | "status_description") =>
  sql`(select ${sql.raw(`f.${column}`)} from ${factoringInvoices} f where ${ofDocument} order by f.id desc limit 1)`;

/** Settled by credit notes. */
const credited = sql<bigint>`coalesce((
  select sum(m.amount_ore) from ${itemMatches} m
  join ${vouchers} v on v.company_id = m.company_id and v.series = m.credit_series and v.voucher_no = m.credit_no
  where m.company_id = ${openItems.companyId} and m.debit_series = ${openItems.series}
    and m.debit_no = ${openItems.voucherNo} and m.debit_line = ${openItems.line} and v.kind = 'credit_note'), 0)`;

/** Paid out before the debtor paid: seen on the clearing account, where a reversal takes it back. */
const advanced = sql<bigint>`coalesce((
  select -sum(p.amount_ore) from ${postings} p
  where p.company_id = ${invoices.companyId} and p.invoice_id = ${invoices.id} and p.event_kind = 'advance'
    and exists (
      select 1 from ${connectionAccounts} a
      where a.company_id = p.company_id and a.event_kind = 'clearing'
        and (a.subledger_no = p.subledger_no or a.account_no = p.account_no))), 0)`;

const writtenOff = sql<bigint>`coalesce((
  select -sum(p.amount_ore) from ${postings} p
  where p.company_id = ${invoices.companyId} and p.invoice_id = ${invoices.id} and p.event_kind = 'write_off'
    and p.subledger_no = ${invoices.customerNo}), 0)`;

/** Each sort as an expression that is never null, and its type, in which a cursor's text is read again. */
const sorts: Record<InvoiceReportSort, { by: SQL; type: string }> = {
  number: { by: sql`${invoices.number}`, type: "bigint" },
  kind: { by: sql`${invoices.kind}`, type: "text" },
  invoiceDate: { by: sql`${invoices.invoiceDate}`, type: "date" },
  dueDate: { by: sql`${invoices.dueDate}`, type: "date" },
  customer: { by: sql`${subledgerAccounts.name}`, type: "text" },
  net: { by: signed(invoices.netOre), type: "bigint" },
  vat: { by: signed(invoices.vatOre), type: "bigint" },
  total: { by: signed(invoices.totalOre), type: "bigint" },
  remaining: { by: remaining, type: "bigint" },
  deliveryMethod: { by: sql`${invoices.deliveryMethod}`, type: "text" },
  factoringStatus: { by: sql`coalesce(${latest("status")}, '')`, type: "text" },
};

export type InvoiceReportRequest = {
  readonly filter: InvoiceReportFilter;
  readonly order: ReportOrder<InvoiceReportSort>;
  /** Where the page before ended. */
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/**
 * A page of «Fakturaoversikt» (M7): one SELECT, whatever the columns shown. The order is made here and not in
 * the browser: only then does "the next page" mean the same to every page, and to the CSV.
 */
export async function listInvoiceReport({ db, companyId }: Scope, request: InvoiceReportRequest) {
  const { filter, order, cursor, limit } = request;
  const { by, type } = sorts[order.by];
  const direction = order.descending ? desc : asc;
  const rows = await db
    .select({
      id: invoices.id,
      number: sql<number>`${invoices.number}`.mapWith(Number),
      kind: invoices.kind,
      invoiceDate: sql<InvoiceReportRow["invoiceDate"]>`${invoices.invoiceDate}`,
      dueDate: sql<InvoiceReportRow["dueDate"]>`${invoices.dueDate}`,
      customerNo: invoices.customerNo,
      customerName: subledgerAccounts.name,
      netOre: signed(invoices.netOre),
      vatOre: signed(invoices.vatOre),
      totalOre: signed(invoices.totalOre),
      remainingOre: remaining,
      deliveryMethod: sql<InvoiceReportRow["deliveryMethod"]>`${invoices.deliveryMethod}`,
      voucher: {
        series: sql<number>`${invoices.voucherSeries}`.mapWith(Number),
        voucherNo: sql<number>`${invoices.voucherNo}`.mapWith(Number),
      },
      factoringStatus: sql<InvoiceReportRow["factoringStatus"]>`${latest("status")}`,
      factoringDescription: sql<string | null>`${latest("status_description")}`,
      creditedOre: credited.mapWith(BigInt),
      advancedOre: advanced.mapWith(BigInt),
      writtenOffOre: writtenOff.mapWith(BigInt),
      sortedBy: sql<string>`${by}::text`,
    })
    .from(invoices)
    .innerJoin(subledgerAccounts, customerOf)
    .leftJoin(openItems, ownItem)
    .where(and(wanted(companyId, filter), afterCursor(cursor, by, type, order.descending)))
    .orderBy(direction(by), direction(invoices.number))
    .limit(limit + 1);

  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? `${last.number}:${last.sortedBy}` : null;
  return { rows: page.map(reportRow), next };
}

type SelectedRow = Omit<InvoiceReportRow, "settlement"> & {
  readonly creditedOre: bigint;
  readonly advancedOre: bigint;
  readonly writtenOffOre: bigint;
  readonly sortedBy: string;
};

function reportRow({
  creditedOre,
  advancedOre,
  writtenOffOre,
  sortedBy: _,
  ...row
}: SelectedRow): InvoiceReportRow {
  const settlement: SettlementStatus = settlementStatus({
    totalOre: magnitude(row.totalOre),
    remainingOre: magnitude(row.remainingOre),
    creditedOre,
    advancedOre,
    writtenOffOre,
    status: row.factoringStatus,
  });
  return { ...row, settlement };
}

/** Sums of all that the filter lets through, in one set-based SELECT. */
export async function sumInvoiceReport(
  { db, companyId }: Scope,
  filter: InvoiceReportFilter,
): Promise<InvoiceReportTotals> {
  const total = (amount: SQL) => sql<Ore>`coalesce(sum(${amount}), 0)`.mapWith(toOre);
  const [sums] = await db
    .select({
      count: sql<number>`count(*)`.mapWith(Number),
      netOre: total(signed(invoices.netOre)),
      vatOre: total(signed(invoices.vatOre)),
      totalOre: total(signed(invoices.totalOre)),
      remainingOre: total(remaining),
    })
    .from(invoices)
    .innerJoin(subledgerAccounts, customerOf)
    .leftJoin(openItems, ownItem)
    .where(wanted(companyId, filter));
  if (!sums) throw new Error("an aggregate has one row");
  return sums;
}

function wanted(companyId: number, filter: InvoiceReportFilter) {
  const { from, to, customerNo, openOnly, search } = filter;
  return and(
    eq(invoices.companyId, companyId),
    eq(invoices.state, "sent"),
    from ? gte(invoices.invoiceDate, from) : undefined,
    to ? lte(invoices.invoiceDate, to) : undefined,
    customerNo === null ? undefined : eq(invoices.customerNo, customerNo),
    openOnly ? sql`${openItems.isOpen}` : undefined,
    search.trim() ? matches(search.trim()) : undefined,
    filter.factoringStatus ? inFactoringStatus(filter.factoringStatus) : undefined,
  );
}

function matches(search: string) {
  const typed = escapeLike(search);
  return or(
    ilike(subledgerAccounts.name, `%${typed}%`),
    sql`${invoices.number}::text like ${`${typed}%`}`,
    eq(invoices.ownKid, search),
  );
}

function inFactoringStatus(status: NonNullable<InvoiceReportFilter["factoringStatus"]>) {
  if (status === "not_factored") {
    return sql`not exists (select 1 from ${factoringInvoices} f where ${ofDocument})`;
  }
  return sql`${status} = ${latest("status")}`;
}

function afterCursor(cursor: string | undefined, by: SQL, type: string, descending: boolean) {
  const parsed = /^(?<number>\d{1,15}):(?<value>.*)$/s.exec(cursor ?? "")?.groups;
  if (!parsed) return undefined;
  const compare = sql.raw(descending ? "<" : ">");
  return sql`(${by}, ${invoices.number}) ${compare} (${parsed.value}::text::${sql.raw(type)}, ${parsed.number}::text::bigint)`;
}

function toOre(value: string | bigint | number): Ore {
  return ore(BigInt(value));
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
