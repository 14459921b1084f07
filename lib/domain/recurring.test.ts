import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type IsoDate, isoDate } from "./dates";
import {
  contentOf,
  dueDates,
  invoiceDateOf,
  type Made,
  nextDate,
  periodText,
  type Schedule,
  withPeriod,
} from "./recurring";

const nothing: Made = { latest: null, count: 0 };

const monthly: Schedule = {
  firstDate: isoDate("2026-11-30"),
  intervalMonths: 1,
  dayOfMonth: 31,
  endDate: null,
  times: null,
};

/** The first dates of an agreement, one after the other. */
function datesOf(schedule: Schedule, most: number): IsoDate[] {
  const dates: IsoDate[] = [];
  for (let next = nextDate(schedule, nothing); next && dates.length < most; ) {
    dates.push(next);
    next = nextDate(schedule, { latest: next, count: dates.length });
  }
  return dates;
}

describe("edge 40: the dates of a recurring invoice", () => {
  test("the last day of the month is the last day of each, in leap years too", () => {
    expect(datesOf(monthly, 4)).toEqual(["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]);
    const leap = { ...monthly, firstDate: isoDate("2027-12-31") };
    expect(datesOf(leap, 3)).toEqual(["2027-12-31", "2028-01-31", "2028-02-29"]);
  });

  test("a day that a month lacks is its last, and the day comes back in the next", () => {
    const onThe30th = { ...monthly, firstDate: isoDate("2027-01-30"), dayOfMonth: 30 };
    expect(datesOf(onThe30th, 3)).toEqual(["2027-01-30", "2027-02-28", "2027-03-30"]);
    const yearly = { ...monthly, firstDate: isoDate("2028-02-29"), intervalMonths: 12, dayOfMonth: 29 };
    expect(datesOf(yearly, 5)).toEqual([
      "2028-02-29",
      "2029-02-28",
      "2030-02-28",
      "2031-02-28",
      "2032-02-29",
    ]);
  });

  test("the first date stands as it is chosen, and the day of the month is for those after it", () => {
    const quarterly = { ...monthly, firstDate: isoDate("2026-11-22"), intervalMonths: 3, dayOfMonth: 1 };
    expect(datesOf(quarterly, 3)).toEqual(["2026-11-22", "2027-02-01", "2027-05-01"]);
  });

  test("an end date and a number of times end it, and the end date itself is a date", () => {
    expect(datesOf({ ...monthly, endDate: isoDate("2027-01-31") }, 9)).toHaveLength(3);
    expect(datesOf({ ...monthly, endDate: isoDate("2027-01-30") }, 9)).toHaveLength(2);
    expect(datesOf({ ...monthly, times: 2 }, 9)).toEqual(["2026-11-30", "2026-12-31"]);
    expect(nextDate({ ...monthly, endDate: isoDate("2026-11-01") }, nothing)).toBeNull();
  });

  test("what an agreement rested through is passed over, and its rhythm is kept", () => {
    const quarterly = { ...monthly, firstDate: isoDate("2026-01-15"), intervalMonths: 3, dayOfMonth: 15 };
    const made = { latest: isoDate("2026-01-15"), count: 1 };
    expect(nextDate(quarterly, made, isoDate("2026-08-01"))).toBe("2026-10-15");
    expect(nextDate(quarterly, made, isoDate("2026-10-15"))).toBe("2026-10-15");
    expect(nextDate(quarterly, made, isoDate("2026-10-16"))).toBe("2027-01-15");
  });

  test("another day or interval never invoices a month twice", () => {
    const made = { latest: isoDate("2026-11-01"), count: 1 };
    const first = { ...monthly, firstDate: isoDate("2026-11-01") };
    expect(nextDate({ ...first, dayOfMonth: 25 }, made)).toBe("2026-12-25");
    expect(nextDate({ ...first, dayOfMonth: 25, intervalMonths: 3 }, made)).toBe("2027-02-25");
  });

  test("all that has come is due, in order, and nothing that has not", () => {
    const through = isoDate("2027-01-31");
    expect(dueDates(monthly, nothing, monthly.firstDate, through)).toEqual([
      "2026-11-30",
      "2026-12-31",
      "2027-01-31",
    ]);
    expect(dueDates(monthly, nothing, monthly.firstDate, isoDate("2026-11-29"))).toEqual([]);
    expect(dueDates({ ...monthly, times: 2 }, nothing, monthly.firstDate, through)).toHaveLength(2);
  });

  const schedules = fc.record({
    firstDate: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(isoDate("2000-01-01"), days)),
    intervalMonths: fc.integer({ min: 1, max: 60 }),
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
    endDate: fc.constant(null),
    times: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
  });

  test("for every agreement: dates rise, one each interval, on the day or the month's last", () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const dates = datesOf(schedule, 40);
        expect(dates).toHaveLength(Math.min(40, schedule.times ?? 40));
        expect(dates[0]).toBe(schedule.firstDate);
        for (const [index, date] of dates.entries()) {
          const before = dates[index - 1];
          if (!before) continue;
          expect(date > before).toBe(true);
          expect(monthNo(date) - monthNo(before)).toBe(schedule.intervalMonths);
          const day = Number(date.slice(8));
          const isLast = addDays(date, 1).slice(8) === "01";
          expect(day === schedule.dayOfMonth || (isLast && day < schedule.dayOfMonth)).toBe(true);
        }
      }),
    );
  });

  test("for every agreement and day: what is due in two runs is what is due in one", () => {
    const days = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(schedules, days, days, (schedule, first, more) => {
        const middle = addDays(schedule.firstDate, first);
        const through = addDays(middle, more);
        const early = dueDates(schedule, nothing, schedule.firstDate, middle);
        const made = { latest: early.at(-1) ?? null, count: early.length };
        const next = nextDate(schedule, made);
        const late = next ? dueDates(schedule, made, next, through) : [];
        expect([...early, ...late]).toEqual(dueDates(schedule, nothing, schedule.firstDate, through));
      }),
    );
  });
});

