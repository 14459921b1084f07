import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, isoDate } from "./dates";
import {
  firstKnownDay,
  halfYearOf,
  halfYearsToEnter,
  lateInterestRateOn,
  lateInterestRates,
  latestKnownRate,
  nextHalfYear,
  reminderFeeOn,
} from "./dunning-rates";
import { lateInterest } from "./late-interest";
import { divideRounded } from "./money";

const day = fc.integer({ min: 0, max: 1600 }).map((days) => addDays(firstKnownDay, days));
const span = fc.tuple(day, fc.integer({ min: 0, max: 900 })).map(([from, days]) => {
  const last = addDays(nextHalfYear(latestKnownRate.validFrom), -1);
  const through = addDays(from, days);
  return { from, through: through > last ? last : through };
});
const claim = fc.bigInt({ min: 1n, max: 10n ** 12n });

describe("M36: the rate tables are dated, and none is carried beyond what is known", () => {
  test("the half-years follow one another without a gap, from the first known to the latest", () => {
    expect(lateInterestRates[0]?.validFrom).toBe(firstKnownDay);
    expect(lateInterestRates.at(-1)).toEqual(latestKnownRate);
    for (const [index, { validFrom }] of lateInterestRates.entries()) {
      expect(validFrom).toBe(halfYearOf(validFrom));
      expect(lateInterestRates[index + 1]?.validFrom ?? nextHalfYear(validFrom)).toBe(
        nextHalfYear(validFrom),
      );
    }
  });

  test("the first half of 2025 is 12.50 %, the first half of 2026 is 12.00 %, and a later day is not known", () => {
    expect(lateInterestRateOn(isoDate("2025-01-01"))).toBe(1250);
    expect(lateInterestRateOn(isoDate("2025-06-30"))).toBe(1250);
    expect(lateInterestRateOn(isoDate("2026-01-01"))).toBe(1200);
    expect(lateInterestRateOn(isoDate("2026-06-30"))).toBe(1200);
    expect(lateInterestRateOn(isoDate("2026-07-01"))).toBeNull();
    expect(latestKnownRate).toEqual({ validFrom: "2026-01-01", rate: 1200 });
  });

  test("what a company enters holds for its half-year only, and never in place of what is known", () => {
    const entered = [
      { validFrom: isoDate("2026-01-01"), rate: 9_999 },
      { validFrom: isoDate("2026-07-01"), rate: 1_175 },
    ];
    expect(lateInterestRateOn(isoDate("2026-03-01"), entered)).toBe(1200);
    expect(lateInterestRateOn(isoDate("2026-12-31"), entered)).toBe(1175);
    expect(lateInterestRateOn(isoDate("2027-01-01"), entered)).toBeNull();
  });

  test("the half-years to enter are those that have begun since the latest known", () => {
    expect(halfYearsToEnter(isoDate("2026-06-30"))).toEqual([]);
    expect(halfYearsToEnter(isoDate("2026-07-01"))).toEqual(["2026-07-01"]);
    expect(halfYearsToEnter(isoDate("2027-11-22"))).toEqual(["2026-07-01", "2027-01-01", "2027-07-01"]);
  });

  test("every day belongs to one half-year, and the next begins within 184 days", () => {
    fc.assert(
      fc.property(day, (date) => {
        const next = nextHalfYear(date);
        expect(halfYearOf(date) <= date && date < next).toBe(true);
        expect(halfYearOf(addDays(next, -1))).toBe(halfYearOf(date));
        expect(daysBetween(halfYearOf(date), next)).toBeLessThanOrEqual(184);
      }),
    );
  });

  test("the fee is 35 kroner, and nothing before the table begins", () => {
    expect(reminderFeeOn(isoDate("2026-11-22"))).toBe(3_500n);
    expect(reminderFeeOn(isoDate("2020-09-30"))).toBe(0n);
  });
});

