import { and, eq, sql } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import type { DraftLine } from "@/lib/domain/invoice";
import type { Ore } from "@/lib/domain/money";
import type { RecurringState, Schedule } from "@/lib/domain/recurring";
import {
  type KeptRefusal,
  recurringDates,
  recurringInvoices,
  recurringLines,
  recurringRuns,
} from "../schema/recurring";
import type { Scope, Tx } from "../scope";
import { recordset } from "../sql";

/** An agreement with its lines; `nextDate` null when it is over. */
export type RecurringToSave = Schedule & {
  readonly customerNo: number;
  readonly paymentTermsDays: number;
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly sendsItself: boolean;
  readonly totalOre: Ore;
  readonly lines: readonly DraftLine[];
  readonly nextDate: IsoDate | null;
  readonly state: RecurringState;
};

/** Make an agreement, and answer its id. */
export async function insertRecurring(
  { db, companyId, actor, now }: Scope<Tx>,
  { lines, ...agreement }: RecurringToSave,
): Promise<string> {
  const createdBy = actor.kind === "user" ? actor.userId : actor.kind;
  const [made] = await db
    .insert(recurringInvoices)
    .values({ companyId, ...agreement, createdBy, createdAt: now, changedAt: now })
    .returning({ id: recurringInvoices.id });
  if (!made) throw new Error("the agreement was not kept");
  if (lines.length > 0) await db.insert(recurringLines).values(linesOf(companyId, made.id, lines));
  return made.id;
}

/** Save over the version that was read. Answers false when somebody else, or a run, has changed it meanwhile. */
export async function updateRecurring(
  { db, companyId, now }: Scope<Tx>,
  id: string,
  version: number,
  { lines, ...agreement }: RecurringToSave,
): Promise<boolean> {
  const changed = await db
    .update(recurringInvoices)
    .set({ ...agreement, changedAt: now, version: sql`${recurringInvoices.version} + 1` })
    .where(isVersion(companyId, id, version))
    .returning({ id: recurringInvoices.id });
  if (changed.length === 0) return false;

  await db
    .delete(recurringLines)
    .where(and(eq(recurringLines.companyId, companyId), eq(recurringLines.recurringId, id)));
  if (lines.length > 0) await db.insert(recurringLines).values(linesOf(companyId, id, lines));
  return true;
}

/** Another state, and the next date that goes with it. Answers false when the agreement was changed meanwhile. */
export async function changeRecurringState(
  { db, companyId, now }: Scope<Tx>,
  id: string,
  version: number,
  changed: { readonly state: RecurringState; readonly nextDate: IsoDate | null },
): Promise<boolean> {
  const rows = await db
    .update(recurringInvoices)
    .set({ ...changed, changedAt: now, version: sql`${recurringInvoices.version} + 1` })
    .where(isVersion(companyId, id, version))
    .returning({ id: recurringInvoices.id });
  return rows.length > 0;
}

/** Make a run, and answer its id. */
export async function insertRecurringRun(
  { db, companyId, actor }: Scope<Tx>,
  { throughDate, automatic }: { readonly throughDate: IsoDate; readonly automatic: boolean },
): Promise<string> {
  const [createdBy, createdByName] =
    actor.kind === "user" ? [actor.userId, actor.name] : [actor.kind, "Fordring"];
  const [run] = await db
    .insert(recurringRuns)
    .values({ companyId, throughDate, automatic, createdBy, createdByName })
    .returning({ id: recurringRuns.id });
  if (!run) throw new Error("the run was not kept");
  return run.id;
}

/** A date of an agreement. */
export type DateOfAgreement = { readonly recurringId: string; readonly date: IsoDate };

/** Tie dates to the drafts made of them. A date that has been made before is refused by its key. */
export async function insertRecurringDates(
  { db, companyId }: Scope<Tx>,
  made: readonly (DateOfAgreement & { readonly invoiceId: string })[],
): Promise<void> {
  const rows = made.map(({ recurringId, date, invoiceId }) => ({
    recurring_id: recurringId,
    date,
    invoice_id: invoiceId,
  }));
  await db.execute(sql`
    insert into recurring_dates (company_id, recurring_id, date, invoice_id)
    select ${companyId}, r.* from jsonb_to_recordset(${recordset(rows)}::text::jsonb)
      as r(recurring_id uuid, date date, invoice_id uuid)`);
}

