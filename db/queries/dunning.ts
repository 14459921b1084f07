import { and, asc, eq, gt, lt, or, type SQL, sql } from "drizzle-orm";
import type { DeliveryMethod } from "@/lib/domain/customer";
import type { IsoDate } from "@/lib/domain/dates";
import { type DunningFacts, type DunningSettings, lastLevel, standardDunning } from "@/lib/domain/dunning";
import type { FactoringStatus } from "@/lib/domain/factoring";
import type { Ore } from "@/lib/domain/money";
import { ownItem } from "../joins";
import { openAfterRecourse } from "../recourse";
import { customers } from "../schema/customers";
import { collectionCases, dunningHolds, dunningSettings, reminders } from "../schema/dunning";
import { connections, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { openItems, subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";
import { amongIds } from "../sql";

/** What the company has chosen, with the version to save over; the standard, version 0, until it has. */
export async function findDunningSettings({
  db,
  companyId,
}: Scope): Promise<DunningSettings & { readonly version: number }> {
  const [row] = await db.select().from(dunningSettings).where(eq(dunningSettings.companyId, companyId));
  if (!row) return { ...standardDunning, version: 0 };
  const { companyId: _company, ...settings } = row;
  return settings;
}

/** Whom to look at: invoices past their due date on a day, oldest first, from after one of them; or some by id. */
export type CandidateFilter =
  | {
      readonly overdueOn: IsoDate;
      readonly after?: { readonly dueDate: IsoDate; readonly invoiceId: string } | undefined;
      readonly limit: number;
    }
  | { readonly invoiceIds: readonly string[] };

/** The last reminder of the invoice at hand. */
const lastOf = (column: SQL) => sql`(
  select ${column} from reminders r
  where r.company_id = ${invoices.companyId} and r.invoice_id = ${invoices.id} and r.skipped_at is null
  order by r.level desc limit 1)`;

const factoringOf = sql`from factoring_invoices f
  where f.company_id = ${invoices.companyId} and f.invoice_id = ${invoices.id}`;

/** Whether a factoring company has given the claim back. */
const isRecoursed = sql`exists (select 1 ${factoringOf} and f.status = 'recoursed')`;

/** What a claim that was sold has outside its own item when it is the company's again (edge 34), in øre. */
const givenBackOre = sql`case when ${isRecoursed} then ${openAfterRecourse(sql`${invoices}`)} else 0 end`;

const candidateColumns = {
  invoiceId: invoices.id,
  invoiceNo: sql<string>`coalesce(${invoices.number}::text, ${invoices.externalNumber})`,
  customerNo: invoices.customerNo,
  customerName: subledgerAccounts.name,
  dueDate: openItems.dueDate,
  remainingOre: sql<Ore>`${openItems.remainingOre} + ${givenBackOre}`.mapWith(
    (value) => BigInt(value) as Ore,
  ),
  currency: invoices.currency,
  kid: invoices.ownKid,
  deliveryMethod: invoices.deliveryMethod,
  factoringStatuses: sql<FactoringStatus[]>`array(select f.status ${factoringOf})`,
  /** The factoring company that has, or had, the invoice. */
  factoringName: sql<string | null>`(
    select c.name from ${factoringInvoices} f join ${connections} c on c.company_id = f.company_id and c.id = f.connection_id
    where f.company_id = ${invoices.companyId} and f.invoice_id = ${invoices.id} order by f.id desc limit 1)`,
  /** The bureau that it was handed to by the old solution (M3). */
  bureau: sql<string | null>`(
    select g.bureau_name from legacy_invoices l join legacy_factoring g on g.company_id = l.company_id
    where l.company_id = ${invoices.companyId} and l.invoice_id = ${invoices.id} and l.transfer_id is not null)`,
  sendReminders: customers.sendReminders,
  /** How own invoices reach him: with factoring on, the way they went before it. */
  customerMethod: sql<DeliveryMethod>`case when ${customers.deliveryMethod} = 'factoring'
    then coalesce(${customers.methodBeforeFactoring}, 'email') else ${customers.deliveryMethod} end`,
  email: sql<string | null>`nullif(coalesce(nullif(${customers.invoiceEmail}, ''), ${customers.email}), '')`,
  inCollection: sql<boolean>`${collectionCases.id} is not null`,
  hold: dunningHolds.reason,
  lastLevel: sql<number | null>`${lastOf(sql`r.level`)}`.mapWith(Number),
  lastDueDate: sql<IsoDate | null>`${lastOf(sql`r.due_date`)}`,
  interestThrough: sql<IsoDate | null>`(
    select max(r.interest_through) from reminders r
    where r.company_id = ${invoices.companyId} and r.invoice_id = ${invoices.id} and r.skipped_at is null)`,
  earlierChargesOre: sql<Ore>`coalesce((
    select sum(o.remaining_ore) from reminders r
    join open_items o on o.company_id = r.company_id and o.series = r.voucher_series and o.voucher_no = r.voucher_no
    where r.company_id = ${invoices.companyId} and r.invoice_id = ${invoices.id}), 0)`.mapWith(
    (value) => BigInt(value) as Ore,
  ),
};

/**
 * Invoices with what is asked of them before a reminder or collection. Who may be reminded is the domain's
 * `dunnable`: nothing but age and what remains is judged here, so that those left out are seen with their reason.
 */
export async function listDunningCandidates(scope: Scope, filter: CandidateFilter) {
  if ("invoiceIds" in filter) {
    const named = amongIds(invoices.id, filter.invoiceIds);
    return (await candidatesWhere(scope, named, filter.invoiceIds.length)).map(candidateOf);
  }
  const { overdueOn, after, limit } = filter;
  const pages = await Promise.all(
    [overdue(overdueOn), overdueAgain(overdueOn)].map((late) =>
      candidatesWhere(scope, and(late, beyond(after)), limit),
    ),
  );
  return pages.flat().toSorted(byAge).slice(0, limit).map(candidateOf);
}

export type DunningCandidate = Awaited<ReturnType<typeof listDunningCandidates>>[number];

type Aged = { readonly dueDate: IsoDate; readonly invoiceId: string };

function byAge(a: Aged, b: Aged): number {
  const [one, other] = [`${a.dueDate} ${a.invoiceId}`, `${b.dueDate} ${b.invoiceId}`];
  return one < other ? -1 : Number(one > other);
}

function candidatesWhere({ db, companyId }: Scope, chosen: SQL | undefined, limit: number) {
  return db
    .select(candidateColumns)
    .from(openItems)
    .innerJoin(invoices, ownItem)
    .innerJoin(
      customers,
      and(eq(customers.companyId, invoices.companyId), eq(customers.customerNo, invoices.customerNo)),
    )
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, invoices.companyId),
        eq(subledgerAccounts.subledgerNo, invoices.customerNo),
      ),
    )
    .leftJoin(collectionCases, openCase)
    .leftJoin(dunningHolds, openHold)
    .where(
      and(
        eq(openItems.companyId, companyId),
        eq(invoices.companyId, companyId),
        eq(invoices.kind, "invoice"),
        chosen,
      ),
    )
    .orderBy(asc(openItems.dueDate), asc(invoices.id))
    .limit(limit);
}

