import { and, eq, isNull, sql } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import type { DunningSettings, HoldReason, ReminderDelivery, SkipReason } from "@/lib/domain/dunning";
import type { InterestSegment } from "@/lib/domain/late-interest";
import type { Ore } from "@/lib/domain/money";
import type { VoucherRef } from "@/lib/domain/voucher";
import { collectionCases, dunningHolds, dunningRuns, dunningSettings, reminders } from "../schema/dunning";
import type { Scope, Tx } from "../scope";
import { amongIds, recordset } from "../sql";

/** Save over the version that was read, 0 when there was none. Answers false when somebody else has saved meanwhile. */
export async function saveDunningSettings(
  { db, companyId }: Scope<Tx>,
  version: number,
  settings: DunningSettings,
): Promise<boolean> {
  const row = { ...settings, interestRates: [...settings.interestRates] };
  if (version === 0) {
    const made = await db
      .insert(dunningSettings)
      .values({ companyId, ...row })
      .onConflictDoNothing()
      .returning({ version: dunningSettings.version });
    return made.length > 0;
  }
  const saved = await db
    .update(dunningSettings)
    .set({ ...row, version: sql`${dunningSettings.version} + 1` })
    .where(and(eq(dunningSettings.companyId, companyId), eq(dunningSettings.version, version)))
    .returning({ version: dunningSettings.version });
  return saved.length > 0;
}

/** Make a run, and answer its id. */
export async function insertDunningRun(
  { db, companyId, actor }: Scope<Tx>,
  runDate: IsoDate,
): Promise<string> {
  const createdBy = actor.kind === "user" ? actor.userId : actor.kind;
  const [run] = await db
    .insert(dunningRuns)
    .values({ companyId, runDate, createdBy })
    .returning({ id: dunningRuns.id });
  if (!run) throw new Error("the run was not kept");
  return run.id;
}

export type NewReminder = {
  readonly invoiceId: string;
  readonly customerNo: number;
  readonly level: number;
  readonly dueDate: IsoDate;
  readonly remainingOre: Ore;
  readonly earlierChargesOre: Ore;
  readonly feeOre: Ore;
  readonly interestOre: Ore;
  readonly interestSegments: readonly InterestSegment[];
  readonly deliveryMethod: ReminderDelivery;
  readonly voucher: VoucherRef | null;
};

/** Keep the reminders of a run, however many, in one statement; their ids rise in the order given. */
export async function insertReminders(
  { db, companyId }: Scope<Tx>,
  runId: string,
  made: readonly NewReminder[],
): Promise<void> {
  const rows = made.map((reminder) => ({
    invoice_id: reminder.invoiceId,
    customer_no: reminder.customerNo,
    level: reminder.level,
    due_date: reminder.dueDate,
    remaining_ore: reminder.remainingOre,
    earlier_charges_ore: reminder.earlierChargesOre,
    fee_ore: reminder.feeOre,
    interest_ore: reminder.interestOre,
    interest_from: reminder.interestSegments[0]?.from ?? null,
    interest_through: reminder.interestSegments.at(-1)?.through ?? null,
    interest_segments: reminder.interestSegments,
    delivery_method: reminder.deliveryMethod,
    voucher_series: reminder.voucher?.series ?? null,
    voucher_no: reminder.voucher?.voucherNo ?? null,
  }));
  await db.execute(sql`
    insert into ${reminders} (company_id, run_id, invoice_id, customer_no, level, due_date, remaining_ore,
      earlier_charges_ore, fee_ore, interest_ore, interest_from, interest_through, interest_segments, delivery_method,
      voucher_series, voucher_no)
    select ${companyId}, ${runId}::uuid, r.* from jsonb_to_recordset(${recordset(rows)}::text::jsonb) as r(
      invoice_id uuid, customer_no int, level smallint, due_date date, remaining_ore bigint, earlier_charges_ore bigint,
      fee_ore bigint, interest_ore bigint, interest_from date, interest_through date, interest_segments jsonb,
      delivery_method text, voucher_series smallint, voucher_no bigint)`);
}

/** The letter has gone, or lies ready to be printed. */
export async function markReminderSent(
  { db, companyId, now }: Scope<Tx>,
  reminderId: string,
  documentId: string,
): Promise<void> {
  await db
    .update(reminders)
    .set({ documentId, sentAt: now, sendError: null })
    .where(and(eq(reminders.companyId, companyId), eq(reminders.id, reminderId)));
}

/** The letter is never to go: why, for good. */
export async function markReminderSkipped(
  { db, companyId, now }: Scope<Tx>,
  reminderId: string,
  skipReason: SkipReason,
): Promise<void> {
  await db
    .update(reminders)
    .set({ skippedAt: now, skipReason, sendError: null })
    .where(and(eq(reminders.companyId, companyId), eq(reminders.id, reminderId)));
}

/** Why letters did not go, or null when they are to be tried once more. Those that have gone stay as they are. */
export async function noteSendError(
  { db, companyId }: Scope<Tx>,
  reminderIds: readonly string[],
  sendError: string | null,
): Promise<void> {
  await db
    .update(reminders)
    .set({ sendError })
    .where(
      and(
        eq(reminders.companyId, companyId),
        amongIds(reminders.id, reminderIds),
        isNull(reminders.sentAt),
        isNull(reminders.skippedAt),
      ),
    );
}

/** Hand an invoice to the debt collector, and answer the case's id. */
export async function insertCollectionCase(
  { db, companyId, actor, now }: Scope<Tx>,
  made: { readonly invoiceId: string; readonly agency: string; readonly remainingOre: Ore },
): Promise<string> {
  const sentBy = actor.kind === "user" ? actor.userId : actor.kind;
  const [row] = await db
    .insert(collectionCases)
    .values({ companyId, ...made, sentAt: now, sentBy })
    .returning({ id: collectionCases.id });
  if (!row) throw new Error("the case was not kept");
  return row.id;
}

/** Take an open case back; answers its collector's name, or null when there is none. */
export async function withdrawCollectionCase(
  { db, companyId, now }: Scope<Tx>,
  invoiceId: string,
): Promise<string | null> {
  const [row] = await db
    .update(collectionCases)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(collectionCases.companyId, companyId),
        eq(collectionCases.invoiceId, invoiceId),
        isNull(collectionCases.withdrawnAt),
      ),
    )
    .returning({ agency: collectionCases.agency });
  return row?.agency ?? null;
}

/** Put an invoice on hold; one that is on hold already stays so, for its first reason. */
export async function insertDunningHold(
  { db, companyId, actor, now }: Scope<Tx>,
  invoiceId: string,
  reason: HoldReason,
): Promise<boolean> {
  const placedBy = actor.kind === "user" ? actor.userId : actor.kind;
  const made = await db
    .insert(dunningHolds)
    .values({ companyId, invoiceId, reason, placedAt: now, placedBy })
    .onConflictDoNothing()
    .returning({ id: dunningHolds.id });
  return made.length > 0;
}

/** End an invoice's hold; answers false when it has none. */
export async function releaseDunningHold(
  { db, companyId, actor, now }: Scope<Tx>,
  invoiceId: string,
): Promise<boolean> {
  const releasedBy = actor.kind === "user" ? actor.userId : actor.kind;
  const ended = await db
    .update(dunningHolds)
    .set({ releasedAt: now, releasedBy })
    .where(
      and(
        eq(dunningHolds.companyId, companyId),
        eq(dunningHolds.invoiceId, invoiceId),
        isNull(dunningHolds.releasedAt),
      ),
    )
    .returning({ id: dunningHolds.id });
  return ended.length > 0;
}
