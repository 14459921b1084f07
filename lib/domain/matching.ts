import { type Currency, carriedOre, divisible, type MaybeForeign } from "./currency";
import type { IsoDate } from "./dates";
import type { Ore } from "./money";
import { ore } from "./money";

/** The name of a posted subledger item. */
export type ItemRef = { readonly series: number; readonly voucherNo: number; readonly line: number };

type Matchable = {
  readonly customerNo: number;
  readonly invoiceId: string | null;
  readonly matchingReference: string | null;
  readonly eventKind: string | null;
};

/**
 * A customer line of the voucher that is being posted. Debit positive, credit negative. In a foreign currency its øre
 * are what it is worth at the voucher's rate.
 */
export type VoucherLine = Matchable &
  MaybeForeign & {
    readonly line: number;
    readonly amountOre: bigint;
    readonly kid: string | null;
  };

/** A customer item posted before, with what remains of it: debit positive, credit negative; in its currency too. */
export type OpenItem = Matchable &
  MaybeForeign & {
    readonly ref: ItemRef;
    readonly remainingOre: bigint;
    /** Every KID it may be paid by: our own, and the factoring company's. */
    readonly kids: readonly string[];
    readonly dueDate: IsoDate;
  };

/** One side of a match: a line of this voucher, or an item of an earlier one. */
export type MatchSide =
  | { readonly from: "voucher"; readonly line: number }
  | { readonly from: "ledger"; readonly ref: ItemRef };

/** So much of a debit is settled by so much of a credit; `amountOre` is positive. */
export type Match = {
  readonly debit: MatchSide;
  readonly credit: MatchSide;
  readonly amountOre: Ore;
  /** The same in hundredths of the currency that both are in, positive; absent when they are in kroner. */
  readonly currencyAmount?: bigint;
  /**
   * What must be added to the øre of a line of the voucher for it to meet its item at the kroner that the item is
   * carried at: the line is worth more or less at today's rate (edge 41). Absent when nothing must.
   */
  readonly exchange?: { readonly line: number; readonly ore: Ore };
};

type Entry = Matchable & {
  readonly side: MatchSide;
  readonly kid: string | null;
  readonly kids: readonly string[];
  readonly currency: Currency;
  /** What is not matched yet, in its own currency and in øre: all that moves while the decision is made. */
  remaining: bigint;
  remainingOre: bigint;
};

type Rule = (line: Entry, other: Entry) => boolean;

/**
 * Ways to recognise what a line settles, the surest first. Interest stays apart: an ordinary
 * payment that names an invoice or a KID never closes an interest note upon it (M28, edge 32), and
 * an interest payment closes nothing else.
 */
const rules: readonly Rule[] = [
  (line, other) => line.matchingReference !== null && line.matchingReference === other.matchingReference,
  (line, other) => isInterestPair(line, other) && namesNoOtherInvoice(line, other),
  (line, other) =>
    !isInterest(line) && !isInterest(other) && line.invoiceId !== null && line.invoiceId === other.invoiceId,
  // A line that names its invoice is not led elsewhere by a KID: a surplus stays open (edge 29).
  (line, other) =>
    !isInterest(line) &&
    !isInterest(other) &&
    line.invoiceId === null &&
    line.kid !== null &&
    other.kids.includes(line.kid),
];

/**
 * Decide which open items the customer lines of a voucher settle (M26, M28), each in its own currency only (edge 41).
 *
 * Partial settlement is allowed (edge 28) and a surplus stays open on the customer (edge 29); no
 * side is ever matched beyond what remains of it. The answer depends on the content alone, not on
 * the order in which lines and items are handed in: lines go by number, and what they may settle
 * by lines of the same voucher first, then by due date and voucher.
 */
export function decideMatches(lines: readonly VoucherLine[], items: readonly OpenItem[]): Match[] {
  const own = lines.toSorted((a, b) => a.line - b.line).map(entryOfLine);
  const earlier = items.toSorted(byDueDate).map(entryOfItem);
  const matches: Match[] = [];

  for (const rule of rules) {
    for (const line of own) {
      for (const other of [...own, ...earlier]) {
        if (!mayMeet(line, other) || !rule(line, other)) continue;
        matches.push(matched(line, other));
      }
    }
  }
  return matches;
}

