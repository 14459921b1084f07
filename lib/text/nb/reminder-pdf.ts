import type { ReminderPdfLabels } from "@/lib/adapters/reminder-pdf";

/** The words on a reminder, for customers who read Norwegian. */
export const reminderPdf: ReminderPdfLabels = {
  locale: "nb-NO",
  titles: { 1: "Purring", 2: "Inkassovarsel" },
  date: "Dato",
  payBy: "Betalingsfrist",
  customerNo: "Kundenr.",
  invoiceNo: "Fakturanr.",
  intros: {
    1: "Vi kan ikke se at fakturaen nedenfor er betalt. Vi ber deg betale innen fristen.",
    2: "Fakturaen nedenfor er fortsatt ikke betalt, selv om vi har purret. Dette er et inkassovarsel etter inkassoloven § 9.",
  },
  consequences: {
    1: (payBy) => `Blir kravet ikke betalt innen ${payBy}, sender vi inkassovarsel.`,
    2: (payBy) =>
      `Blir kravet ikke betalt innen ${payBy}, vil det bli sendt til inkasso. Det vil påføre deg ekstra kostnader.`,
  },
  objection: "Har du innsigelser mot kravet, ber vi deg melde fra til oss innen fristen.",
  returned:
    "Kravet er ført tilbake til oss fra factoringselskapet. Betal til kontoen ovenfor, selv om fakturaen viser en annen.",
  disregard: "Har du betalt de siste dagene, kan du se bort fra dette brevet.",
  claim: "Krav",
  amount: "Beløp",
  invoice: (number) => `Faktura ${number}`,
  invoiceFacts: (date, dueDate, total) =>
    `Fakturadato ${date}, forfall ${dueDate}, opprinnelig beløp ${total}`,
  earlierCharges: "Gebyr og renter fra tidligere purring",
  fee: "Purregebyr",
  interest: "Forsinkelsesrente",
  segment: (rate, from, through, days) =>
    `${rate} fra ${from} til og med ${through}, ${days} ${days === 1 ? "dag" : "dager"}`,
  toPay: "Å betale",
  bankAccount: "Til konto",
  kid: "KID",
  markWith: (invoiceNo) => `Faktura ${invoiceNo}`,
  organisationNumber: "Org.nr.",
};
