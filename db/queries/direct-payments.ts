import { and, asc, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import { type Ore, ore } from "@/lib/domain/money";
import { mappedAccount, mappedBalance, mappedSubledger } from "../joins";
import { connectionAccounts, connections, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import {
  accountBalances,
  accounts,
  postings,
  subledgerAccounts,
  subledgerBalances,
  vouchers,
} from "../schema/ledger";
import { directPayments } from "../schema/payments";
import type { Scope } from "../scope";
import { isNoneOf, isOneOf } from "../sql";

const columns = {
  id: directPayments.id,
  connectionId: directPayments.connectionId,
  connectionName: connections.name,
  invoiceId: directPayments.invoiceId,
  invoiceNo: sql<number>`${invoices.number}`.mapWith(Number),
  customerNo: invoices.customerNo,
  customerName: subledgerAccounts.name,
  paidOn: directPayments.paidOn,
  amountOre: directPayments.amountOre,
  state: directPayments.state,
  bankLineId: directPayments.bankLineId,
  voucherSeries: directPayments.voucherSeries,
  voucherNo: directPayments.voucherNo,
  clearedSeries: directPayments.clearedSeries,
  clearedNo: directPayments.clearedNo,
  clearedOn: sql<IsoDate | null>`${vouchers.voucherDate}`,
  clearedAt: directPayments.clearedAt,
  reopenedSeries: directPayments.reopenedSeries,
  reopenedNo: directPayments.reopenedNo,
  note: directPayments.note,
  reportedBy: directPayments.reportedBy,
  reportedAt: directPayments.reportedAt,
  acknowledgedAt: directPayments.acknowledgedAt,
  sequence: directPayments.sequence,
  /** The account that was credited, whatever is mapped now (edge 45). */
  deviationAccountNo: postings.accountNo,
  deviationSubledgerNo: postings.subledgerNo,
  deviationName: sql<string>`coalesce(
    (select s.name from subledger_accounts s where s.company_id = ${postings.companyId} and s.subledger_no = ${postings.subledgerNo}),
    (select a.name from accounts a where a.company_id = ${postings.companyId} and a.account_no = ${postings.accountNo}))`,
  /** The invoice's latest row at the partner that was told. */
  factoringInvoiceId: sql<string>`(
    select f.id from ${factoringInvoices} f
    where f.company_id = ${directPayments.companyId} and f.invoice_id = ${directPayments.invoiceId}
      and f.connection_id = ${directPayments.connectionId}
    order by f.id desc limit 1)`,
};

function payments({ db, companyId }: Scope, condition: SQL | undefined) {
  return db
    .select(columns)
    .from(directPayments)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, directPayments.companyId), eq(invoices.id, directPayments.invoiceId)),
    )
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, invoices.companyId),
        eq(subledgerAccounts.subledgerNo, invoices.customerNo),
      ),
    )
    .innerJoin(
      connections,
      and(
        eq(connections.companyId, directPayments.companyId),
        eq(connections.id, directPayments.connectionId),
      ),
    )
    .innerJoin(
      postings,
      and(
        eq(postings.companyId, directPayments.companyId),
        eq(postings.series, directPayments.voucherSeries),
        eq(postings.voucherNo, directPayments.voucherNo),
        eq(postings.line, 2),
      ),
    )
    .leftJoin(
      vouchers,
      and(
        eq(vouchers.companyId, directPayments.companyId),
        eq(vouchers.series, directPayments.clearedSeries),
        eq(vouchers.voucherNo, directPayments.clearedNo),
      ),
    )
    .where(and(eq(directPayments.companyId, companyId), condition));
}

/** One direct payment, or null. Whoever clears it holds the company's lock, so two cannot. */
export async function findDirectPayment(scope: Scope, id: string) {
  const [row] = await payments(scope, eq(directPayments.id, id));
  return row ?? null;
}

export type DirectPaymentRow = NonNullable<Awaited<ReturnType<typeof findDirectPayment>>>;

