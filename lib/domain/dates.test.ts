import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dateInNorway, isoDate, parseIsoDate, parseTypedDate } from "./dates";

const today = isoDate("2026-11-22");
const anyDate = fc
  .date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true })
  .map((moment) => isoDate(moment.toISOString().slice(0, 10)));

test.each(["2026-02-28", "2024-02-29", "0001-01-01", "9999-12-31"])("%s is a date", (text) => {
  expect(parseIsoDate(text)).toBe(text);
});

test.each([
  "2026-02-30",
  "2026-02-29",
  "2026-13-01",
  "2026-00-10",
  "2026-1-1",
  "20260101",
  "",
  "2026-01-01T00:00:00Z",
])("«%s» is no date", (text) => {
  expect(parseIsoDate(text)).toBeNull();
  expect(() => isoDate(text)).toThrow(RangeError);
});

test("adding days crosses months, years and leap days", () => {
  expect(addDays(isoDate("2026-12-25"), 14)).toBe("2027-01-08");
  expect(addDays(isoDate("2024-02-28"), 1)).toBe("2024-02-29");
  expect(addDays(isoDate("2026-03-01"), -1)).toBe("2026-02-28");
});

test("adding days and taking them away comes back, and text sorts as time", () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 1, max: 400 }), (date, days) => {
      expect(addDays(addDays(date, days), -days)).toBe(date);
      expect(addDays(date, days) > date).toBe(true);
      expect(addDays(date, 0)).toBe(date);
    }),
  );
});

test("a moment's date is that of the day in Norway, summer and winter", () => {
  expect(dateInNorway(new Date("2026-01-01T22:59:59Z"))).toBe("2026-01-01");
  expect(dateInNorway(new Date("2026-01-01T23:00:00Z"))).toBe("2026-01-02");
  expect(dateInNorway(new Date("2026-07-01T22:00:00Z"))).toBe("2026-07-02");
});

test.each([
  ["31.12.2026", "2026-12-31"],
  ["31.12.26", "2026-12-31"],
  ["311226", "2026-12-31"],
  ["31122026", "2026-12-31"],
  ["3112", "2026-12-31"],
  ["3.1", "2026-01-03"],
  ["3.1.", "2026-01-03"],
  ["3/1-27", "2027-01-03"],
  [" 1 2 2027 ", "2027-02-01"],
  ["2026-12-31", "2026-12-31"],
  ["d", "2026-11-22"],
  ["D", "2026-11-22"],
  ["i dag", "2026-11-22"],
  ["I  dag", "2026-11-22"],
])("typed «%s» is %s", (typed, date) => expect(parseTypedDate(typed, today)).toBe(date));

test.each([
  "",
  "31",
  "312",
  "30.2",
  "3002",
  "290226",
  "31.13.2026",
  "31.12.026",
  "i morgen",
  "31.12.2026x",
  "1.2.3.4",
])("typed «%s» is no date", (typed) => expect(parseTypedDate(typed, today)).toBeNull());

test("every date of this century reads back from each form in which it can be typed", () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      const [year = "", month = "", day = ""] = date.split("-");
      const forms = [
        `${day}.${month}.${year}`,
        `${day}${month}${year}`,
        `${day}${month}${year.slice(2)}`,
        date,
      ];
      for (const form of forms) expect(parseTypedDate(form, today)).toBe(date);
      expect(parseTypedDate(`${day}${month}`, date)).toBe(date);
    }),
  );
});
