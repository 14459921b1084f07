import { listDunningCandidates } from "@/db/queries/dunning";
import { findReminderCharge, findReminderLetter, type ReminderLetterRow } from "@/db/queries/reminders";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { markReminderSkipped } from "@/db/writes/dunning";
import { insertHistory } from "@/db/writes/invoices";
import { insertMatches, insertVouchers } from "@/db/writes/vouchers";
import { dateInNorway } from "@/lib/domain/dates";
import { type SkipReason, skipOf } from "@/lib/domain/dunning";
import { ok } from "@/lib/domain/result";
import { post, type VoucherRef } from "@/lib/domain/voucher";
import { transact } from "../transact";
import { reversalOf } from "../vouchers/reversal-of";

/** Why a reminder's letter shall not go any longer, as its invoice stands now (M36); null when it shall. */
export async function skipReason(
  scope: Scope,
  { invoice, reminder }: Pick<ReminderLetterRow, "invoice" | "reminder">,
): Promise<SkipReason | null> {
  const [candidate] = await listDunningCandidates(scope, { invoiceIds: [invoice.id] });
  return candidate ? skipOf(candidate, reminder.remainingOre) : null;
}

/** Put a letter away for good, with a note in Historikk, and take back what it would have charged: nobody was told of it. */
export function skipReminder(scope: Scope, reminderId: string) {
  return transact<{ documentId: null }, { readonly code: "not_found" }>(
    scope,
    "dunning/send-letter",
    async (tx) => {
      // Under the company's lock: it may have gone, or the payment may have been reversed.
      const row = await findReminderLetter(tx, reminderId);
      if (!row || row.reminder.sentAt || row.reminder.skippedAt) return ok({ documentId: null });
      const reason = await skipReason(tx, row);
      if (!reason) return ok({ documentId: null });

      const reversal = await takeBack(tx, row);
      await markReminderSkipped(tx, reminderId, reason);
      const facts = {
        level: row.reminder.level,
        skipReason: reason,
        voucher: reversal && `${reversal.series}-${reversal.voucherNo}`,
      };
      await insertHistory(tx, [{ invoiceId: row.invoice.id, event: "reminder_skipped", facts }]);
      return ok({ documentId: null });
    },
  );
}

/** Reverse fee and interest, when nothing of them is paid and today's period is open. Answers the reversal. */
async function takeBack(tx: Scope<Tx>, { reminder }: ReminderLetterRow): Promise<VoucherRef | null> {
  const { voucherSeries: series, voucherNo } = reminder;
  const charge = await findReminderCharge(tx, reminder.id);
  if (series === null || voucherNo === null || !charge || charge.remainingOre !== charge.amountOre)
    return null;

  const reverses = { series, voucherNo };
  const voucher = post(await reversalOf(tx, reverses, dateInNorway(tx.now)), await findLockDate(tx));
  if (!voucher.ok) return null;
  const createdBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
  const [ref] = await insertVouchers(tx, series, [{ ...voucher.value, createdBy, reverses }]);
  if (!ref) throw new Error("the reversal got no number");
  // Line 1 of both is the customer's.
  const [debit, credit] = [
    { ...reverses, line: 1 },
    { ...ref, line: 1 },
  ];
  await insertMatches(tx, [{ debit, credit, amountOre: charge.amountOre }]);
  return ref;
}
