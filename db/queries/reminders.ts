import { and, asc, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Ore } from "@/lib/domain/money";
import { user } from "../schema/auth";
import { customers } from "../schema/customers";
import { dunningRuns, reminders } from "../schema/dunning";
import { invoices } from "../schema/invoices";
import { openItems, subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";

const toOre = (value: string | bigint | number) => BigInt(value) as Ore;

const ofRun = and(eq(reminders.companyId, dunningRuns.companyId), eq(reminders.runId, dunningRuns.id));

const runColumns = {
  id: dunningRuns.id,
  runDate: dunningRuns.runDate,
  createdAt: dunningRuns.createdAt,
  createdBy: user.name,
  reminders: sql<number>`count(*)`.mapWith(Number),
  /** Mailed, or lying ready to be printed. */
  sent: sql<number>`count(${reminders.sentAt})`.mapWith(Number),
  failed:
    sql<number>`count(*) filter (where ${reminders.sentAt} is null and ${reminders.skippedAt} is null and ${reminders.sendError} is not null)`.mapWith(
      Number,
    ),
  /** Never to go after all. */
  skipped: sql<number>`count(${reminders.skippedAt})`.mapWith(Number),
  toPrint:
    sql<number>`count(*) filter (where ${reminders.deliveryMethod} = 'print' and ${reminders.skippedAt} is null)`.mapWith(
      Number,
    ),
  remainingOre: sql<Ore>`sum(${reminders.remainingOre})`.mapWith(toOre),
  feeOre: sql<Ore>`sum(${reminders.feeOre})`.mapWith(toOre),
  interestOre: sql<Ore>`sum(${reminders.interestOre})`.mapWith(toOre),
};

/** Runs of reminders, newest first, from before one of them. */
export async function listDunningRuns(
  { db, companyId }: Scope,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
) {
  return db
    .select(runColumns)
    .from(dunningRuns)
    .innerJoin(reminders, ofRun)
    .leftJoin(user, eq(user.id, dunningRuns.createdBy))
    .where(and(eq(dunningRuns.companyId, companyId), before ? lt(dunningRuns.id, before) : undefined))
    .groupBy(dunningRuns.companyId, dunningRuns.id, user.name)
    .orderBy(desc(dunningRuns.id))
    .limit(limit);
}

/** One run with its sums, or null. */
export async function findDunningRun({ db, companyId }: Scope, runId: string) {
  const [run] = await db
    .select(runColumns)
    .from(dunningRuns)
    .innerJoin(reminders, ofRun)
    .leftJoin(user, eq(user.id, dunningRuns.createdBy))
    .where(and(eq(dunningRuns.companyId, companyId), eq(dunningRuns.id, runId)))
    .groupBy(dunningRuns.companyId, dunningRuns.id, user.name);
  return run ?? null;
}

const reminderColumns = {
  id: reminders.id,
  runId: reminders.runId,
  invoiceId: reminders.invoiceId,
  invoiceNo: sql<string>`coalesce(${invoices.number}::text, ${invoices.externalNumber})`,
  customerNo: reminders.customerNo,
  customerName: subledgerAccounts.name,
  level: reminders.level,
  dueDate: reminders.dueDate,
  remainingOre: reminders.remainingOre,
  feeOre: reminders.feeOre,
  interestOre: reminders.interestOre,
  deliveryMethod: reminders.deliveryMethod,
  voucherSeries: reminders.voucherSeries,
  voucherNo: reminders.voucherNo,
  documentId: reminders.documentId,
  sentAt: reminders.sentAt,
  sendError: reminders.sendError,
  skipReason: reminders.skipReason,
};

const ofInvoice = and(eq(invoices.companyId, reminders.companyId), eq(invoices.id, reminders.invoiceId));
const ofCustomer = and(
  eq(subledgerAccounts.companyId, reminders.companyId),
  eq(subledgerAccounts.subledgerNo, reminders.customerNo),
);

/** The reminders of a run, in the order in which they were made, from after one of them. */
export async function listReminders(
  { db, companyId }: Scope,
  runId: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  return db
    .select(reminderColumns)
    .from(reminders)
    .innerJoin(invoices, ofInvoice)
    .innerJoin(subledgerAccounts, ofCustomer)
    .where(
      and(
        eq(reminders.companyId, companyId),
        eq(reminders.runId, runId),
        after ? gt(reminders.id, after) : undefined,
      ),
    )
    .orderBy(asc(reminders.id))
    .limit(limit);
}

export type ReminderRow = Awaited<ReturnType<typeof listReminders>>[number];

/** A customer's reminders, newest first. */
export async function listCustomerReminders({ db, companyId }: Scope, customerNo: number) {
  return db
    .select({ ...reminderColumns, runDate: dunningRuns.runDate })
    .from(reminders)
    .innerJoin(dunningRuns, ofRun)
    .innerJoin(invoices, ofInvoice)
    .innerJoin(subledgerAccounts, ofCustomer)
    .where(and(eq(reminders.companyId, companyId), eq(reminders.customerNo, customerNo)))
    .orderBy(desc(reminders.id))
    .limit(100);
}

const letterColumns = {
  reminder: reminders,
  runDate: dunningRuns.runDate,
  invoice: {
    id: invoices.id,
    number: sql<string>`coalesce(${invoices.number}::text, ${invoices.externalNumber})`,
    invoiceDate: invoices.invoiceDate,
    dueDate: invoices.dueDate,
    totalOre: invoices.totalOre,
    currency: invoices.currency,
    ownKid: invoices.ownKid,
    deliveryMethod: invoices.deliveryMethod,
    branding: invoices.branding,
  },
  customer: customers,
  customerName: subledgerAccounts.name,
};

const ofCard = and(
  eq(customers.companyId, reminders.companyId),
  eq(customers.customerNo, reminders.customerNo),
);

/** A reminder with all that its letter says; the customer as the card says today. Null when there is none. */
export async function findReminderLetter({ db, companyId }: Scope, reminderId: string) {
  const [letter] = await db
    .select(letterColumns)
    .from(reminders)
    .innerJoin(dunningRuns, ofRun)
    .innerJoin(invoices, ofInvoice)
    .innerJoin(subledgerAccounts, ofCustomer)
    .innerJoin(customers, ofCard)
    .where(and(eq(reminders.companyId, companyId), eq(reminders.id, reminderId)));
  return letter ?? null;
}

export type ReminderLetterRow = NonNullable<Awaited<ReturnType<typeof findReminderLetter>>>;

/** How many letters one job makes: enough to spare the queue, few enough to share between workers. */
export const lettersTogether = 25;

/**
 * The letters of a run that have not gone, in its order, each with the part of the run it is of: a run's letters are
 * made part by part, and of which part one is never changes.
 */
export async function listUnsentLetters(
  { db, companyId }: Scope,
  runId: string,
  part?: number,
): Promise<{ id: string; part: number; failed: boolean }[]> {
  const numbered = db
    .select({
      id: reminders.id,
      part: sql<number>`((row_number() over (order by ${reminders.id}) - 1) / ${lettersTogether}::int)`
        .mapWith(Number)
        .as("part"),
      failed: sql<boolean>`${reminders.sendError} is not null`.as("failed"),
      sentAt: reminders.sentAt,
      skippedAt: reminders.skippedAt,
    })
    .from(reminders)
    .where(and(eq(reminders.companyId, companyId), eq(reminders.runId, runId)))
    .as("numbered");
  return db
    .select({ id: numbered.id, part: numbered.part, failed: numbered.failed })
    .from(numbered)
    .where(
      and(
        isNull(numbered.sentAt),
        isNull(numbered.skippedAt),
        part === undefined ? undefined : eq(numbered.part, part),
      ),
    )
    .orderBy(asc(numbered.id));
}

/** The reminders of a run that go on paper, with all that their letters say, in its order. */
export async function listPrintedLetters({ db, companyId }: Scope, runId: string) {
  return db
    .select(letterColumns)
    .from(reminders)
    .innerJoin(dunningRuns, ofRun)
    .innerJoin(invoices, ofInvoice)
    .innerJoin(subledgerAccounts, ofCustomer)
    .innerJoin(customers, ofCard)
    .where(
      and(
        eq(reminders.companyId, companyId),
        eq(reminders.runId, runId),
        eq(reminders.deliveryMethod, "print"),
        isNull(reminders.skippedAt),
      ),
    )
    .orderBy(asc(reminders.id));
}

/** What a reminder charged, in øre, and what remains of it; null when it charged nothing. */
export async function findReminderCharge({ db, companyId }: Scope, reminderId: string) {
  const [item] = await db
    .select({ amountOre: openItems.amountOre, remainingOre: openItems.remainingOre })
    .from(reminders)
    .innerJoin(
      openItems,
      and(
        eq(openItems.companyId, reminders.companyId),
        eq(openItems.series, reminders.voucherSeries),
        eq(openItems.voucherNo, reminders.voucherNo),
      ),
    )
    .where(and(eq(reminders.companyId, companyId), eq(reminders.id, reminderId)));
  return item ?? null;
}
