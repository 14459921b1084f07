import fc from "fast-check";
import { expect, test } from "vitest";
import { divideRounded, negate, ore, parseAmount, percentOf, sum, toDecimalString, ZERO } from "./money";

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const divisor = fc.bigInt({ min: 1n, max: 10n ** 9n });

test.each([
  [1n, 2n, 1n],
  [-1n, 2n, -1n],
  [49n, 100n, 0n],
  [50n, 100n, 1n],
  [-149n, 100n, -1n],
  [-150n, 100n, -2n],
  [0n, 7n, 0n],
])("%d / %d is %d, half away from zero", (numerator, denominator, rounded) => {
  expect(divideRounded(numerator, denominator)).toBe(rounded);
});

test("rounding is symmetric about zero and never off by more than a half", () => {
  fc.assert(
    fc.property(amount, divisor, (numerator, denominator) => {
      const rounded = divideRounded(numerator, denominator);
      expect(divideRounded(-numerator, denominator)).toBe(-rounded);
      const twiceError = (rounded * denominator - numerator) * 2n;
      expect(twiceError <= denominator && twiceError >= -denominator).toBe(true);
      expect(divideRounded(numerator * denominator, denominator)).toBe(numerator);
    }),
  );
});

test("a denominator of zero or less is a bug", () => {
  expect(() => divideRounded(1n, 0n)).toThrow(RangeError);
  expect(() => divideRounded(1n, -2n)).toThrow(RangeError);
});

test("a percentage mirrors, so that a credit note cancels its invoice", () => {
  expect(percentOf(10_000n, 2500)).toBe(2_500n);
  expect(percentOf(9_999n, 1111)).toBe(1_111n);
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 10_000 }), (base, rate) => {
      expect(percentOf(-base, rate)).toBe(-percentOf(base, rate));
      expect(percentOf(base, 10_000)).toBe(base);
      expect(percentOf(base, 0)).toBe(0n);
    }),
  );
});

test("a sum is the same in any order, nothing sums to zero, and a sum less itself is zero", () => {
  expect(sum([])).toBe(ZERO);
  fc.assert(
    fc.property(fc.array(amount), (amounts) => {
      expect(sum(amounts.toReversed())).toBe(sum(amounts));
      expect(sum([...amounts, negate(sum(amounts))])).toBe(0n);
    }),
  );
});

test.each([
  ["1 234,50", 123_450n],
  ["1\u00a0234,5", 123_450n],
  ["1\u202f234\u202f567.89", 123_456_789n],
  ["−20", -2_000n],
  ["-0,05", -5n],
  ["+7", 700n],
  ["0", 0n],
  ["  12,3 ", 1_230n],
  ["90071992547409931,07", 9_007_199_254_740_993_107n],
])("typed «%s» is %d øre", (typed, expected) => expect(parseAmount(typed)).toBe(expected));

test.each(["", "-", ",5", "1,234", "1.234,50", "1,2,3", "12kr", "1e3", "0x10", "--1", "١٢"])(
  "typed «%s» is no amount, and is never rounded into one",
  (typed) => expect(parseAmount(typed)).toBeNull(),
);

test("every amount reads back from the form in which it is written", () => {
  expect(toDecimalString(-5n)).toBe("-0.05");
  fc.assert(
    fc.property(amount, (value) => {
      const written = toDecimalString(value);
      expect(parseAmount(written)).toBe(ore(value));
      expect(parseAmount(written.replace(".", ",").replace("-", "−"))).toBe(value);
    }),
  );
});
