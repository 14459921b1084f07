import { lettersTogether } from "@/db/queries/reminders";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { addMissingAccounts } from "@/db/writes/companies";
import { insertDunningRun, insertReminders } from "@/db/writes/dunning";
import { insertHistory } from "@/db/writes/invoices";
import { insertVouchers, type NewVoucher } from "@/db/writes/vouchers";
import { receivableAccountNo, standardChart, voucherSeriesNo } from "@/lib/domain/chart";
import { dateInNorway, type IsoDate } from "@/lib/domain/dates";
import type { LeftOut, ReminderDelivery } from "@/lib/domain/dunning";
import { lateInterestAccountNo, reminderFeeAccountNo, reminderVoucher } from "@/lib/domain/reminder-voucher";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type PostRefusal, post, type VoucherRef } from "@/lib/domain/voucher";
import { type TransactRefusal, transact } from "../transact";
import { type Proposed, proposeReminders } from "./propose-reminders";
import { queueLetters } from "./queue-letters";

export type RunRequest = {
  /** Today: a letter is dated the day it is sent. */
  readonly runDate: IsoDate;
  /** All that may be reminded of but those marked, or none but those marked. */
  readonly selection: { readonly all: boolean; readonly marked: readonly string[] };
  /** Invoices whose reminder goes another way than proposed. Mail wants an address all the same. */
  readonly deliveries: Readonly<Record<string, ReminderDelivery>>;
};

/** What became of a run: its reminders, and what was chosen but had to be left out after all. */
export type RunOutcome = {
  readonly runId: string;
  readonly created: number;
  readonly skipped: readonly { readonly invoiceNo: string; readonly reason: LeftOut }[];
};

export type RunRefusal =
  | { readonly code: "reminders_are_dated_today" }
  | { readonly code: "nothing_to_remind" }
  | PostRefusal;

/** How many lines of history go in one statement. */
const together = 1_000;

/**
 * Remind (M36): reminders, a voucher for each that charges something, history and letters to be sent, in one
 * transaction. Everything is proposed anew under the company's lock, so that what was paid, reminded of or sent to
 * factoring since the user looked is left out, and a second run of the same day finds nothing.
 */
export function runDunning(
  scope: Scope,
  { runDate, selection, deliveries }: RunRequest,
): Promise<Result<RunOutcome, RunRefusal | TransactRefusal>> {
  return transact<RunOutcome, RunRefusal>(scope, "dunning/run", async (tx) => {
    // The debtor's 14 days are counted from the day of the letter (inkassoloven § 9).
    if (runDate !== dateInNorway(tx.now)) return refuse({ code: "reminders_are_dated_today" });

    const { proposed, leftOut } = await proposeReminders(tx, runDate);
    const marked = new Set(selection.marked);
    const chosen = proposed.filter(({ invoiceId }) => selection.all !== marked.has(invoiceId));
    if (chosen.length === 0) return refuse({ code: "nothing_to_remind" });

    const booked = await bookCharges(tx, chosen, runDate);
    if (!booked.ok) return booked;
    const runId = await keepRun(tx, { chosen, runDate, deliveries, vouchers: booked.value });

    const skipped = selection.all ? [] : leftOut.filter(({ invoiceId }) => marked.has(invoiceId));
    return ok({
      runId,
      created: chosen.length,
      skipped: skipped.map(({ invoiceNo, reason }) => ({ invoiceNo, reason })),
    });
  });
}

/** One voucher for each reminder that charges something, all in one batch. Answers them by invoice. */
async function bookCharges(
  tx: Scope<Tx>,
  chosen: readonly Proposed[],
  date: IsoDate,
): Promise<Result<ReadonlyMap<string, VoucherRef>, PostRefusal>> {
  const lockDate = await findLockDate(tx);
  const createdBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
  const batch: (NewVoucher & { readonly invoiceId: string })[] = [];
  for (const { proposal, ...invoice } of chosen) {
    const { level, feeOre, interest, payBy } = proposal;
    const charge = { ...invoice, level, feeOre, interestOre: interest.interestOre, payBy };
    const voucher = reminderVoucher({ ...charge, date, receivableAccountNo });
    if (!voucher) continue;
    const posted = post(voucher, lockDate);
    if (!posted.ok) return posted;
    batch.push({ ...posted.value, createdBy, invoiceId: invoice.invoiceId });
  }

  await addMissingAccounts(
    tx,
    standardChart.filter(({ accountNo }) =>
      [reminderFeeAccountNo, lateInterestAccountNo].some((no) => no === accountNo),
    ),
  );
  const refs = await insertVouchers(tx, voucherSeriesNo.general, batch);
  return ok(
    new Map(
      batch.flatMap(({ invoiceId }, index): [string, VoucherRef][] => {
        const ref = refs[index];
        return ref ? [[invoiceId, ref]] : [];
      }),
    ),
  );
}

type Keep = {
  readonly chosen: readonly Proposed[];
  readonly runDate: IsoDate;
  readonly deliveries: RunRequest["deliveries"];
  readonly vouchers: ReadonlyMap<string, VoucherRef>;
};

async function keepRun(tx: Scope<Tx>, { chosen, runDate, deliveries, vouchers }: Keep): Promise<string> {
  const runId = await insertDunningRun(tx, runDate);
  const made = chosen.map(({ proposal, delivery, email, ...invoice }) => ({
    invoiceId: invoice.invoiceId,
    customerNo: invoice.customerNo,
    level: proposal.level,
    dueDate: proposal.payBy,
    remainingOre: proposal.remainingOre,
    earlierChargesOre: proposal.earlierChargesOre,
    feeOre: proposal.feeOre,
    interestOre: proposal.interest.interestOre,
    interestSegments: proposal.interest.segments,
    deliveryMethod: email ? (deliveries[invoice.invoiceId] ?? delivery) : ("print" as const),
    voucher: vouchers.get(invoice.invoiceId) ?? null,
  }));
  await insertReminders(tx, runId, made);

  const history = made.map(({ invoiceId, level, dueDate, voucher }) => ({
    invoiceId,
    event: "reminded" as const,
    facts: { level, dueDate, voucher: voucher && `${voucher.series}-${voucher.voucherNo}` },
  }));
  for (let start = 0; start < history.length; start += together)
    await insertHistory(tx, history.slice(start, start + together));
  const parts = Math.ceil(made.length / lettersTogether);
  await queueLetters(
    tx,
    runId,
    Array.from({ length: parts }, (_, part) => part),
  );
  return runId;
}
