import { getCompany } from "@/db/queries/companies";
import { findReminderLetter, type ReminderLetterRow } from "@/db/queries/reminders";
import type { Scope } from "@/db/scope";
import { insertDocuments, type NewDocument } from "@/db/writes/documents";
import { markReminderSent, noteSendError } from "@/db/writes/dunning";
import { insertHistory } from "@/db/writes/invoices";
import type { Mailer } from "@/lib/adapters/smtp";
import { noAddress } from "@/lib/domain/dunning";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { denial } from "../permissions";
import { type TransactRefusal, transact } from "../transact";
import { reminderMail } from "./reminder-mail";
import { letterOf, renderReminder } from "./render-reminder";
import { skipReason, skipReminder } from "./skip-reminder";

type Sent = { readonly documentId: string | null };

/**
 * Make a reminder's letter, keep it, and mail it when it goes by mail. Handed over first and told of after, as every
 * mail is: at least once, never silently not at all. Why it did not go stands on the reminder until it has gone.
 *
 * @throws what the mail server answers, so that the job is tried again
 */
export async function sendReminder(
  scope: Scope,
  mailer: Mailer,
  { reminderId }: { readonly reminderId: string },
): Promise<Result<Sent, { readonly code: "not_found" } | TransactRefusal>> {
  // `transact` asks too, but only once the mail has gone.
  const denied = denial(scope.actor, "dunning/send-letter");
  if (denied) return refuse(denied);

  const row = await findReminderLetter(scope, reminderId);
  if (!row) return refuse({ code: "not_found" });
  if (row.reminder.sentAt || row.reminder.skippedAt) return ok({ documentId: row.reminder.documentId });
  // Much may have happened since the run: a letter that is tried again days later must not dun what is paid.
  if (await skipReason(scope, row)) return skipReminder(scope, reminderId);

  const company = await getCompany(scope);
  const pdf = await renderReminder(company, row);
  const to = row.customer.invoiceEmail || row.customer.email;
  if (row.reminder.deliveryMethod === "email") {
    if (!to) return note(scope, reminderId, noAddress);
    try {
      await mailer.send(reminderMail(letterOf(company, row), pdf, to));
    } catch (error) {
      await note(scope, reminderId, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }
  return keep(scope, row, pdf, to);
}

function note(scope: Scope, reminderId: string, reason: string) {
  return transact<Sent, { readonly code: "not_found" }>(scope, "dunning/send-letter", async (tx) => {
    await noteSendError(tx, [reminderId], reason.slice(0, 500));
    return ok({ documentId: null });
  });
}

function keep(scope: Scope, { reminder, invoice }: ReminderLetterRow, pdf: NewDocument, to: string | null) {
  return transact<Sent, { readonly code: "not_found" }>(scope, "dunning/send-letter", async (tx) => {
    // Under the company's lock: another worker may have been first.
    const now = await findReminderLetter(tx, reminder.id);
    if (now?.reminder.sentAt) return ok({ documentId: now.reminder.documentId });

    const [documentId] = await insertDocuments(tx, [pdf]);
    if (!documentId) throw new Error("the letter was not kept");
    await markReminderSent(tx, reminder.id, documentId);
    const { level, deliveryMethod } = reminder;
    const facts = deliveryMethod === "email" ? { level, deliveryMethod, to } : { level, deliveryMethod };
    await insertHistory(tx, [{ invoiceId: invoice.id, event: "reminder_sent", facts, documentId }]);
    return ok({ documentId });
  });
}