describe("edge 40: what an invoice of an agreement says", () => {
  test("the period is the months from that of the date, as many as the interval", () => {
    expect(periodText(isoDate("2027-01-01"), 1, "nb")).toBe("januar 2027");
    expect(periodText(isoDate("2027-01-31"), 3, "nb")).toBe("januar–mars 2027");
    expect(periodText(isoDate("2026-11-15"), 12, "nb")).toBe("november 2026–oktober 2027");
    expect(periodText(isoDate("2026-12-01"), 1, "en")).toBe("December 2026");
    expect(periodText(isoDate("2026-07-01"), 6, "en")).toBe("July–December 2026");
  });

  test("the period is written wherever a text asks for it, and other braces stand as they are", () => {
    expect(withPeriod("Leie {periode}, {Periode} og {period}: {annet} $&", "mai 2027")).toBe(
      "Leie mai 2027, mai 2027 og mai 2027: {annet} $&",
    );
    const line = { text: "Service {periode}", unit: "EA", vatCode: 3, accountNo: 3000 };
    const content = { buyerReference: null, orderReference: "A-{periode}", lines: [line] as never };
    const asked = { date: isoDate("2027-01-01"), intervalMonths: 1, language: "nb" } as const;
    expect(contentOf(content, asked)).toMatchObject({
      buyerReference: null,
      orderReference: "A-januar 2027",
      lines: [{ text: "Service januar 2027" }],
    });
  });

  test("an invoice is dated the agreement's day, and today when that is past", () => {
    expect(invoiceDateOf(isoDate("2026-12-01"), isoDate("2026-11-22"))).toBe("2026-12-01");
    expect(invoiceDateOf(isoDate("2026-11-01"), isoDate("2026-11-22"))).toBe("2026-11-22");
  });
});

function monthNo(date: IsoDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
