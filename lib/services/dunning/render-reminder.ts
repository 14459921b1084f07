import { createHash } from "node:crypto";
import type { Company } from "@/db/queries/companies";
import type { ReminderLetterRow } from "@/db/queries/reminders";
import type { NewDocument } from "@/db/writes/documents";
import { type ReminderLetter, renderReminderPdf } from "@/lib/adapters/reminder-pdf";
import { textsIn } from "@/lib/domain/branding";
import { sum } from "@/lib/domain/money";
import { reminderPdf as en } from "@/lib/text/en/reminder-pdf";
import { reminderPdf as nb } from "@/lib/text/nb/reminder-pdf";
import { sellerSnapshot } from "../invoices/snapshots";

/** What a reminder says, put together from what was kept when it was made. Amounts in øre. */
export function letterOf(company: Company, row: ReminderLetterRow): ReminderLetter {
  const { reminder, invoice, customer, customerName, runDate } = row;
  const { branding } = invoice;
  return {
    seller: sellerSnapshot(company),
    buyer: {
      name: customerName,
      street: customer.street,
      street2: customer.street2,
      postalCode: customer.postalCode,
      city: customer.city,
      country: customer.country,
    },
    customerNo: customer.customerNo,
    language: customer.language,
    level: reminder.level === 1 ? 1 : 2,
    date: runDate,
    payBy: reminder.dueDate,
    invoiceNo: invoice.number,
    invoiceDate: invoice.invoiceDate,
    invoiceDueDate: invoice.dueDate,
    invoiceTotalOre: invoice.totalOre,
    remainingOre: reminder.remainingOre,
    earlierChargesOre: reminder.earlierChargesOre,
    feeOre: reminder.feeOre,
    interestOre: reminder.interestOre,
    segments: reminder.interestSegments,
    totalOre: sum([reminder.remainingOre, reminder.earlierChargesOre, reminder.feeOre, reminder.interestOre]),
    currency: invoice.currency,
    // M30: a claim that is assigned is paid where the invoice said, and the notice is repeated.
    bankAccount: branding?.bankAccount ?? company.bankAccount,
    assignmentNotice: branding ? textsIn(branding, customer.language).assignmentNotice : "",
    kid: invoice.ownKid,
    // Edge 34: the debtor was told to pay the factoring company.
    returned: invoice.deliveryMethod === "factoring",
  };
}

/** The letter as a file. Made outside any transaction, as it takes its time; the same reminder gives the same words. */
export function renderReminder(company: Company, row: ReminderLetterRow): Promise<NewDocument> {
  const letter = letterOf(company, row);
  const name = letter.level === 1 ? "purring" : "inkassovarsel";
  return fileOfLetters([letter], `${name}-${letter.invoiceNo}.pdf`);
}

/** Letters as one file. */
export async function fileOfLetters(
  letters: readonly ReminderLetter[],
  filename: string,
): Promise<NewDocument> {
  const bytes = await renderReminderPdf(letters, { nb, en });
  const sha256 = createHash("sha256").update(bytes).digest();
  return { kind: "reminder_pdf", filename, mediaType: "application/pdf", bytes, sha256 };
}
