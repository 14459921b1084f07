import { and, eq, sql } from "drizzle-orm";
import { nextSubledgerNo, type SubledgerKind } from "@/lib/domain/chart";
import type { CustomerCard } from "@/lib/domain/customer";
import { customers } from "../schema/customers";
import { subledgerAccounts, subledgerSeries } from "../schema/ledger";
import type { Scope, Tx } from "../scope";
import { recordset } from "../sql";

/** A card, and what factoring would lack of it (`assessCard`): kept together, so that neither is older than the other. */
export type AssessedCard = { readonly card: CustomerCard; readonly lacking: readonly string[] };

/**
 * Open an account in the customer series and file the card under its number, which is answered. Null when the series
 * is full.
 */
export async function insertCustomer(
  scope: Scope<Tx>,
  { card, lacking }: AssessedCard,
): Promise<number | null> {
  const { db, companyId } = scope;
  const customerNo = await takeSubledgerNo(scope, "customer");
  if (customerNo === null) return null;
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

/** A card to change, at the version that the change was based on. */
export type ChangedCard = AssessedCard & { readonly customerNo: number; readonly version: number };

/** How many cards go in one statement. */
const cardsAtATime = 2_000;

/**
 * Change any number of cards, thousands in a statement, names in the subledger with them. Answers the numbers of those
 * that were changed: one that somebody changed meanwhile is not among them.
 */
export async function updateCustomers(
  { db, companyId, now }: Scope<Tx>,
  cards: readonly ChangedCard[],
): Promise<Set<number>> {
  const changed = new Set<number>();
  for (let start = 0; start < cards.length; start += cardsAtATime) {
    const rows = cards.slice(start, start + cardsAtATime).map(({ card, ...rest }) => ({ ...card, ...rest }));
    const found = await db.execute<{ customer_no: number }>(sql`
      with n as (
        select * from jsonb_to_recordset(${recordset(rows)}::text::jsonb) as r(
          "customerNo" int, version int, name text, "isPerson" boolean, "firstName" text, "lastName" text, "orgNr" text,
          street text, street2 text, "postalCode" text, city text, country text, phone text, email text,
          "invoiceEmail" text, "buyerReference" text, lacking text[])
      ), changed as (
        update customers c set is_person = n."isPerson", first_name = n."firstName", last_name = n."lastName",
          org_nr = n."orgNr", street = n.street, street2 = n.street2, postal_code = n."postalCode", city = n.city,
          country = n.country, phone = n.phone, email = n.email, invoice_email = n."invoiceEmail",
          buyer_reference = n."buyerReference", lacking = n.lacking, version = c.version + 1,
          changed_at = ${now.toISOString()}::timestamptz
        from n where c.company_id = ${companyId} and c.customer_no = n."customerNo" and c.version = n.version
        returning c.customer_no, n.name
      ), renamed as (
        update subledger_accounts a set name = changed.name from changed
        where a.company_id = ${companyId} and a.subledger_no = changed.customer_no and a.name <> changed.name
      )
      select customer_no from changed`);
    for (const row of found) changed.add(row.customer_no);
  }
  return changed;
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
