import type { ReminderPdfLabels } from "@/lib/adapters/reminder-pdf";

/** The words on a reminder, for customers who read English. */
export const reminderPdf: ReminderPdfLabels = {
  locale: "en-GB",
  titles: { 1: "Reminder", 2: "Notice of debt collection" },
  date: "Date",
  payBy: "Pay by",
  customerNo: "Customer no.",
  invoiceNo: "Invoice no.",
  intros: {
    1: "We cannot see that the invoice below has been paid. Please pay it by the date given.",
    2: "The invoice below is still unpaid, although we have reminded you of it. This is a notice of debt collection (inkassovarsel) under section 9 of the Norwegian Debt Collection Act.",
  },
  consequences: {
    1: (payBy) => `If the claim is not paid by ${payBy}, we will send a notice of debt collection.`,
    2: (payBy) =>
      `If the claim is not paid by ${payBy}, it will be sent to debt collection. This will cause you additional costs.`,
  },
  objection: "If you object to the claim, please tell us by the same date.",
  returned:
    "The factoring company has returned the claim to us. Pay to the account above, although the invoice shows another one.",
  disregard: "If you have paid in the last few days, please disregard this letter.",
  claim: "Claim",
  amount: "Amount",
  invoice: (number) => `Invoice ${number}`,
  invoiceFacts: (date, dueDate, total) =>
    `Invoice date ${date}, due date ${dueDate}, original amount ${total}`,
  earlierCharges: "Fees and interest of an earlier reminder",
  fee: "Reminder fee",
  interest: "Late interest",
  segment: (rate, from, through, days) =>
    `${rate} from ${from} through ${through}, ${days} ${days === 1 ? "day" : "days"}`,
  toPay: "To pay",
  bankAccount: "To account",
  kid: "KID",
  markWith: (invoiceNo) => `Invoice ${invoiceNo}`,
  organisationNumber: "Org. no.",
};
