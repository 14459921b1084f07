import { and, eq, sql } from "drizzle-orm";
import type { CustomerCard } from "@/lib/domain/customer";
import { customers } from "../schema/customers";
import { subledgerAccounts, subledgerSeries } from "../schema/ledger";
import type { Scope, Tx } from "../scope";
import { recordset } from "../sql";
import { switchFactoring } from "./card-changes";

/** A card, and what factoring would lack of it (`assessCard`): kept together, so that neither is older than the other. */
export type AssessedCard = { readonly card: CustomerCard; readonly lacking: readonly string[] };

/** Open an account in the customer series and file the card under its number, which is answered. */
export async function insertCustomer(scope: Scope<Tx>, { card, lacking }: AssessedCard): Promise<number> {
  const { db, companyId } = scope;
  const customerNo = await takeSubledgerNo(scope, "customer");
  const { name, ...columns } = card;

  await db.insert(subledgerAccounts).values({ companyId, subledgerNo: customerNo, kind: "customer", name });
  await db.insert(customers).values({ companyId, customerNo, ...columns, lacking: [...lacking] });
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
  { card, lacking }: AssessedCard,
): Promise<boolean> {
  const { name, ...columns } = card;
  const changed = await db
    .update(customers)
    .set({ ...columns, lacking: [...lacking], version: sql`${customers.version} + 1`, changedAt: now })
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

/** Keep the rules' answers for cards that had none, in one statement. No version rises: the cards themselves stay. */
export async function saveAssessments(
  { db, companyId }: Scope<Tx>,
  assessed: readonly { readonly customerNo: number; readonly lacking: readonly string[] }[],
): Promise<void> {
  if (assessed.length === 0) return;
  await db.execute(sql`
    update customers c set lacking = n.lacking
    from jsonb_to_recordset(${recordset(assessed)}::text::jsonb) as n("customerNo" int, lacking text[])
    where c.company_id = ${companyId} and c.customer_no = n."customerNo" and c.lacking is null`);
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

/** The next number of a subledger series; its row is locked, so numbers are never given twice. */
export async function takeSubledgerNo(
  { db, companyId }: Scope<Tx>,
  kind: "customer" | "supplier" | "finance",
): Promise<number> {
  const [taken] = await db
    .update(subledgerSeries)
    .set({ nextNo: sql`${subledgerSeries.nextNo} + 1` })
    .where(and(eq(subledgerSeries.companyId, companyId), eq(subledgerSeries.kind, kind)))
    .returning({ nextNo: subledgerSeries.nextNo });
  if (!taken) throw new Error(`no ${kind} series`);
  return taken.nextNo - 1;
}

/** Open an account in the series for factoring companies: a clearing account that reconciles by itself (M2). */
export async function insertFinanceAccount(scope: Scope<Tx>, name: string): Promise<number> {
  const { db, companyId } = scope;
  const subledgerNo = await takeSubledgerNo(scope, "finance");
  await db.insert(subledgerAccounts).values({ companyId, subledgerNo, kind: "finance", name });
  return subledgerNo;
}
