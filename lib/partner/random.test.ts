import { expect, test } from "vitest";
import { laterBy, testClock } from "./clock";
import { randomFrom } from "./random";
import { expectThat } from "./stage";

test("chance is the same for the same seed, another for another, and never outside its bounds", () => {
  const draw = (seed: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: 50 }, () => random.between(3, 9));
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(8)).not.toEqual(draw(7));
  expect(new Set(draw(7))).toEqual(new Set([3, 4, 5, 6, 7, 8, 9]));
  expect(() => randomFrom(1).oneOf([])).toThrow(RangeError);
});

test("a test clock goes on when it is told, over months and years, and never back", () => {
  const clock = testClock("2026-12-30");
  clock.advance(3);
  expect([clock.today(), clock.now()]).toEqual(["2027-01-02", "2027-01-02T12:00:00.000Z"]);
  clock.advanceTo("2026-12-31");
  expect(clock.today()).toBe("2027-01-02");
  clock.advanceTo("2027-03-01");
  expect(laterBy(clock.today(), -1)).toBe("2027-02-28");
});

test("a promise holds when what it names is so, and breaks at anything else", () => {
  const actual = { status: "ready", lines: [{ amount: 1, text: "a" }], more: true };
  const broken = (promised: unknown) => () => expectThat("it", actual, promised);
  expect(broken({ status: "ready", lines: [{ amount: 1 }] })).not.toThrow();
  expect(broken({ status: "fetched" })).toThrow('"fetched"} was promised');
  expect(broken({ lines: [] })).toThrow();
  expect(broken({ lines: [{ amount: 1 }, { amount: 2 }] })).toThrow();
  expect(broken({ missing: null })).toThrow();
  expect(() => expectThat("it", null, { any: 1 })).toThrow();
  expect(() => expectThat("it", [1], { 0: 2 })).toThrow();
});
