import { and, asc, desc, eq, ilike, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import type { RecurringState } from "@/lib/domain/recurring";
import { latestFactoringRow, ownItem } from "../joins";
import { customers } from "../schema/customers";
import { factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { openItems, subledgerAccounts } from "../schema/ledger";
import { recurringDates, recurringInvoices, recurringLines } from "../schema/recurring";
import type { Scope } from "../scope";
import { amongIds, escapeLike, isOneOf } from "../sql";

const ofCustomer = and(
  eq(subledgerAccounts.companyId, recurringInvoices.companyId),
  eq(subledgerAccounts.subledgerNo, recurringInvoices.customerNo),
);

/** What an agreement is for, in a list: its first line. */
const firstText = sql<string | null>`(
  select l.text from recurring_lines l
  where l.company_id = ${recurringInvoices.companyId} and l.recurring_id = ${recurringInvoices.id}
  order by l.line limit 1)`;

/** Where the list is ordered: by the next date, agreements that are over last. */
const inOrder = sql`coalesce(${recurringInvoices.nextDate}, 'infinity'::date)`;

export type RecurringFilter = {
  readonly state?: RecurringState | undefined;
  /** Part of the customer's name or of a line's text, or the first digits of the customer's number. */
  readonly search?: string | undefined;
  /** Show what comes after this agreement, by its date in the order ("infinity" when it is over) and its id. */
  readonly after?: { readonly date: IsoDate | "infinity"; readonly id: string } | undefined;
  readonly limit: number;
};

/** Agreements by their next date, a page at a time; `totalOre` is what one invoice comes to. */
export async function listRecurring(
  { db, companyId }: Scope,
  { state, search, after, limit }: RecurringFilter,
) {
  return db
    .select({
      id: recurringInvoices.id,
      customerNo: recurringInvoices.customerNo,
      customerName: subledgerAccounts.name,
      text: firstText,
      intervalMonths: recurringInvoices.intervalMonths,
      nextDate: recurringInvoices.nextDate,
      latestDate: recurringInvoices.latestDate,
      made: recurringInvoices.made,
      totalOre: recurringInvoices.totalOre,
      sendsItself: recurringInvoices.sendsItself,
      state: recurringInvoices.state,
    })
    .from(recurringInvoices)
    .innerJoin(subledgerAccounts, ofCustomer)
    .where(
      and(
        eq(recurringInvoices.companyId, companyId),
        state ? eq(recurringInvoices.state, state) : undefined,
        matching(search),
        after
          ? sql`(${inOrder}, ${recurringInvoices.id}) > (${after.date}::text::date, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(sql`${inOrder}`, asc(recurringInvoices.id))
    .limit(limit);
}

export type RecurringRow = Awaited<ReturnType<typeof listRecurring>>[number];

/** How many agreements there are in each state. */
export async function countRecurring({
  db,
  companyId,
}: Scope): Promise<Readonly<Record<RecurringState, number>>> {
  const rows = await db
    .select({ state: recurringInvoices.state, n: sql<number>`count(*)`.mapWith(Number) })
    .from(recurringInvoices)
    .where(eq(recurringInvoices.companyId, companyId))
    .groupBy(recurringInvoices.state);
  const counted = new Map(rows.map(({ state, n }) => [state, n]));
  const of = (state: RecurringState) => counted.get(state) ?? 0;
  return { active: of("active"), paused: of("paused"), ended: of("ended") };
}

/** One agreement with its customer's name and its lines, or null. */
export async function findRecurring(scope: Scope, id: string) {
  const { db, companyId } = scope;
  const [row] = await db
    .select({ agreement: recurringInvoices, customerName: subledgerAccounts.name })
    .from(recurringInvoices)
    .innerJoin(subledgerAccounts, ofCustomer)
    .where(and(eq(recurringInvoices.companyId, companyId), eq(recurringInvoices.id, id)));
  if (!row) return null;
  const lines = await listRecurringLines(scope, [id]);
  return { ...row.agreement, customerName: row.customerName, lines: lines.get(id) ?? [] };
}

export type RecurringAgreement = NonNullable<Awaited<ReturnType<typeof findRecurring>>>;

/** The lines of agreements, by agreement. */
export async function listRecurringLines({ db, companyId }: Scope, ids: readonly string[]) {
  const rows = await db
    .select()
    .from(recurringLines)
    .where(and(eq(recurringLines.companyId, companyId), amongIds(recurringLines.recurringId, ids)))
    .orderBy(asc(recurringLines.recurringId), asc(recurringLines.line));
  const linesOf = new Map<string, Omit<(typeof rows)[number], "companyId" | "recurringId" | "line">[]>();
  for (const { companyId: _c, recurringId, line: _l, ...line } of rows) {
    linesOf.set(recurringId, [...(linesOf.get(recurringId) ?? []), line]);
  }
  return linesOf;
}

export type DueFilter = {
  readonly through: IsoDate;
  /** Only those that send themselves. */
  readonly automatic: boolean;
  readonly limit: number;
};

/** Active agreements whose next date has come by a day, by that date; each with its customer's name and language. */
export async function listDueRecurring({ db, companyId }: Scope, { through, automatic, limit }: DueFilter) {
  return db
    .select({
      agreement: recurringInvoices,
      customerName: subledgerAccounts.name,
      language: customers.language,
      text: firstText,
    })
    .from(recurringInvoices)
    .innerJoin(subledgerAccounts, ofCustomer)
    .innerJoin(
      customers,
      and(
        eq(customers.companyId, recurringInvoices.companyId),
        eq(customers.customerNo, recurringInvoices.customerNo),
      ),
    )
    .where(and(eq(recurringInvoices.companyId, companyId), isDue(through, automatic)))
    .orderBy(asc(recurringInvoices.nextDate), asc(recurringInvoices.id))
    .limit(limit);
}

export type DueRow = Awaited<ReturnType<typeof listDueRecurring>>[number];

/** How many agreements that somebody must run are due by a day. */
export async function countDueRecurring({ db, companyId }: Scope, through: IsoDate): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(recurringInvoices)
    .where(
      and(
        eq(recurringInvoices.companyId, companyId),
        eq(recurringInvoices.sendsItself, false),
        isDue(through, false),
      ),
    );
  return row?.n ?? 0;
}

/** The invoices and drafts of an agreement, newest first, from before one of its dates. */
export async function listRecurringDates(
  { db, companyId }: Scope,
  recurringId: string,
  { before, limit }: { readonly before?: IsoDate | undefined; readonly limit: number },
) {
  return db
    .select({
      date: recurringDates.date,
      invoiceId: recurringDates.invoiceId,
      number: invoices.number,
      state: invoices.state,
      invoiceDate: invoices.invoiceDate,
      dueDate: invoices.dueDate,
      currency: invoices.currency,
      totalOre: invoices.totalOre,
      // In the document's own currency, as the total.
      remainingOre: sql<
        bigint | null
      >`coalesce(${openItems.currencyRemaining}, ${openItems.remainingOre})`.mapWith(openItems.remainingOre),
      factoringStatus: factoringInvoices.status,
    })
    .from(recurringDates)
    .leftJoin(
      invoices,
      and(eq(invoices.companyId, recurringDates.companyId), eq(invoices.id, recurringDates.invoiceId)),
    )
    .leftJoin(openItems, ownItem)
    .leftJoin(factoringInvoices, latestFactoringRow)
    .where(
      and(
        eq(recurringDates.companyId, companyId),
        eq(recurringDates.recurringId, recurringId),
        before ? lt(recurringDates.date, before) : undefined,
      ),
    )
    .orderBy(desc(recurringDates.date))
    .limit(limit);
}

/** Which of some invoices came of an agreement, and of which date. */
export async function listOriginsOf({ db, companyId }: Scope, invoiceIds: readonly string[]) {
  return db
    .select({
      invoiceId: sql<string>`${recurringDates.invoiceId}`,
      recurringId: recurringDates.recurringId,
      date: recurringDates.date,
    })
    .from(recurringDates)
    .where(and(eq(recurringDates.companyId, companyId), amongIds(recurringDates.invoiceId, invoiceIds)));
}

function isDue(through: IsoDate, automatic: boolean): SQL | undefined {
  return and(
    isOneOf(recurringInvoices.state, ["active"]),
    lte(recurringInvoices.nextDate, through),
    automatic ? eq(recurringInvoices.sendsItself, true) : undefined,
  );
}

function matching(search: string | undefined): SQL | undefined {
  const text = search?.trim();
  if (!text) return undefined;
  return or(
    ilike(subledgerAccounts.name, `%${escapeLike(text)}%`),
    sql`${recurringInvoices.customerNo}::text like ${`${escapeLike(text)}%`}`,
    sql`exists (
      select 1 from recurring_lines l
      where l.company_id = ${recurringInvoices.companyId} and l.recurring_id = ${recurringInvoices.id}
        and l.text ilike ${`%${escapeLike(text)}%`})`,
  );
}
