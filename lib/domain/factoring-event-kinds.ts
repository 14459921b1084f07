import type { AgreementType, LocalText } from "./factoring";

/** What a factoring company can tell that happened, each with its postings (domain.md c3 and c4). */
export const factoringEventKinds = [
  "advance",
  "payment",
  "payout",
  "fee",
  "financing_cost",
  "interest_note",
  "interest_payment",
  "recourse",
  "payment_after_recourse",
  "write_off",
  "purchase",
  "credit_applied",
  "reserve_held",
  "reserve_released",
  "rounding",
] as const;

export type FactoringEventKind = (typeof factoringEventKinds)[number];

/** What an account is for: a mapped event kind, the customer's subledger, or an account of the chart. */
export type AccountRole =
  | "clearing"
  | "bank"
  | "fee"
  | "financing_cost"
  | "interest_income"
  | "reserve"
  | "rounding"
  | "input_vat"
  | "customer";

/** One line of an event's rule. `net` is the amount less the fee that is held back, `all` the whole of it. */
export type RuleLine = {
  readonly role: AccountRole;
  readonly side: "debit" | "credit";
  readonly part: "all" | "net";
  readonly why: LocalText;
};

/** Why an event is not posted under an agreement. */
export type NotAllowed =
  | "event_needs_financing"
  | "event_needs_purchase"
  | "event_nothing_financed"
  | "event_claim_sold"
  | "event_client_decides_loss";

/** What becomes of an event under one type of agreement. */
export type AgreementRule =
  | { readonly lines: readonly RuleLine[] }
  /** Noted on the invoice, without postings. */
  | { readonly noted: LocalText }
  | { readonly refused: NotAllowed };

/** All that is true of one kind of event. */
export type EventRule = {
  readonly name: LocalText;
  readonly invoice: "required" | "optional";
  /** A fee may be held back from it. */
  readonly fee: boolean;
  /** A VAT code may be given for it, or for the fee that is held back. */
  readonly vat: boolean;
  /** The account that a partner's own account of this kind stands in for (M2). */
  readonly own: AccountRole;
  readonly by: Readonly<Record<AgreementType, AgreementRule>>;
};