/** How many invoices `dunnable` would say yes to on a day: for «Oversikt», which cannot read them all. */
export async function countDunnable(
  scope: Scope,
  on: IsoDate,
  settings: Pick<DunningSettings, "daysAfterDue">,
): Promise<number> {
  const counts = await Promise.all(
    [overdue(on), overdueAgain(on)].map((late) => countWhere(scope, late, on, settings)),
  );
  return counts.reduce((sum, n) => sum + n, 0);
}

async function countWhere(
  { db, companyId }: Scope,
  late: SQL | undefined,
  on: IsoDate,
  { daysAfterDue }: Pick<DunningSettings, "daysAfterDue">,
): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(openItems)
    .innerJoin(invoices, ownItem)
    .innerJoin(
      customers,
      and(eq(customers.companyId, invoices.companyId), eq(customers.customerNo, invoices.customerNo)),
    )
    .leftJoin(collectionCases, openCase)
    .leftJoin(dunningHolds, openHold)
    .where(
      and(
        eq(openItems.companyId, companyId),
        eq(invoices.companyId, companyId),
        eq(invoices.kind, "invoice"),
        late,
        customers.sendReminders,
        sql`${collectionCases.id} is null and ${dunningHolds.id} is null`,
        sql`not exists (select 1 ${factoringOf} and f.status not in ('rejected', 'withdrawn', 'recoursed'))`,
        sql`(${invoices.deliveryMethod} is distinct from 'factoring'
          or ${isRecoursed})`,
        sql`not exists (select 1 from legacy_invoices l
          where l.company_id = ${invoices.companyId} and l.invoice_id = ${invoices.id} and l.transfer_id is not null)`,
        sql`case when exists (select 1 from ${reminders} r
              where r.company_id = ${invoices.companyId} and r.invoice_id = ${invoices.id} and r.skipped_at is null)
            then ${lastOf(sql`r.level`)} < ${lastLevel} and ${lastOf(sql`r.due_date`)} < ${on}::text::date
            else ${openItems.dueDate} + ${daysAfterDue}::int <= ${on}::text::date end`,
      ),
    );
  return row?.n ?? 0;
}

const openCase = and(
  eq(collectionCases.companyId, invoices.companyId),
  eq(collectionCases.invoiceId, invoices.id),
  sql`${collectionCases.withdrawnAt} is null`,
);

const openHold = and(
  eq(dunningHolds.companyId, invoices.companyId),
  eq(dunningHolds.invoiceId, invoices.id),
  sql`${dunningHolds.releasedAt} is null`,
);

function overdue(on: IsoDate): SQL | undefined {
  return and(openItems.isOpen, gt(openItems.remainingOre, sql`0`), lt(openItems.dueDate, on));
}

/**
 * A claim that was sold is closed by the sale. Given back it is open in another item (domain.md c3), and late since the
 * invoice's own due date. Asked apart from the others, which are found by what is open.
 */
function overdueAgain(on: IsoDate): SQL | undefined {
  return and(
    sql`not ${openItems.isOpen}`,
    lt(openItems.dueDate, on),
    sql`${invoices.id} in (select f.invoice_id from factoring_invoices f
      where f.company_id = ${invoices.companyId} and f.status = 'recoursed')`,
    sql`${openAfterRecourse(sql`${invoices}`)} > 0`,
  );
}

function beyond(after: { dueDate: IsoDate; invoiceId: string } | undefined): SQL | undefined {
  if (!after) return undefined;
  const { dueDate, invoiceId } = after;
  return or(gt(openItems.dueDate, dueDate), and(eq(openItems.dueDate, dueDate), gt(invoices.id, invoiceId)));
}

type Row = {
  lastLevel: number | null;
  lastDueDate: IsoDate | null;
  interestThrough: IsoDate | null;
};

/** The row with its last reminder as one fact. */
function candidateOf<R extends Row>({ lastLevel: level, lastDueDate, interestThrough, ...row }: R) {
  const lastReminder: DunningFacts["lastReminder"] =
    level && lastDueDate ? { level, dueDate: lastDueDate, interestThrough } : null;
  return { ...row, lastReminder };
}
