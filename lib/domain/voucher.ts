import { type ForeignAmount, type ForeignCurrency, mirrored } from "./currency";
import type { IsoDate } from "./dates";
import type { Ore } from "./money";
import { negate, sum } from "./money";
import type { Result } from "./result";
import { ok, refuse } from "./result";

/** What a voucher documents. */
export type VoucherKind =
  | "invoice"
  | "credit_note"
  | "imported_invoice"
  | "reminder"
  | "bank"
  | "partner"
  | "manual"
  | "reversal"
  | "opening";

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
  /**
   * The same amount in a foreign currency, with the sign of the øre (edge 41); absent when the line is in kroner. None
   * of it, 0, when the line moves only the kroner that the currency's balance is carried at.
   */
  readonly foreign?: ForeignAmount;
};

/** A voucher before it has a number. */
export type Voucher = {
  readonly voucherDate: IsoDate;
  readonly kind: VoucherKind;
  readonly source: "ui" | "invoice" | "factor_api" | "system";
  readonly description: string;
  readonly postings: readonly Posting[];
};

/** The name of a posted voucher: `series-no`, as "2-14". */
export type VoucherRef = { readonly series: number; readonly voucherNo: number };

/** The voucher that a name in an address names, or null when it is no name. */
export function parseVoucherRef(name: string): VoucherRef | null {
  const [, series, voucherNo] = /^(\d{1,4})-(\d{1,15})$/.exec(name) ?? [];
  return series && voucherNo ? { series: Number(series), voucherNo: Number(voucherNo) } : null;
}

/** Why a voucher cannot enter the books. `line` counts from 1. */
export type PostRefusal =
  | { readonly code: "too_few_lines" }
  | { readonly code: "zero_amount"; readonly line: number }
  | { readonly code: "unbalanced_voucher"; readonly differenceOre: Ore }
  | { readonly code: "mixed_currencies" }
  | { readonly code: "unbalanced_currency"; readonly currency: ForeignCurrency; readonly difference: bigint }
  | { readonly code: "period_locked"; readonly lockDate: IsoDate };

/**
 * Decide whether a voucher may enter the books.
 *
 * Debits are positive and credits negative, so "balanced" means "sums to zero". The database
 * asserts the same: two guards on one invariant, because a voucher that does not balance can
 * never be taken out again. `lockDate` is the last closed day, null when none is (edge 26).
 */
export function post(voucher: Voucher, lockDate: IsoDate | null): Result<Voucher, PostRefusal> {
  const zero = voucher.postings.findIndex((posting) => posting.amountOre === 0n);
  const differenceOre = sum(voucher.postings.map((posting) => posting.amountOre));

  if (voucher.postings.length < 2) return refuse({ code: "too_few_lines" });
  if (zero >= 0) return refuse({ code: "zero_amount", line: zero + 1 });
  if (differenceOre !== 0n) return refuse({ code: "unbalanced_voucher", differenceOre });
  const currency = currencyRefusal(voucher.postings);
  if (currency) return refuse(currency);
  if (lockDate !== null && voucher.voucherDate <= lockDate)
    return refuse({ code: "period_locked", lockDate });
  return ok(voucher);
}

/**
 * A voucher is in one foreign currency at most. Lines in kroner may stand against lines in it, as the bank's do, so only
 * one whose every line is in the currency must sum to zero in it as well (edge 41).
 */
function currencyRefusal(postings: readonly Posting[]): PostRefusal | null {
  const foreign = postings.flatMap((posting) => posting.foreign ?? []);
  const [first] = foreign;
  if (!first) return null;
  const { currency } = first;
  if (foreign.some((amount) => amount.currency !== currency)) return { code: "mixed_currencies" };
  const difference = foreign.reduce((total, { amount }) => total + amount, 0n);
  const wholly = foreign.length === postings.length;
  return wholly && difference !== 0n ? { code: "unbalanced_currency", currency, difference } : null;
}

/**
 * The voucher that undoes another: every line mirrored in the same order, so that line n of the
 * one meets line n of the other. Nothing posted is ever changed or deleted (M31).
 */
export function reverse(
  voucher: Voucher,
  date: IsoDate,
  reason: string,
  source: Voucher["source"] = "ui",
): Voucher {
  return {
    voucherDate: date,
    kind: "reversal",
    source,
    description: reason,
    postings: voucher.postings.map((posting) => ({
      ...posting,
      amountOre: negate(posting.amountOre),
      ...mirrored(posting),
      dueDate: null,
      // The partner's name for a line names that one line for ever.
      externalLineReference: null,
    })),
  };
}
