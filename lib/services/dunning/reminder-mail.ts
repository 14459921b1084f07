import type { NewDocument } from "@/db/writes/documents";
import type { ReminderLetter } from "@/lib/adapters/reminder-pdf";
import type { Mail } from "@/lib/adapters/smtp";
import { formatAmount, formatDate } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";
import { htmlOf } from "../invoices/invoice-mail";

/** The mail that carries a reminder, in the customer's language; answers go to the seller. */
export function reminderMail(letter: ReminderLetter, pdf: NewDocument, to: string): Mail {
  const t = getTexts(letter.language);
  const key = letter.level === 1 ? "reminder" : "notice";
  const facts = { number: letter.invoiceNo, seller: letter.seller.name };
  const paragraphs = [
    t("mails.greeting", { name: letter.buyer.name }),
    t(`dunning.mail.${key}`, facts),
    `${t("mails.toPay", {
      amount: formatAmount(letter.totalOre),
      currency: letter.currency,
      dueDate: formatDate(letter.payBy),
    })} ${t("mails.howToPay")}`,
    t("dunning.mail.disregard"),
    `${t("mails.regards")}\n${letter.seller.name}`,
  ];
  return {
    to,
    subject: t(`dunning.mail.${key}Subject`, facts),
    text: `${paragraphs.join("\n\n")}\n`,
    html: htmlOf(paragraphs),
    ...(letter.seller.email ? { replyTo: letter.seller.email } : {}),
    attachments: [{ filename: pdf.filename, contentType: pdf.mediaType, content: pdf.bytes }],
  };
}
