import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { type Currency, type ForeignCurrency, foreignOf } from "@/lib/domain/currency";
import { itemPosting, ownItem } from "../joins";
import { currencyBalances } from "../schema/currency";
import { factoringInvoices } from "../schema/factoring";
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
import { amongIds, amongNumbers } from "../sql";

/** The connection's own invoices among those that vouchers name, by number or by the factored invoice's id, each with what remains of it in its currency. */
export async function findNamedInvoices(
  { db, companyId }: Scope,
  connectionId: string,
  named: { readonly numbers: readonly number[]; readonly ids: readonly string[] },
) {
  return db
    .select({
      factoringId: factoringInvoices.id,
      invoiceId: invoices.id,
      number: sql<number>`${invoices.number}`.mapWith(Number),
      customerNo: invoices.customerNo,
      status: factoringInvoices.status,
      kind: invoices.kind,
      serviceLevel: factoringInvoices.serviceLevel,
      currency: sql<Currency>`coalesce(${openItems.currency}, 'NOK')`,
      remaining: sql<bigint>`coalesce(${openItems.currencyRemaining}, ${openItems.remainingOre}, 0)`.mapWith(
        BigInt,
      ),
    })
    .from(factoringInvoices)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, factoringInvoices.companyId), eq(invoices.id, factoringInvoices.invoiceId)),
    )
    .leftJoin(openItems, ownItem)
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        eq(factoringInvoices.connectionId, connectionId),
        or(amongNumbers(invoices.number, named.numbers), amongIds(factoringInvoices.id, named.ids)),
      ),
    )
    .orderBy(factoringInvoices.id);
}

/**
 * What customers have open, with all that a payment may be recognised by. What was imported is left out: a factoring
 * company never had it (M24), so no payment that it reports is for it.
 */
export async function listMatchableItems({ db, companyId }: Scope, customerNos: readonly number[]) {
  if (customerNos.length === 0) return [];
  const rows = await db
    .select({
      series: openItems.series,
      voucherNo: openItems.voucherNo,
      line: openItems.line,
      customerNo: openItems.subledgerNo,
      remainingOre: openItems.remainingOre,
      currency: openItems.currency,
      currencyRemaining: openItems.currencyRemaining,
      dueDate: openItems.dueDate,
      invoiceId: postings.invoiceId,
      matchingReference: postings.matchingReference,
      eventKind: postings.eventKind,
      ownKid: invoices.ownKid,
      factorKids: sql<string[]>`array(
        select f.factor_kid from factoring_invoices f
        where f.company_id = ${openItems.companyId} and f.invoice_id = ${postings.invoiceId} and f.factor_kid is not null)`,
    })
    .from(openItems)
    .innerJoin(postings, itemPosting)
    .leftJoin(invoices, and(eq(invoices.companyId, postings.companyId), eq(invoices.id, postings.invoiceId)))
    .where(
      and(
        eq(openItems.companyId, companyId),
        inArray(openItems.subledgerNo, [...customerNos]),
        openItems.isOpen,
        sql`${invoices.source} is distinct from 'imported'`,
      ),
    );
  return rows.map(({ currency, currencyRemaining, ...row }) => ({
    ...row,
    ...foreignOf(currency, currencyRemaining),
  }));
}

/** The foreign currencies in which anything has ever been posted. */
export async function listHeldCurrencies({ db, companyId }: Scope): Promise<ForeignCurrency[]> {
  const rows = await db
    .selectDistinct({ currency: currencyBalances.currency })
    .from(currencyBalances)
    .where(eq(currencyBalances.companyId, companyId));
  return rows.map(({ currency }) => currency);
}

/** What stands on accounts in foreign currencies: of all currencies, or of one. */
export async function listCurrencyBalances(
  { db, companyId }: Scope,
  accountNos: readonly number[],
  currency: ForeignCurrency | null,
) {
  if (accountNos.length === 0) return [];
  return db
    .select({
      accountNo: currencyBalances.accountNo,
      currency: currencyBalances.currency,
      amount: currencyBalances.amount,
      amountOre: currencyBalances.amountOre,
    })
    .from(currencyBalances)
    .where(
      and(
        eq(currencyBalances.companyId, companyId),
        inArray(currencyBalances.accountNo, [...accountNos]),
        currency === null ? undefined : eq(currencyBalances.currency, currency),
      ),
    )
    .orderBy(asc(currencyBalances.accountNo), asc(currencyBalances.currency));
}

/** What remains of invoices' own items, and their rows at the factoring company: read after matching. */
export async function listRemaining(
  { db, companyId }: Scope,
  connectionId: string,
  invoiceIds: readonly string[],
) {
  return db
    .select({
      invoiceId: invoices.id,
      remainingOre: openItems.remainingOre,
      factoringId: factoringInvoices.id,
      status: factoringInvoices.status,
    })
    .from(factoringInvoices)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, factoringInvoices.companyId), eq(invoices.id, factoringInvoices.invoiceId)),
    )
    .innerJoin(openItems, ownItem)
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        eq(factoringInvoices.connectionId, connectionId),
        amongIds(invoices.id, invoiceIds),
      ),
    );
}

/** Balances of ledger accounts, in øre. */
export async function listAccountBalances({ db, companyId }: Scope, accountNos: readonly number[]) {
  if (accountNos.length === 0) return [];
  return db
    .select({
      account: accounts.accountNo,
      name: accounts.name,
      balanceOre:
        sql<bigint>`coalesce(sum(${accountBalances.debitOre} - ${accountBalances.creditOre}), 0)`.mapWith(
          BigInt,
        ),
    })
    .from(accounts)
    .leftJoin(
      accountBalances,
      and(
        eq(accountBalances.companyId, accounts.companyId),
        eq(accountBalances.accountNo, accounts.accountNo),
      ),
    )
    .where(and(eq(accounts.companyId, companyId), inArray(accounts.accountNo, [...accountNos])))
    .groupBy(accounts.accountNo, accounts.name);
}

/** Balances of subledger accounts, in øre. */
export async function listSubledgerBalances({ db, companyId }: Scope, subledgerNos: readonly number[]) {
  if (subledgerNos.length === 0) return [];
  return db
    .select({
      account: subledgerAccounts.subledgerNo,
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
        inArray(subledgerAccounts.subledgerNo, [...subledgerNos]),
      ),
    );
}