/** What holds whichever rule has recognised the pair. */
function mayMeet(line: Entry, other: Entry): boolean {
  const opposite =
    (line.remaining > 0n && other.remaining < 0n) || (line.remaining < 0n && other.remaining > 0n);
  const paysInterest = line.eventKind === "interest_payment" || other.eventKind === "interest_payment";
  return (
    opposite &&
    line.customerNo === other.customerNo &&
    line.currency === other.currency &&
    (!paysInterest || isInterestPair(line, other)) &&
    canBeParted(line, other)
  );
}

/** Of two amounts the smaller is settled whole; the other is parted, and an øre cannot be. */
function canBeParted(a: Entry, b: Entry): boolean {
  const [more, less] = magnitude(a.remaining) > magnitude(b.remaining) ? [a, b] : [b, a];
  return more.currency === "NOK" || more.remaining === -less.remaining || divisible(more.remainingOre);
}

function matched(line: Entry, other: Entry): Match {
  const [debit, credit] = line.remaining > 0n ? [line, other] : [other, line];
  const amount = debit.remaining < -credit.remaining ? debit.remaining : -credit.remaining;
  const [ofDebit, ofCredit] = [take(debit, amount), take(credit, -amount)];
  const both = { debit: debit.side, credit: credit.side };
  if (line.currency === "NOK") return { ...both, amountOre: ore(amount) };

  // What stands in the books carries; of two new lines the claim does. The other takes over its kroner.
  const [carried, adapting, share] =
    credit.side.from === "ledger" ? [-ofCredit, debit, ofDebit] : [ofDebit, credit, ofCredit];
  const exchange = (adapting === debit ? carried : -carried) - share;
  return {
    ...both,
    amountOre: ore(carried),
    currencyAmount: amount,
    ...(exchange !== 0n && adapting.side.from === "voucher"
      ? { exchange: { line: adapting.side.line, ore: ore(exchange) } }
      : {}),
  };
}

/** Lower an entry by a part of it, which has its sign; answers the kroner of the part. */
function take(entry: Entry, part: bigint): bigint {
  const share =
    entry.currency === "NOK" ? part : carriedOre({ ore: entry.remainingOre, amount: entry.remaining }, part);
  entry.remaining -= part;
  entry.remainingOre -= share;
  return share;
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function isInterest({ eventKind }: Entry): boolean {
  return eventKind === "interest_note" || eventKind === "interest_payment";
}

function isInterestPair(a: Entry, b: Entry): boolean {
  return isInterest(a) && isInterest(b) && a.eventKind !== b.eventKind;
}

function namesNoOtherInvoice(a: Entry, b: Entry): boolean {
  return a.invoiceId === null || b.invoiceId === null || a.invoiceId === b.invoiceId;
}

function entryOfLine({ line, amountOre, ...rest }: VoucherLine): Entry {
  const kids = rest.kid === null ? [] : [rest.kid];
  return { ...rest, kids, side: { from: "voucher", line }, ...openIn(amountOre, rest) };
}

function entryOfItem({ ref, remainingOre, ...rest }: OpenItem): Entry {
  return { ...rest, kid: null, side: { from: "ledger", ref }, ...openIn(remainingOre, rest) };
}

function openIn(remainingOre: bigint, { foreign }: MaybeForeign) {
  return {
    currency: foreign?.currency ?? "NOK",
    remaining: foreign?.amount ?? remainingOre,
    remainingOre,
  } as const;
}

function byDueDate(a: OpenItem, b: OpenItem): number {
  if (a.dueDate !== b.dueDate) return a.dueDate < b.dueDate ? -1 : 1;
  return a.ref.series - b.ref.series || a.ref.voucherNo - b.ref.voucherNo || a.ref.line - b.ref.line;
}
