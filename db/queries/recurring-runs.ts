import { and, asc, desc, eq, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import { latestFactoringRow } from "../joins";
import { factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { subledgerAccounts } from "../schema/ledger";
import { recurringDates, recurringInvoices, recurringRunDates, recurringRuns } from "../schema/recurring";
import type { Scope } from "../scope";

const ofRun = and(
  eq(recurringRunDates.companyId, recurringRuns.companyId),
  eq(recurringRunDates.runId, recurringRuns.id),
);

const runColumns = {
  id: recurringRuns.id,
  throughDate: recurringRuns.throughDate,
  automatic: recurringRuns.automatic,
  createdBy: recurringRuns.createdByName,
  createdAt: recurringRuns.createdAt,
  count: sql<number>`count(*)`.mapWith(Number),
  sent: sql<number>`count(*) filter (where ${recurringRunDates.triedAt} is not null and ${recurringRunDates.refusal} is null)`.mapWith(
    Number,
  ),
  failed: sql<number>`count(${recurringRunDates.refusal})`.mapWith(Number),
};

/** Runs, newest first, from before one of them; `sent` and `failed` are as the run itself left them. */
export async function listRecurringRuns(
  { db, companyId }: Scope,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
) {
  return db
    .select(runColumns)
    .from(recurringRuns)
    .innerJoin(recurringRunDates, ofRun)
    .where(and(eq(recurringRuns.companyId, companyId), before ? lt(recurringRuns.id, before) : undefined))
    .groupBy(recurringRuns.companyId, recurringRuns.id)
    .orderBy(desc(recurringRuns.id))
    .limit(limit);
}

/** One run with its counts, or null. */
export async function findRecurringRun({ db, companyId }: Scope, runId: string) {
  const [run] = await db
    .select(runColumns)
    .from(recurringRuns)
    .innerJoin(recurringRunDates, ofRun)
    .where(and(eq(recurringRuns.companyId, companyId), eq(recurringRuns.id, runId)))
    .groupBy(recurringRuns.companyId, recurringRuns.id);
  return run ?? null;
}

const ofDate = and(
  eq(recurringDates.companyId, recurringRunDates.companyId),
  eq(recurringDates.recurringId, recurringRunDates.recurringId),
  eq(recurringDates.date, recurringRunDates.date),
);
const ofAgreement = and(
  eq(recurringInvoices.companyId, recurringRunDates.companyId),
  eq(recurringInvoices.id, recurringRunDates.recurringId),
);
const ofCustomer = and(
  eq(subledgerAccounts.companyId, recurringInvoices.companyId),
  eq(subledgerAccounts.subledgerNo, recurringInvoices.customerNo),
);
const ofInvoice = and(
  eq(invoices.companyId, recurringDates.companyId),
  eq(invoices.id, recurringDates.invoiceId),
);

const outcomeColumns = {
  recurringId: recurringRunDates.recurringId,
  date: recurringRunDates.date,
  runId: recurringRunDates.runId,
  triedAt: recurringRunDates.triedAt,
  refusal: recurringRunDates.refusal,
  customerNo: recurringInvoices.customerNo,
  customerName: subledgerAccounts.name,
  invoiceId: recurringDates.invoiceId,
  /** As the invoice is now: a draft that was refused may have been sent since. */
  invoiceState: invoices.state,
  number: invoices.number,
  currency: invoices.currency,
  totalOre: invoices.totalOre,
  factoringStatus: factoringInvoices.status,
};

/** What a run took up, refused first, then by date; each with what has become of it since. */
export async function listRunDates(
  { db, companyId }: Scope,
  runId: string,
  { after, limit }: { readonly after?: RunCursor | undefined; readonly limit: number },
) {
  return db
    .select(outcomeColumns)
    .from(recurringRunDates)
    .innerJoin(recurringDates, ofDate)
    .innerJoin(recurringInvoices, ofAgreement)
    .innerJoin(subledgerAccounts, ofCustomer)
    .leftJoin(invoices, ofInvoice)
    .leftJoin(factoringInvoices, latestFactoringRow)
    .where(
      and(
        eq(recurringRunDates.companyId, companyId),
        eq(recurringRunDates.runId, runId),
        after
          ? sql`(${recurringRunDates.refusal} is null, ${recurringRunDates.date}, ${recurringRunDates.recurringId})
              > (${!after.refused}::boolean, ${after.date}::text::date, ${after.recurringId}::uuid)`
          : undefined,
      ),
    )
    .orderBy(
      sql`${recurringRunDates.refusal} is null`,
      asc(recurringRunDates.date),
      asc(recurringRunDates.recurringId),
    )
    .limit(limit);
}

/** The last line of a page of a run. */
export type RunCursor = {
  readonly refused: boolean;
  readonly date: IsoDate;
  readonly recurringId: string;
};

export type OutcomeRow = Awaited<ReturnType<typeof listRunDates>>[number];

/** Drafts of a run that wait to be sent, by date; a draft that was thrown away has no invoice. */
export async function listWaitingDates({ db, companyId }: Scope, runId: string, limit: number) {
  return db
    .select({
      recurringId: recurringRunDates.recurringId,
      date: recurringRunDates.date,
      invoiceId: recurringDates.invoiceId,
      invoiceState: invoices.state,
    })
    .from(recurringRunDates)
    .innerJoin(recurringDates, ofDate)
    .leftJoin(invoices, ofInvoice)
    .where(
      and(
        eq(recurringRunDates.companyId, companyId),
        eq(recurringRunDates.runId, runId),
        isNull(recurringRunDates.triedAt),
      ),
    )
    .orderBy(asc(recurringRunDates.date), asc(recurringRunDates.recurringId))
    .limit(limit);
}

/** Drafts that no run could send, with why the latest could not; those that one is about to send again are not here. */
export async function listUnsentDates({ db, companyId }: Scope, limit: number) {
  return db
    .select(outcomeColumns)
    .from(recurringRunDates)
    .innerJoin(recurringDates, ofDate)
    .innerJoin(recurringInvoices, ofAgreement)
    .innerJoin(subledgerAccounts, ofCustomer)
    .innerJoin(invoices, ofInvoice)
    .leftJoin(factoringInvoices, latestFactoringRow)
    .where(and(eq(recurringRunDates.companyId, companyId), isUnsent()))
    .orderBy(asc(recurringRunDates.date), asc(recurringRunDates.recurringId))
    .limit(limit);
}

/** How many drafts no run could send. */
export async function countUnsentDates({ db, companyId }: Scope): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(recurringRunDates)
    .innerJoin(recurringDates, ofDate)
    .innerJoin(invoices, ofInvoice)
    .where(and(eq(recurringRunDates.companyId, companyId), isUnsent()));
  return row?.n ?? 0;
}

/** The latest that any run did with the date was to be refused, and its invoice is a draft still. */
function isUnsent(): SQL | undefined {
  return and(
    isNotNull(recurringRunDates.refusal),
    eq(invoices.state, "draft"),
    sql`not exists (
      select 1 from recurring_run_dates later
      where later.company_id = ${recurringRunDates.companyId} and later.recurring_id = ${recurringRunDates.recurringId}
        and later.date = ${recurringRunDates.date} and later.run_id > ${recurringRunDates.runId})`,
  );
}
