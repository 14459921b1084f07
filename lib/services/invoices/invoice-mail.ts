import type { InvoiceRow } from "@/db/queries/invoices";
import type { Mail } from "@/lib/adapters/smtp";
import { formatAmount, formatDate } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";

/** A file of a mail. */
type MailedFile = { readonly filename: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** The mail that carries an invoice or a copy of it, in the buyer's language; answers go to the seller. */
export function invoiceMail(
  invoice: InvoiceRow,
  /** Its PDF, and after it what travels with it (edge 42). */
  files: readonly MailedFile[],
  { to, copy }: { readonly to: string; readonly copy: boolean },
): Mail {
  const { buyer, seller, kind, currency, dueDate } = invoice;
  const t = getTexts(buyer?.language ?? "nb");
  const facts = { number: String(invoice.number ?? ""), seller: seller?.name ?? "" };
  const key = `${kind === "invoice" ? "invoice" : "creditNote"}${copy ? "Copy" : ""}` as const;
  const amount = formatAmount(invoice.totalOre);

  const paragraphs = [
    t("mails.greeting", { name: buyer?.name ?? "" }),
    t(`mails.${key}`, facts),
    kind === "invoice"
      ? `${t("mails.toPay", { amount, currency, dueDate: dueDate ? formatDate(dueDate) : "" })} ${t("mails.howToPay")}`
      : t("mails.credited", { amount, currency }),
    `${t("mails.regards")}\n${seller?.name ?? ""}`,
  ];
  return {
    to,
    subject: t(`mails.${key}Subject`, facts),
    text: `${paragraphs.join("\n\n")}\n`,
    html: htmlOf(paragraphs),
    ...(seller?.email ? { replyTo: seller.email } : {}),
    attachments: files.map(({ filename, mediaType, bytes }) => ({
      filename,
      contentType: mediaType,
      content: bytes,
    })),
  };
}

/** Plain paragraphs as HTML. */
export function htmlOf(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`).join("\n");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
