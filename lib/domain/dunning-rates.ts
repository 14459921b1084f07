import type { IsoDate } from "./dates";
import { isoDate } from "./dates";
import type { BasisPoints, Ore } from "./money";
import { ore } from "./money";

/** A yearly rate of late interest, and the half-year that it begins: 1 January or 1 July. */
export type DatedRate = { readonly validFrom: IsoDate; readonly rate: BasisPoints };

/** The first day of which we know the rate; what fell due before is not charged interest until then. */
export const firstKnownDay: IsoDate = isoDate("2022-01-01");

/** The latest half-year whose rate we know by ourselves: shown where a company enters those that follow. */
export const latestKnownRate: DatedRate = { validFrom: isoDate("2026-01-01"), rate: 1200 };

/**
 * Late interest by half-year (forsinkelsesrenteloven § 3): the policy rate on its first day and at least eight
 * points. A half-year stands here when its regulation is known, even when the rate is the same as before: a rate
 * is never carried over into a half-year, since asking a consumer for more than the law allows is not lawful.
 */
export const lateInterestRates: readonly DatedRate[] = [
  { validFrom: firstKnownDay, rate: 850 },
  { validFrom: isoDate("2022-07-01"), rate: 925 },
  { validFrom: isoDate("2023-01-01"), rate: 1075 },
  { validFrom: isoDate("2023-07-01"), rate: 1175 },
  { validFrom: isoDate("2024-01-01"), rate: 1250 },
  { validFrom: isoDate("2024-07-01"), rate: 1250 },
  { validFrom: isoDate("2025-01-01"), rate: 1250 },
  // The policy rate went down to 4.25 % in June 2025.
  { validFrom: isoDate("2025-07-01"), rate: 1225 },
  latestKnownRate,
];

/** The reminder fee in øre, and from when (inkassoforskriften § 1-2): a twentieth of the collection rate. */
export const reminderFees: readonly { readonly validFrom: IsoDate; readonly feeOre: Ore }[] = [
  { validFrom: isoDate("2020-10-01"), feeOre: ore(35_00n) },
];

/** A fee may be charged from this many days after the due date (inkassoforskriften § 1-2). */
export const feeAfterDays = 14;

/** A reminder gives at least this many days to pay (inkassoloven § 9, inkassoforskriften § 1-3). */
export const minimumDaysToPay = 14;

/** The first day of a date's half-year. Written without a clock's arithmetic, as a run asks it for every invoice. */
export function halfYearOf(date: IsoDate): IsoDate {
  return `${date.slice(0, 4)}-${date.slice(5, 7) < "07" ? "01" : "07"}-01` as IsoDate;
}

/** The first day of the half-year after a date's own. */
export function nextHalfYear(date: IsoDate): IsoDate {
  const year = Number(date.slice(0, 4));
  return (date.slice(5, 7) < "07" ? `${year}-07-01` : `${year + 1}-01-01`) as IsoDate;
}

/**
 * The rate of late interest on a day, or null when nobody has told it: then no interest is charged for the day yet.
 * What a company has entered holds only for half-years after those we know.
 */
export function lateInterestRateOn(date: IsoDate, entered: readonly DatedRate[] = []): BasisPoints | null {
  const halfYear = halfYearOf(date);
  const isIt = ({ validFrom }: DatedRate) => validFrom === halfYear;
  return (lateInterestRates.find(isIt) ?? entered.find(isIt))?.rate ?? null;
}

/** The half-years that a company has to know the rate of itself: those after the ones we know, through a day. */
export function halfYearsToEnter(through: IsoDate): IsoDate[] {
  const halfYears: IsoDate[] = [];
  for (let next = nextHalfYear(latestKnownRate.validFrom); next <= through; next = nextHalfYear(next))
    halfYears.push(next);
  return halfYears;
}

/** The highest fee that a reminder may charge on a day, in øre; before the table begins, nothing. */
export function reminderFeeOn(date: IsoDate): Ore {
  return reminderFees.findLast(({ validFrom }) => validFrom <= date)?.feeOre ?? ore(0n);
}
