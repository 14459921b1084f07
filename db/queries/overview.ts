import { and, count, eq, sql } from "drizzle-orm";
import { type ReceivableAge, receivableAges } from "@/lib/domain/ageing";
import type { IsoDate } from "@/lib/domain/dates";
import { type FactoringStatus, factoringStatuses } from "@/lib/domain/factoring";
import { type Ore, ore } from "@/lib/domain/money";
import { ageStep } from "../ageing";
import { mappedAccount, mappedBalance, mappedSubledger } from "../joins";
import { connectionAccounts, connections, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import {
  accountBalances,
  accounts,
  openItems,
  postings,
  subledgerAccounts,
  subledgerBalances,
} from "../schema/ledger";
import type { Scope } from "../scope";
import { isNoneOf, isOneOf } from "../sql";

/**
 * How many invoices stand in each factoring status now; an invoice counts once, by its latest row. What came back from
 * the factoring company and was sent another way, or of which nothing is open, waits for nobody and is not counted.
 */
export async function countByFactoringStatus({
  db,
  companyId,
}: Scope): Promise<Readonly<Record<FactoringStatus, number>>> {
  const rows = await db
    .select({ status: factoringInvoices.status, n: count() })
    .from(factoringInvoices)
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        sql`not exists (
          select 1 from factoring_invoices later
          where later.company_id = ${factoringInvoices}.company_id and later.invoice_id = ${factoringInvoices}.invoice_id
            and later.id > ${factoringInvoices}.id)`,
        sql`(${factoringInvoices.status} not in ('rejected', 'withdrawn', 'recoursed') or exists (
          select 1 from invoices i
          join open_items o on (o.company_id, o.series, o.voucher_no, o.subledger_no)
            = (i.company_id, i.voucher_series, i.voucher_no, i.customer_no)
          where i.company_id = ${factoringInvoices}.company_id and i.id = ${factoringInvoices}.invoice_id
            and i.delivery_method = 'factoring' and o.is_open))`,
      ),
    )
    .groupBy(factoringInvoices.status);
  const counted = new Map(rows.map(({ status, n }) => [status, Number(n)]));
  const none = Object.fromEntries(factoringStatuses.map((status) => [status, 0]));
  return { ...none, ...Object.fromEntries(counted) } as Record<FactoringStatus, number>;
}

/** Drafts that nobody has sent yet. */
export async function countUnsent({ db, companyId }: Scope): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(invoices)
    .where(and(eq(invoices.companyId, companyId), eq(invoices.state, "draft")));
  return Number(row?.n ?? 0);
}

export type AgedReceivables = {
  readonly ages: readonly { readonly age: ReceivableAge; readonly ore: Ore; readonly items: number }[];
  /** What customers have to their credit, negative. */
  readonly creditOre: Ore;
  readonly totalOre: Ore;
};

/** What customers owe by how long it is overdue on `today`, in øre; one pass over the open items. */
export async function ageReceivables({ db, companyId }: Scope, today: IsoDate): Promise<AgedReceivables> {
  const overdue = sql`(${today}::text::date - ${openItems.dueDate})`;
  const rows = await db
    .select({
      age: sql<ReceivableAge | "credit">`case
        when ${openItems.remainingOre} < 0 then 'credit'
        else ${ageStep(overdue)} end`.as("age"),
      ore: sql<Ore>`sum(${openItems.remainingOre})`.mapWith(toOre),
      items: count(),
    })
    .from(openItems)
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, openItems.companyId),
        eq(subledgerAccounts.subledgerNo, openItems.subledgerNo),
      ),
    )
    .where(and(eq(openItems.companyId, companyId), eq(subledgerAccounts.kind, "customer"), openItems.isOpen))
    .groupBy(sql`age`);
  const found = new Map(rows.map((row) => [row.age, row]));
  const ages = receivableAges.map((age) => ({
    age,
    ore: found.get(age)?.ore ?? ore(0n),
    items: Number(found.get(age)?.items ?? 0),
  }));
  const creditOre = found.get("credit")?.ore ?? ore(0n);
  return { ages, creditOre, totalOre: ore(rows.reduce((total, row) => total + row.ore, 0n)) };
}

/**
 * The clearing accounts of the company's agreements and what stands on them, in øre; credit is what the
 * factoring company has paid beyond what it has collected.
 */
export async function listClearingAccounts({ db, companyId }: Scope) {
  const ledgerBalance = sql`(
    select sum(b.debit_ore - b.credit_ore) from ${accountBalances} b
    where b.company_id = ${connectionAccounts.companyId} and b.account_no = ${connectionAccounts.accountNo})`;
  return db
    .select({
      connectionName: connections.name,
      no: sql<number>`coalesce(${connectionAccounts.subledgerNo}, ${connectionAccounts.accountNo})`.mapWith(
        Number,
      ),
      accountName: sql<string>`coalesce(${subledgerAccounts.name}, ${accounts.name})`,
      balanceOre: sql<Ore>`coalesce(${subledgerBalances.balanceOre}, ${ledgerBalance}, 0)`.mapWith(toOre),
    })
    .from(connectionAccounts)
    .innerJoin(
      connections,
      and(
        eq(connections.companyId, connectionAccounts.companyId),
        eq(connections.id, connectionAccounts.connectionId),
      ),
    )
    .leftJoin(subledgerAccounts, mappedSubledger)
    .leftJoin(accounts, mappedAccount)
    .leftJoin(subledgerBalances, mappedBalance)
    .where(
      and(
        eq(connectionAccounts.companyId, companyId),
        eq(connectionAccounts.eventKind, "clearing"),
        isOneOf(connections.state, ["active", "winding_down"]),
        // One that was replaced is still shown for as long as money stands on it (edge 45).
        sql`(${connectionAccounts.replacedAt} is null or coalesce(${subledgerBalances.balanceOre}, ${ledgerBalance}, 0) <> 0)`,
      ),
    )
    .orderBy(connections.name);
}

/** What is open on invoices that a factoring company has, and what it has advanced on them, in øre. */
export async function sumFactoredOpen({ db, companyId }: Scope) {
  const advanced = sql`(
    select -sum(p.amount_ore) from ${postings} p
    where p.company_id = ${invoices.companyId} and p.invoice_id = ${invoices.id} and p.event_kind = 'advance'
      and exists (
        select 1 from ${connectionAccounts} a
        where a.company_id = p.company_id and a.event_kind = 'clearing'
          and (a.subledger_no = p.subledger_no or a.account_no = p.account_no)))`;
  const [sums] = await db
    .select({
      openOre: sql<Ore>`coalesce(sum(${openItems.remainingOre}), 0)`.mapWith(toOre),
      advancedOre: sql<Ore>`coalesce(sum(${advanced}), 0)`.mapWith(toOre),
    })
    .from(openItems)
    .innerJoin(
      invoices,
      and(
        eq(invoices.companyId, openItems.companyId),
        eq(invoices.voucherSeries, openItems.series),
        eq(invoices.voucherNo, openItems.voucherNo),
        eq(invoices.customerNo, openItems.subledgerNo),
      ),
    )
    .innerJoin(
      factoringInvoices,
      and(
        eq(factoringInvoices.companyId, invoices.companyId),
        eq(factoringInvoices.invoiceId, invoices.id),
        isNoneOf(factoringInvoices.status, ["rejected", "withdrawn", "recoursed"]),
      ),
    )
    .where(and(eq(openItems.companyId, companyId), openItems.isOpen));
  if (!sums) throw new Error("an aggregate has one row");
  return sums;
}

function toOre(value: string | bigint | number): Ore {
  return ore(BigInt(value));
}