/** Put dates in a run, to be sent. */
export async function insertRunDates(
  { db, companyId }: Scope<Tx>,
  runId: string,
  taken: readonly DateOfAgreement[],
): Promise<void> {
  const rows = taken.map(({ recurringId, date }) => ({ recurring_id: recurringId, date }));
  await db.execute(sql`
    insert into recurring_run_dates (company_id, run_id, recurring_id, date)
    select ${companyId}, ${runId}::uuid, r.* from jsonb_to_recordset(${recordset(rows)}::text::jsonb)
      as r(recurring_id uuid, date date)`);
}

export type Advanced = {
  readonly id: string;
  readonly latestDate: IsoDate;
  readonly made: number;
  /** Null ends the agreement. */
  readonly nextDate: IsoDate | null;
};

/** Move agreements on past the dates that were made, many in one statement. */
export async function advanceRecurring(
  { db, companyId, now }: Scope<Tx>,
  advanced: readonly Advanced[],
): Promise<void> {
  const rows = advanced.map(({ id, latestDate, made, nextDate }) => ({
    id,
    latest_date: latestDate,
    made,
    next_date: nextDate,
  }));
  await db.execute(sql`
    update recurring_invoices a
    set latest_date = r.latest_date, made = r.made, next_date = r.next_date,
        state = case when r.next_date is null then 'ended' else a.state end,
        changed_at = ${now.toISOString()}::timestamptz, version = a.version + 1
    from jsonb_to_recordset(${recordset(rows)}::text::jsonb)
      as r(id uuid, latest_date date, made int, next_date date)
    where a.company_id = ${companyId} and a.id = r.id`);
}

export type TriedDate = DateOfAgreement & { readonly refusal: KeptRefusal | null };

/** Keep how sending went, date by date. Amounts among a refusal's facts are left out: JSON has no exact ones. */
export async function noteTriedDates(
  { db, companyId, now }: Scope<Tx>,
  runId: string,
  tried: readonly TriedDate[],
): Promise<void> {
  const rows = tried.map(({ recurringId, date, refusal }) => ({ recurring_id: recurringId, date, refusal }));
  const written = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === "bigint" ? undefined : value,
  );
  await db.execute(sql`
    update recurring_run_dates d
    set tried_at = ${now.toISOString()}::timestamptz, refusal = nullif(r.refusal, 'null'::jsonb)
    from jsonb_to_recordset(${written}::text::jsonb) as r(recurring_id uuid, date date, refusal jsonb)
    where d.company_id = ${companyId} and d.run_id = ${runId}::uuid
      and d.recurring_id = r.recurring_id and d.date = r.date`);
}

/** Have a run try again what it could not send, and no later run has taken up. Answers how many. */
export async function retryRunDates({ db, companyId }: Scope<Tx>, runId: string): Promise<number> {
  const rows = await db.execute(sql`
    update recurring_run_dates d set tried_at = null, refusal = null
    where d.company_id = ${companyId} and d.run_id = ${runId}::uuid and d.refusal is not null
      and exists (
        select 1 from recurring_dates r
        join invoices i on i.company_id = r.company_id and i.id = r.invoice_id and i.state = 'draft'
        where r.company_id = d.company_id and r.recurring_id = d.recurring_id and r.date = d.date)
      and not exists (
        select 1 from recurring_run_dates later
        where later.company_id = d.company_id and later.recurring_id = d.recurring_id and later.date = d.date
          and later.run_id > d.run_id)
    returning d.date`);
  return rows.length;
}

/** A draft is thrown away: its date stays made, and has no invoice any more. */
export async function forgetRecurringDraft({ db, companyId }: Scope<Tx>, invoiceId: string): Promise<void> {
  await db
    .update(recurringDates)
    .set({ invoiceId: null })
    .where(and(eq(recurringDates.companyId, companyId), eq(recurringDates.invoiceId, invoiceId)));
}

function isVersion(companyId: number, id: string, version: number) {
  return and(
    eq(recurringInvoices.companyId, companyId),
    eq(recurringInvoices.id, id),
    eq(recurringInvoices.version, version),
  );
}

function linesOf(companyId: number, recurringId: string, lines: readonly DraftLine[]) {
  return lines.map(({ vatOre: _charged, ...line }, index) => ({
    ...line,
    companyId,
    recurringId,
    line: index + 1,
  }));
}
