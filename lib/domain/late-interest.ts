import type { IsoDate } from "./dates";
import { addDays, daysBetween } from "./dates";
import { type DatedRate, firstKnownDay, lateInterestRateOn, nextHalfYear } from "./dunning-rates";
import type { BasisPoints, Ore } from "./money";
import { divideRounded, ore } from "./money";

/** Days of one rate, both included. */
export type InterestSegment = {
  readonly from: IsoDate;
  readonly through: IsoDate;
  readonly days: number;
  readonly rate: BasisPoints;
};

/** Late interest in øre, and the days it is for; no days when none could be charged. */
export type LateInterest = {
  readonly interestOre: Ore;
  readonly segments: readonly InterestSegment[];
  /** The first day whose rate nobody knows: that day and those after it are not charged yet. */
  readonly unknownFrom: IsoDate | null;
};

/** A rate is for a year of so many days, leap years too. */
const daysOfYear = 365n;

/**
 * Simple interest on a claim from one day through another (forsinkelsesrenteloven § 2): amount × rate × days / 365
 * for each half-year, added up exactly and rounded once, half away from zero. Days before the first known half-year
 * are not charged; at a half-year without a known rate it stops, and a later reminder goes on from there.
 */
export function lateInterest(
  amountOre: bigint,
  from: IsoDate,
  through: IsoDate,
  entered: readonly DatedRate[] = [],
): LateInterest {
  const segments: InterestSegment[] = [];
  let unknownFrom: IsoDate | null = null;

  for (let start = from; start <= through && unknownFrom === null; start = nextHalfYear(start)) {
    const next = nextHalfYear(start);
    const end = next > through ? through : addDays(next, -1);
    const rate = lateInterestRateOn(start, entered);
    if (rate !== null) segments.push({ from: start, through: end, days: daysBetween(start, end) + 1, rate });
    else if (start >= firstKnownDay) unknownFrom = start;
  }

  const exact = segments.reduce((sum, { days, rate }) => sum + amountOre * BigInt(rate) * BigInt(days), 0n);
  return { interestOre: ore(divideRounded(exact, 10_000n * daysOfYear)), segments, unknownFrom };
}