/** Whether the same money is registered already: the same invoice, day and amount, and not undone. */
export async function hasSamePayment(
  { db, companyId }: Scope,
  { invoiceId, amountOre, paidOn }: { invoiceId: string; amountOre: Ore; paidOn: IsoDate },
): Promise<boolean> {
  const [row] = await db
    .select({ id: directPayments.id })
    .from(directPayments)
    .where(
      and(
        eq(directPayments.companyId, companyId),
        eq(directPayments.invoiceId, invoiceId),
        eq(directPayments.amountOre, amountOre),
        eq(directPayments.paidOn, paidOn),
        isNoneOf(directPayments.state, ["reversed"]),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** The payments that are not cleared yet, the oldest first: each stands on the deviation account. */
export async function listOpenDirectPayments(scope: Scope) {
  return payments(scope, isOneOf(directPayments.state, ["open"]))
    .orderBy(asc(directPayments.paidOn), asc(directPayments.id))
    .limit(500);
}

/** The payments that were passed on, set off or undone, the latest change first, a page at a time. */
export async function listClearedDirectPayments(
  scope: Scope,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
) {
  return payments(
    scope,
    and(
      sql`${directPayments.state} <> 'open'`,
      before === undefined ? undefined : sql`${directPayments.sequence} < ${before}`,
    ),
  )
    .orderBy(desc(directPayments.sequence))
    .limit(limit);
}

/** What a partner is told of, in the order it last changed. */
export async function listPartnerDirectPayments(
  scope: Scope,
  connectionId: string,
  { cursor, limit }: { readonly cursor?: number | undefined; readonly limit: number },
) {
  return payments(
    scope,
    and(
      eq(directPayments.connectionId, connectionId),
      cursor === undefined ? undefined : gt(directPayments.sequence, cursor),
    ),
  )
    .orderBy(asc(directPayments.sequence))
    .limit(limit);
}

/**
 * The deviation accounts of the company's agreements: what stands on each in øre, credit negative, how much of it is open
 * direct payments, how many and since when. An account that two agreements share is told once; one that is no longer
 * mapped is told while something stands on it (edge 45).
 */
export async function listDeviationAccounts({ db, companyId }: Scope) {
  const ledgerBalance = sql`(
    select sum(b.debit_ore - b.credit_ore) from ${accountBalances} b
    where b.company_id = ${connectionAccounts.companyId} and b.account_no = ${connectionAccounts.accountNo})`;
  const open = sql`(
    select count(*)::int as payments, coalesce(sum(d.amount_ore), 0) as amount, min(d.paid_on) as oldest
    from ${directPayments} d
    join ${postings} p on p.company_id = d.company_id and p.series = d.voucher_series and p.voucher_no = d.voucher_no and p.line = 2
    where d.company_id = ${connectionAccounts.companyId} and d.state = 'open'
      and (p.subledger_no = ${connectionAccounts.subledgerNo}
        or (${connectionAccounts.subledgerNo} is null and p.account_no = ${connectionAccounts.accountNo})))`;
  const rows = await db
    .selectDistinctOn([sql`no`], {
      no: sql<number>`coalesce(${connectionAccounts.subledgerNo}, ${connectionAccounts.accountNo})`
        .mapWith(Number)
        .as("no"),
      name: sql<string>`coalesce(${subledgerAccounts.name}, ${accounts.name})`,
      balanceOre: sql<Ore>`coalesce(${subledgerBalances.balanceOre}, ${ledgerBalance}, 0)`.mapWith(toOre),
      openOre: sql<Ore>`opened.amount`.mapWith(toOre),
      openPayments: sql<number>`opened.payments`.mapWith(Number),
      oldest: sql<IsoDate | null>`opened.oldest`,
      isMapped: sql<boolean>`${connectionAccounts.replacedAt} is null`,
    })
    .from(connectionAccounts)
    .innerJoin(sql`lateral ${open} as opened`, sql`true`)
    .leftJoin(accounts, mappedAccount)
    .leftJoin(subledgerAccounts, mappedSubledger)
    .leftJoin(subledgerBalances, mappedBalance)
    .where(and(eq(connectionAccounts.companyId, companyId), eq(connectionAccounts.eventKind, "deviation")))
    .orderBy(sql`no`, sql`${connectionAccounts.replacedAt} nulls first`);
  return rows.filter(
    ({ isMapped, balanceOre, openPayments }) => isMapped || balanceOre !== 0n || openPayments > 0,
  );
}

function toOre(value: string | bigint | number): Ore {
  return ore(BigInt(value));
}
