import type { IsoDate } from "./dates";
import type { FactoringStatus } from "./factoring";
import type { InvoiceKind } from "./invoice";
import type { Ore } from "./money";
import { negate } from "./money";
import type { Result } from "./result";
import { ok, refuse } from "./result";
import { hasClaim } from "./returned-invoice";
import type { Posting, Voucher } from "./voucher";

/**
 * What has become of money that the debtor paid to the company itself (M29b): not yet cleared, passed on to the
 * factoring company, set off against what it owes, or undone because it was registered by mistake.
 */
export const directPaymentStates = ["open", "forwarded", "set_off", "reversed"] as const;
export type DirectPaymentState = (typeof directPaymentStates)[number];

/** The ways to clear a direct payment: the deviation account ends at zero either way. */
export const clearingWays = ["forwarded", "set_off"] as const satisfies readonly DirectPaymentState[];
export type ClearingWay = (typeof clearingWays)[number];

/** What the postings of a direct payment are called, in the words of the API's event kinds. */
export const DIRECT_PAYMENT = "direct_payment";

/** A ledger account, and the subledger account under it when the mapping names one. */
export type PostingAccount = { readonly accountNo: number; readonly subledgerNo: number | null };

/** The invoice that the debtor paid, as it stands at the factoring company. */
export type PaidInvoice = {
  readonly id: string;
  readonly number: number;
  readonly kind: InvoiceKind;
  /** Of its latest row at a factoring company; null when it never had one. */
  readonly status: FactoringStatus | null;
  readonly buyerName: string;
};

export type RegisterRefusal =
  | { readonly code: "not_an_invoice" }
  /** The company's own claim: an ordinary payment, which lowers the receivable. */
  | { readonly code: "invoice_not_factored" }
  | { readonly code: "amount_not_positive" }
  | { readonly code: "date_in_future" }
  | { readonly code: "bank_account_not_usable" }
  | { readonly code: "no_deviation_account" };

/** What the user says of a payment; the accounts come from the agreement. */
export type PaymentFacts = {
  readonly amountOre: Ore;
  readonly paidOn: IsoDate;
  readonly today: IsoDate;
  /** Null when the account that was chosen is no bank account that can be posted to. */
  readonly bank: PostingAccount | null;
  /** As the agreement maps it; null when it does not. */
  readonly deviation: PostingAccount | null;
};

/**
 * The debtor paid the company (M29b, edge 33): D bank, K deviation account. The receivable is not touched, since the
 * claim is the factoring company's: it closes when that company posts the settlement. Less than what remains and more
 * are both allowed.
 */
export function registerDirectPayment(
  invoice: PaidInvoice,
  { amountOre, paidOn, today, bank, deviation }: PaymentFacts,
): Result<Voucher, RegisterRefusal> {
  if (invoice.kind !== "invoice") return refuse({ code: "not_an_invoice" });
  if (!isPayable(invoice.status)) return refuse({ code: "invoice_not_factored" });
  if (amountOre <= 0n) return refuse({ code: "amount_not_positive" });
  if (paidOn > today) return refuse({ code: "date_in_future" });
  if (!bank) return refuse({ code: "bank_account_not_usable" });
  if (!deviation) return refuse({ code: "no_deviation_account" });

  // The language of the books is Norwegian.
  const text = `Direkte innbetaling, faktura ${invoice.number} ${invoice.buyerName}`.trim();
  return ok(bankVoucher(paidOn, text, invoice.id, [bank, deviation], amountOre));
}

/** Whether the factoring company has the claim and has been offered it, so that it can be told of a payment. */
export function isPayable(status: FactoringStatus | null): boolean {
  return hasClaim({ status }) && status !== "preparing" && status !== "preparation_failed";
}

/** A registered payment, with the account that it stands on: the one it was credited, whatever is mapped now (edge 45). */
export type RegisteredPayment = {
  readonly invoiceId: string;
  readonly invoiceNo: number;
  readonly amountOre: Ore;
  readonly paidOn: IsoDate;
  readonly state: DirectPaymentState;
  readonly deviation: PostingAccount;
};

export type ClearRefusal =
  | { readonly code: "already_cleared"; readonly state: DirectPaymentState }
  | { readonly code: "cleared_before_paid"; readonly paidOn: IsoDate }
  | { readonly code: "date_in_future" }
  | { readonly code: "bank_account_not_usable" }
  | { readonly code: "no_clearing_account" };

/**
 * Clear a direct payment (M29b, edge 33): D deviation, and K bank when the money is passed on or K clearing account when
 * the factoring company sets it off. The deviation account is then at zero for this payment.
 */
export function clearDirectPayment(
  payment: RegisteredPayment,
  way: ClearingWay,
  {
    date,
    today,
    against,
  }: { readonly date: IsoDate; readonly today: IsoDate; readonly against: PostingAccount | null },
): Result<Voucher, ClearRefusal> {
  const { state, paidOn, amountOre, invoiceId, invoiceNo, deviation } = payment;
  if (state !== "open") return refuse({ code: "already_cleared", state });
  if (date < paidOn) return refuse({ code: "cleared_before_paid", paidOn });
  if (date > today) return refuse({ code: "date_in_future" });
  if (!against)
    return refuse({ code: way === "set_off" ? "no_clearing_account" : "bank_account_not_usable" });

  const text =
    way === "forwarded"
      ? `Direkte innbetaling sendt videre, faktura ${invoiceNo}`
      : `Direkte innbetaling motregnet, faktura ${invoiceNo}`;
  return ok(bankVoucher(date, text, invoiceId, [deviation, against], amountOre));
}

/** Whether a payment can still be undone by a reversal: not once the money has gone on. */
export function mayReverse(state: DirectPaymentState): Result<"reversed", ClearRefusal> {
  return state === "open" ? ok("reversed") : refuse({ code: "already_cleared", state });
}

/** Whether a clearing can be undone: only one that was made, and not a registration that was itself undone. */
export function mayReopen(state: DirectPaymentState): Result<ClearingWay, { readonly code: "not_cleared" }> {
  return state === "forwarded" || state === "set_off" ? ok(state) : refuse({ code: "not_cleared" });
}

/** The first account is debited, the second credited: so line 2 of a registration is the deviation account's. */
function bankVoucher(
  voucherDate: IsoDate,
  description: string,
  invoiceId: string,
  [debit, credit]: readonly [PostingAccount, PostingAccount],
  amountOre: Ore,
): Voucher {
  const posting = (account: PostingAccount, amount: Ore): Posting => ({
    ...account,
    amountOre: amount,
    vatCode: null,
    text: description,
    dueDate: null,
    eventKind: DIRECT_PAYMENT,
    invoiceId,
    kid: null,
    matchingReference: null,
    externalLineReference: null,
  });
  return {
    voucherDate,
    kind: "bank",
    source: "ui",
    description,
    postings: [posting(debit, amountOre), posting(credit, negate(amountOre))],
  };
}
