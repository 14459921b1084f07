import type { IsoDate } from "./dates";
import { type Ore, ore } from "./money";

/** What a factoring company has last said that it will finance of one customer, in øre. */
export type CreditLimit = {
  readonly limitOre: bigint;
  readonly usedOre: bigint;
  /** The last day that it holds; null until further notice. */
  readonly validTo: IsoDate | null;
};

/** How an invoice stands beside a credit limit: within what is left, beyond it, or the limit holds no longer. */
export type LimitVerdict = "enough" | "exceeded" | "expired";

/** What is left of a limit, in øre; nothing when more is used than allowed. */
export function leftOf({ limitOre, usedOre }: Pick<CreditLimit, "limitOre" | "usedOre">): Ore {
  return ore(usedOre < limitOre ? limitOre - usedOre : 0n);
}

/**
 * Whether the factoring company may be expected to finance the whole of an invoice (edge 14). It is told, and stops
 * nothing: one document is never split, and the factoring company decides what it finances of it.
 */
export function judgeLimit(
  limit: CreditLimit,
  { totalOre, today }: { readonly totalOre: bigint; readonly today: IsoDate },
): LimitVerdict {
  if (limit.validTo !== null && limit.validTo < today) return "expired";
  return totalOre > leftOf(limit) ? "exceeded" : "enough";
}
