import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAmount } from "./money";
import { parseDecimal, parsePercent, parseQuantity, typedAmount, typedDecimal } from "./typed-numbers";

test("quantities are read as a bookkeeper types them, to the thousandth", () => {
  expect(parseQuantity("1")).toBe(1000n);
  expect(parseQuantity("1,5")).toBe(1500n);
  expect(parseQuantity("1 250.125")).toBe(1_250_125n);
  expect(parseQuantity("−2,")).toBe(-2000n);
  for (const wrong of ["", "en", "1,2345", "1,2,3", "1e3", "--1"])
    expect(parseQuantity(wrong), wrong).toBeNull();
});

test("a discount lies between 0 and 100 %, to the hundredth", () => {
  expect(parsePercent("12,5")).toBe(1250);
  expect(parsePercent("100 %")).toBe(10_000);
  for (const wrong of ["", "-1", "100,01", "12,345"]) expect(parsePercent(wrong), wrong).toBeNull();
});

test("what is written for the form is read back as the same number", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.integer({ min: 0, max: 4 }),
      (value, decimals) => {
        expect(parseDecimal(typedDecimal(value, decimals), decimals)).toBe(value);
        expect(parseAmount(typedAmount(value))).toBe(value);
      },
    ),
  );
});
