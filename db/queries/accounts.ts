import { and, asc, eq, sql } from "drizzle-orm";
import {
  accountBalances,
  accounts,
  type SubledgerKind,
  subledgerAccounts,
  subledgerSeries,
} from "../schema/ledger";
import type { Scope } from "../scope";
import { amongNumbers } from "../sql";

/** The chart of accounts with balances in øre. A control account is posted to only through its subledger. */
export async function listAccounts({ db, companyId }: Scope) {
  return db
    .select({
      accountNo: accounts.accountNo,
      name: accounts.name,
      kind: accounts.kind,
      vatCode: accounts.vatCode,
      active: accounts.active,
      isControl: sql<boolean>`exists (
        select 1 from ${subledgerSeries} s where s.company_id = ${accounts.companyId} and s.control_account_no = ${accounts.accountNo})`,
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
    .where(eq(accounts.companyId, companyId))
    .groupBy(accounts.companyId, accounts.accountNo)
    .orderBy(asc(accounts.accountNo));
}

export type AccountRow = Awaited<ReturnType<typeof listAccounts>>[number];

/** The accounts that may be posted to directly: active, and no control account. */
export async function listPostableAccounts({ db, companyId }: Scope) {
  return db
    .select({ accountNo: accounts.accountNo, name: accounts.name, kind: accounts.kind })
    .from(accounts)
    .where(
      and(
        eq(accounts.companyId, companyId),
        accounts.active,
        sql`not exists (
          select 1 from ${subledgerSeries} s
          where s.company_id = ${accounts.companyId} and s.control_account_no = ${accounts.accountNo})`,
      ),
    )
    .orderBy(asc(accounts.accountNo));
}

/** One subledger series: its range, the number that comes next and the control account above it. */
export async function findSubledgerSeries({ db, companyId }: Scope, kind: SubledgerKind) {
  const [series] = await db
    .select()
    .from(subledgerSeries)
    .where(and(eq(subledgerSeries.companyId, companyId), eq(subledgerSeries.kind, kind)));
  if (!series) throw new Error(`no ${kind} series`);
  return series;
}

/** The accounts that an invoice line may be posted to. */
export async function listIncomeAccounts({ db, companyId }: Scope) {
  return db
    .select({ accountNo: accounts.accountNo, name: accounts.name })
    .from(accounts)
    .where(and(eq(accounts.companyId, companyId), eq(accounts.kind, "income"), eq(accounts.active, true)))
    .orderBy(asc(accounts.accountNo));
}

/** Subledger accounts by number, of any series: which of some numbers there are. */
export async function findSubledgerAccounts({ db, companyId }: Scope, subledgerNos: readonly number[]) {
  if (subledgerNos.length === 0) return [];
  return db
    .select({
      subledgerNo: subledgerAccounts.subledgerNo,
      kind: subledgerAccounts.kind,
      name: subledgerAccounts.name,
    })
    .from(subledgerAccounts)
    .where(
      and(
        eq(subledgerAccounts.companyId, companyId),
        amongNumbers(subledgerAccounts.subledgerNo, subledgerNos),
      ),
    );
}

/** The first accounts of a series by number: what a form offers to choose between. */
export async function listSubledgerAccounts({ db, companyId }: Scope, kind: SubledgerKind, limit: number) {
  return db
    .select({ subledgerNo: subledgerAccounts.subledgerNo, name: subledgerAccounts.name })
    .from(subledgerAccounts)
    .where(and(eq(subledgerAccounts.companyId, companyId), eq(subledgerAccounts.kind, kind)))
    .orderBy(asc(subledgerAccounts.subledgerNo))
    .limit(limit);
}

/** Those of some ledger accounts that the chart has, in use. */
export async function listExistingAccounts(
  { db, companyId }: Scope,
  accountNos: readonly number[],
): Promise<number[]> {
  const rows = await db
    .select({ accountNo: accounts.accountNo })
    .from(accounts)
    .where(
      and(
        eq(accounts.companyId, companyId),
        eq(accounts.active, true),
        amongNumbers(accounts.accountNo, accountNos),
      ),
    );
  return rows.map(({ accountNo }) => accountNo);
}
