import type { postings as nb } from "../nb/postings";
import type { SameKeys } from "../texts";

export const postings: SameKeys<typeof nb> = {
  rounding: "Rounding, in øre",
  roundingHint:
    "How much of an invoice the factoring company may round off when it is paid, at most 50 øre. 0 is no rounding. The amount is posted to 7740.",
  roundingInvalid: "Enter a whole number of øre from 0 to 50.",
  roundingSave: "Save the rounding",
  roundingSaved:
    "{ore, plural, =0 {The factoring company may round off no longer.} other {The factoring company may round off up to # øre.}}",
  reconciliations: "Reconciliations",
  reconciliationsText:
    "What the factoring company has said of the account, beside what the books said on that day.",
  asOf: "As of",
  told: "Told",
  theirBalance: "Their balance",
  ourBalance: "Our balance",
  difference: "Difference",
  differingInvoices: "Invoices that differ",
  account: "Account",
  reconciliation: "Reconciliation",
  reconciliationOf: "Reconciliation with {partner} as of {date}",
  ourBalanceOf: "Our balance of {account}",
  invoice: "Invoice",
  theirRemaining: "Remains by them",
  ourRemaining: "Remains by us",
  meaning: "What it means",
  meanings: {
    other_amount: "They have noted something that we have not posted, or the other way round.",
    not_named: "Open by us, and not among what they told.",
    not_theirs: "Told by them, and not among the invoices that they were given.",
  },
  differingText: "What remained on {date} by them and by us. Open the invoice to see what is posted on it.",
  noReconciliations: "No reconciliations yet",
  noReconciliationsText:
    "When the factoring company tells its balance and open invoices, they are shown here beside what the books say.",
  noneDiffer: "No invoices differ.",
  unknownInvoice: "Unknown invoice",
};
