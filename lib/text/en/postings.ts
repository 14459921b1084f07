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
  noneDiffer: "None",
  unknownInvoice: "Unknown invoice",
  andMore: "and {count} more",
};
