import type { mails as nb } from "../nb/mails";
import type { SameKeys } from "../texts";

export const mails: SameKeys<typeof nb> = {
  invoiceSubject: "Invoice {number} from {seller}",
  creditNoteSubject: "Credit note {number} from {seller}",
  invoiceCopySubject: "Copy of invoice {number} from {seller}",
  creditNoteCopySubject: "Copy of credit note {number} from {seller}",
  greeting: "Dear {name},",
  invoice: "Please find attached invoice {number} from {seller}.",
  creditNote: "Please find attached credit note {number} from {seller}.",
  invoiceCopy: "Please find attached a copy of invoice {number} from {seller}.",
  creditNoteCopy: "Please find attached a copy of credit note {number} from {seller}.",
  toPay: "Amount: {amount} {currency}. Due: {dueDate}.",
  credited: "Amount: {amount} {currency}.",
  howToPay: "The account number, KID and all other details are in the attachment.",
  regards: "Kind regards",
};
