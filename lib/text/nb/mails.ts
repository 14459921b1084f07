/** The mails that customers get. Amounts and dates come written; a mail is in the customer's language. */
export const mails = {
  invoiceSubject: "Faktura {number} fra {seller}",
  creditNoteSubject: "Kreditnota {number} fra {seller}",
  invoiceCopySubject: "Kopi av faktura {number} fra {seller}",
  creditNoteCopySubject: "Kopi av kreditnota {number} fra {seller}",
  greeting: "Hei {name},",
  invoice: "Vedlagt følger faktura {number} fra {seller}.",
  creditNote: "Vedlagt følger kreditnota {number} fra {seller}.",
  invoiceCopy: "Vedlagt følger en kopi av faktura {number} fra {seller}.",
  creditNoteCopy: "Vedlagt følger en kopi av kreditnota {number} fra {seller}.",
  toPay: "Beløp: {amount} {currency}. Forfall: {dueDate}.",
  credited: "Beløp: {amount} {currency}.",
  howToPay: "Kontonummer, KID og øvrige opplysninger står i vedlegget.",
  regards: "Vennlig hilsen",
} as const;
