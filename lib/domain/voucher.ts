import type { IsoDate } from "./dates";
import type { Ore } from "./money";

/** One leg of a voucher: debit positive, credit negative. */
export type Posting = {
  readonly accountNo: number;
  /** The customer's, supplier's or factoring company's account under the control account `accountNo`. */
  readonly subledgerNo: number | null;
  readonly amountOre: Ore;
  readonly vatCode: number | null;
  readonly text: string;
  /** When a subledger item falls due; the voucher's date when null. */
  readonly dueDate: IsoDate | null;
  /** What happened, in the partner's words: advance, payment, fee … */
  readonly eventKind: string | null;
  readonly invoiceId: string | null;
  readonly kid: string | null;
  readonly matchingReference: string | null;
  readonly externalLineReference: string | null;
};

/** A voucher before it has a number. */
export type Voucher = {
  readonly voucherDate: IsoDate;
  readonly kind: "invoice" | "credit_note" | "partner" | "manual" | "reversal" | "opening";
  readonly source: "ui" | "invoice" | "factor_api" | "system";
  readonly description: string;
  readonly postings: readonly Posting[];
};

/** The name of a posted voucher: `series-no`, as "2-14". */
export type VoucherRef = { readonly series: number; readonly voucherNo: number };