describe("M36: late interest", () => {
  test("30 days of 12 500 kroner at 12 % are 123.29 kroner", () => {
    const interest = lateInterest(1_250_000n, isoDate("2026-03-01"), isoDate("2026-03-30"));
    expect(interest.interestOre).toBe(12_329n);
    expect(interest.segments).toEqual([{ from: "2026-03-01", through: "2026-03-30", days: 30, rate: 1200 }]);
  });

  test("a change of rate makes a segment of its own, and rounds once for all of them", () => {
    const interest = lateInterest(1_000_000n, isoDate("2025-12-22"), isoDate("2026-01-10"));
    expect(interest.segments).toEqual([
      { from: "2025-12-22", through: "2025-12-31", days: 10, rate: 1225 },
      { from: "2026-01-01", through: "2026-01-10", days: 10, rate: 1200 },
    ]);
    // 10 000 × (12.25 % + 12 %) × 10 / 365 = 66.4383…
    expect(interest.interestOre).toBe(6_644n);
  });

  test("at a half-year without a known rate it stops and says so, and goes on when the rate is entered", () => {
    const [from, through] = [isoDate("2026-06-21"), isoDate("2026-07-10")];
    expect(lateInterest(1_000_000n, from, through)).toMatchObject({
      segments: [{ from: "2026-06-21", through: "2026-06-30", days: 10 }],
      unknownFrom: "2026-07-01",
    });
    const entered = [{ validFrom: isoDate("2026-07-01"), rate: 1150 }];
    expect(lateInterest(1_000_000n, from, through, entered)).toMatchObject({
      segments: [{ rate: 1200 }, { from: "2026-07-01", through: "2026-07-10", days: 10, rate: 1150 }],
      unknownFrom: null,
    });
    expect(lateInterest(1_000_000n, isoDate("2026-08-01"), isoDate("2026-08-31"))).toEqual({
      interestOre: 0n,
      segments: [],
      unknownFrom: "2026-08-01",
    });
  });

  test("days before the first known half-year are not charged, and those after it are", () => {
    const interest = lateInterest(1_000_000n, isoDate("2019-03-01"), isoDate("2022-01-10"));
    expect(interest.segments).toEqual([{ from: "2022-01-01", through: "2022-01-10", days: 10, rate: 850 }]);
    expect(interest.unknownFrom).toBeNull();
  });

  test("a day that ends before it begins is none", () => {
    const interest = lateInterest(1_000_000n, isoDate("2026-03-02"), isoDate("2026-03-01"));
    expect(interest).toEqual({ interestOre: 0n, segments: [], unknownFrom: null });
  });

  test("it is the sum of its days, each at its own rate, rounded once half away from zero", () => {
    fc.assert(
      fc.property(claim, span, (amount, { from, through }) => {
        let exact = 0n;
        for (let date = from; date <= through; date = addDays(date, 1))
          exact += amount * BigInt(lateInterestRateOn(date) ?? 0);
        expect(lateInterest(amount, from, through).interestOre).toBe(divideRounded(exact, 3_650_000n));
      }),
    );
  });

  test("its segments are whole, in order, and cover every day once", () => {
    fc.assert(
      fc.property(claim, span, (amount, { from, through }) => {
        const { segments } = lateInterest(amount, from, through);
        const covered = segments.reduce((days, segment) => days + segment.days, 0);
        expect(covered).toBe(Math.max(0, daysBetween(from, through) + 1));
        for (const [index, segment] of segments.entries()) {
          expect(segment.days).toBe(daysBetween(segment.from, segment.through) + 1);
          const before = segments[index - 1];
          expect(segment.from).toBe(before ? addDays(before.through, 1) : from);
        }
      }),
    );
  });

  test("charged in two parts it is the same, but for the øre that rounding may move", () => {
    fc.assert(
      fc.property(claim, span, fc.integer({ min: 0, max: 900 }), (amount, { from, through }, cut) => {
        const middle = addDays(from, cut);
        fc.pre(middle < through);
        const whole = lateInterest(amount, from, through).interestOre;
        const parts =
          lateInterest(amount, from, middle).interestOre +
          lateInterest(amount, addDays(middle, 1), through).interestOre;
        expect(whole - parts >= -1n && whole - parts <= 1n).toBe(true);
      }),
    );
  });
});
