import { and, eq, sql } from "drizzle-orm";
import { nextSubledgerNo, type SubledgerKind } from "@/lib/domain/chart";
import type { CustomerCard } from "@/lib/domain/customer";
import { customers } from "../schema/customers";
import { subledgerAccounts, subledgerSeries } from "../schema/ledger";
import type { Scope, Tx } from "../scope";
import { switchFactoring } from "./card-changes";

/**
 * Open an account in the customer series and file the card under its number, which is answered. Null when the series
 * is full.
 */
export async function insertCustomer(scope: Scope<Tx>, card: CustomerCard): Promise<number | null> {
  const { db, companyId } = scope;
  const customerNo = await takeSubledgerNo(scope, "customer");
  if (customerNo === null) return null;
  const { name, ...columns } = card;

  await db.insert(subledgerAccounts).values({ companyId, subledgerNo: customerNo, kind: "customer", name });
  await db.insert(customers).values({ companyId, customerNo, ...columns });
  return customerNo;
}

/**
 * Change a card that is still as the user saw it. Answers false when somebody changed it meanwhile.
 *
 * @param version the version that the change was based on
 */
export async function updateCustomer(
  { db, companyId, now }: Scope<Tx>,
  customerNo: number,
  version: number,
  card: CustomerCard,
): Promise<boolean> {
  const { name, ...columns } = card;
  const changed = await db
    .update(customers)
    .set({ ...columns, version: sql`${customers.version} + 1`, changedAt: now })
    .where(
      and(
        eq(customers.companyId, companyId),
        eq(customers.customerNo, customerNo),
        eq(customers.version, version),
      ),
    )
    .returning({ customerNo: customers.customerNo });
  if (changed.length === 0) return false;

  await db
    .update(subledgerAccounts)
    .set({ name })
    .where(and(eq(subledgerAccounts.companyId, companyId), eq(subledgerAccounts.subledgerNo, customerNo)));
  return true;
}

/** M4: every customer gets «Bruk Factoring» and the integration's method; the earlier one is remembered. Answers how many. */
export async function turnFactoringOn(scope: Scope<Tx>): Promise<number> {
  const { companyId, now } = scope;
  return switchFactoring(
    scope,
    "factoring/activate",
    sql`update customers
      set method_before_factoring = delivery_method, use_factoring = true, delivery_method = 'factoring',
          version = version + 1, changed_at = ${now.toISOString()}::timestamptz
      where company_id = ${companyId} and not use_factoring`,
  );
}

/**
 * The next number of a subledger series, or null when it is full: then `series_full` is what to answer. The series'
 * row is locked, so numbers are never given twice.
 */
export async function takeSubledgerNo(
  { db, companyId }: Scope<Tx>,
  kind: SubledgerKind,
): Promise<number | null> {
  const ofKind = and(eq(subledgerSeries.companyId, companyId), eq(subledgerSeries.kind, kind));
  const [series] = await db.select().from(subledgerSeries).where(ofKind).for("update");
  if (!series) throw new Error(`no ${kind} series`);

  const taken = nextSubledgerNo(kind, series);
  if (!taken) return null;
  await db
    .update(subledgerSeries)
    .set({ nextNo: taken.no + 1, lastNo: taken.lastNo })
    .where(ofKind);
  return taken.no;
}

/**
 * Open an account in the series for factoring companies: a clearing account that reconciles by itself (M2). Null when
 * the series is full.
 */
export async function insertFinanceAccount(scope: Scope<Tx>, name: string): Promise<number | null> {
  const { db, companyId } = scope;
  const subledgerNo = await takeSubledgerNo(scope, "finance");
  if (subledgerNo === null) return null;
  await db.insert(subledgerAccounts).values({ companyId, subledgerNo, kind: "finance", name });
  return subledgerNo;
}
