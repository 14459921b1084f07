import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Currency } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import { settledLater } from "../reports/items";
import { connections } from "../schema/factoring";
import { reconciliations } from "../schema/postings";
import type { Scope } from "../scope";

/** A clearing account that a connection posts to, or has posted to (edge 45). */
export type ClearingAccount = {
  readonly accountNo: number;
  readonly subledgerNo: number | null;
  readonly name: string;
  /** Whether new vouchers go to it. */
  readonly mapped: boolean;
  readonly balanceOre: bigint;
};

/** Every clearing account that a connection has had, the present one first, with its balance now. */
export async function listClearingAccounts(
  { db, companyId }: Scope,
  connectionId: string,
): Promise<ClearingAccount[]> {
  const rows = await db.execute<ClearingAccount>(sql`
    select coalesce(ser.control_account_no, a.account_no) as "accountNo", a.subledger_no as "subledgerNo",
           coalesce(sub.name, acc.name) as name, bool_or(a.replaced_at is null) as mapped,
           coalesce(sb.balance_ore, (
             select sum(b.debit_ore - b.credit_ore) from account_balances b
             where b.company_id = a.company_id and b.account_no = a.account_no), 0)::bigint as "balanceOre"
    from connection_accounts a
    left join accounts acc on acc.company_id = a.company_id and acc.account_no = a.account_no
    left join subledger_accounts sub on sub.company_id = a.company_id and sub.subledger_no = a.subledger_no
    left join subledger_series ser on ser.company_id = sub.company_id and ser.kind = sub.kind
    left join subledger_balances sb on sb.company_id = a.company_id and sb.subledger_no = a.subledger_no
    where a.company_id = ${companyId} and a.connection_id = ${connectionId}::uuid and a.event_kind = 'clearing'
    group by a.company_id, a.account_no, a.subledger_no, ser.control_account_no, sub.name, acc.name, sb.balance_ore
    order by bool_or(a.replaced_at is null) desc, max(a.mapped_at) desc, coalesce(a.subledger_no, a.account_no)`);
  return [...rows];
}

/**
 * The balance of an account when a day was over, in hundredths of a currency: a ledger account's, or a subledger
 * account's. Of kroner, what is in no other currency.
 */
export async function sumAccountAt(
  { db, companyId }: Scope,
  { accountNo, subledgerNo }: Pick<ClearingAccount, "accountNo" | "subledgerNo">,
  day: IsoDate,
  currency: Currency = "NOK",
): Promise<bigint> {
  const onAccount =
    subledgerNo === null ? sql`p.account_no = ${accountNo}` : sql`p.subledger_no = ${subledgerNo}`;
  const [row] = await db.execute<{ balance: bigint }>(sql`
    select coalesce(sum(coalesce(p.currency_amount, p.amount_ore)), 0)::bigint as balance from postings p
    where p.company_id = ${companyId} and ${onAccount} and p.voucher_date <= ${day}::date
      and coalesce(p.currency, 'NOK') = ${currency}`);
  return row?.balance ?? 0n;
}

/** What remained of one of the connection's invoices when a day was over, in its currency; a credit note's is negative. */
export type RemainingAt = {
  readonly factoringInvoiceId: string;
  readonly invoiceId: string;
  readonly invoiceNo: number;
  readonly remainingOre: bigint;
};

/**
 * The invoices in a currency with a factoring company of which something remained when a day was over, and those that are named
 * besides. Made from what is open now and what has been settled since.
 */
export async function listRemainingAt(
  { db, companyId }: Scope,
  connectionId: string,
  day: IsoDate,
  named: { readonly numbers: readonly number[]; readonly ids: readonly string[] },
  currency: Currency = "NOK",
): Promise<RemainingAt[]> {
  const rows = await db.execute<Omit<RemainingAt, "invoiceNo"> & { invoiceNo: bigint }>(sql`
    with later as (${settledLater(companyId, day)})
    select distinct on (i.id) f.id as "factoringInvoiceId", i.id as "invoiceId", i.number as "invoiceNo",
           (coalesce(o.currency_remaining, o.remaining_ore) + coalesce(later.currency_back, later.back, 0))::bigint as "remainingOre"
    from factoring_invoices f
    join invoices i on i.company_id = f.company_id and i.id = f.invoice_id
    join open_items o on o.company_id = i.company_id and o.series = i.voucher_series and o.voucher_no = i.voucher_no
      and o.subledger_no = i.customer_no
    left join later on later.series = o.series and later.voucher_no = o.voucher_no and later.line = o.line
    where f.company_id = ${companyId} and f.connection_id = ${connectionId}::uuid and i.invoice_date <= ${day}::date
      and coalesce(o.currency, 'NOK') = ${currency}
      and f.status not in ('preparing', 'preparation_failed', 'ready', 'rejected', 'withdrawn')
      and (o.remaining_ore + coalesce(later.back, 0) <> 0
        or i.number = any((select ${`{${named.numbers.join()}}`}::text::bigint[])::bigint[])
        or f.id = any((select ${`{${named.ids.join()}}`}::text::uuid[])::uuid[]))
    order by i.id, f.id desc`);
  return rows.map(({ invoiceNo, ...row }) => ({ ...row, invoiceNo: Number(invoiceNo) }));
}

const told = {
  id: reconciliations.id,
  partner: connections.name,
  asOf: reconciliations.asOf,
  /** The clearing account then, by the number that it is known by. */
  accountNo: reconciliations.accountNo,
  currency: reconciliations.currency,
  factorBalanceOre: reconciliations.factorBalanceOre,
  ourBalanceOre: reconciliations.ourBalanceOre,
  /** The invoices of which the two differ. */
  invoices: reconciliations.invoices,
  createdAt: reconciliations.createdAt,
};

const partner = and(
  eq(connections.companyId, reconciliations.companyId),
  eq(connections.id, reconciliations.connectionId),
);

/** What partners have told of their clearing accounts, or of one account, newest first; from before one of them. */
export async function listReconciliations(
  { db, companyId }: Scope,
  filter: { readonly accountNo?: number; readonly before?: string | undefined; readonly limit: number },
) {
  return db
    .select(told)
    .from(reconciliations)
    .innerJoin(connections, partner)
    .where(
      and(
        eq(reconciliations.companyId, companyId),
        filter.accountNo === undefined ? undefined : eq(reconciliations.accountNo, filter.accountNo),
        filter.before === undefined ? undefined : lt(reconciliations.id, filter.before),
      ),
    )
    .orderBy(desc(reconciliations.id))
    .limit(filter.limit);
}

export type ReconciliationRow = Awaited<ReturnType<typeof listReconciliations>>[number];

/** One of them, or null. */
export async function findReconciliation({ db, companyId }: Scope, id: string) {
  const [row] = await db
    .select(told)
    .from(reconciliations)
    .innerJoin(connections, partner)
    .where(and(eq(reconciliations.companyId, companyId), eq(reconciliations.id, id)));
  return row ?? null;
}
