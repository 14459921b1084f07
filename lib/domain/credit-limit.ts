import type { FieldChange } from "./card-change";
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

/**
 * What a newly said limit changes of the one before, as the customer's history shows it: the limit in øre, and its last
 * day. How much is used changes with every invoice and is no entry of its own.
 */
export function changesOfLimit(
  before: Omit<CreditLimit, "usedOre"> | null,
  after: CreditLimit,
): FieldChange[] {
  const changes: FieldChange[] = [
    { field: "creditLimit", from: before?.limitOre.toString() ?? null, to: after.limitOre.toString() },
    { field: "creditLimitValidTo", from: before?.validTo ?? null, to: after.validTo },
  ];
  return changes.filter(({ from, to }) => from !== to);
}

/** How one of several invoices stands beside the customer's limit, in øre: what is used before it, and with it. */
export type LimitStanding = {
  readonly invoiceId: string;
  readonly totalOre: bigint;
  readonly usedOre: Ore;
  readonly wouldUseOre: Ore;
  readonly verdict: LimitVerdict;
};

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

/** As `judgeLimit`, of several invoices to one customer that go in this order: each takes of what the next has left. */
export function judgeLimits(
  limit: CreditLimit,
  invoices: readonly { readonly invoiceId: string; readonly totalOre: bigint }[],
  today: IsoDate,
): LimitStanding[] {
  let used = ore(limit.usedOre);
  return invoices.map(({ invoiceId, totalOre }) => {
    const verdict = judgeLimit({ ...limit, usedOre: used }, { totalOre, today });
    const usedOre = used;
    used = ore(usedOre + totalOre);
    return { invoiceId, totalOre, usedOre, wouldUseOre: used, verdict };
  });
}
