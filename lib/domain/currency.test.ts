import fc from "fast-check";
import { expect, test } from "vitest";
import { carriedOre, exchangeRate, exchangeRateString, parity, parseExchangeRate, toOre } from "./currency";

const rates = fc.bigInt({ min: 1n, max: 9_999_999_999n }).map(exchangeRate);
const amounts = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

test("edge 41: 1 000 EUR at 11.7325 is 11 732.50 kroner, and half an øre goes away from zero", () => {
  expect(toOre(100_000n, exchangeRate(11_732_500n))).toBe(1_173_250n);
  expect(toOre(1n, exchangeRate(500_000n))).toBe(1n);
  expect(toOre(-1n, exchangeRate(500_000n))).toBe(-1n);
});

test("edge 41: kroner against themselves are what they were, and what is credited mirrors what was charged", () => {
  fc.assert(fc.property(amounts, (amount) => toOre(amount, parity) === amount));
  fc.assert(fc.property(amounts, rates, (amount, rate) => toOre(-amount, rate) === -toOre(amount, rate)));
});

test("a rate reads back as it is written, with comma or point; nothing else is a rate", () => {
  fc.assert(fc.property(rates, (rate) => parseExchangeRate(exchangeRateString(rate)) === rate));
  expect(parseExchangeRate("11,7325")).toBe(11_732_500n);
  expect(exchangeRateString(exchangeRate(10_000_000n))).toBe("10");
  for (const text of ["", "0", "-11", "11.73251234", "1e3", "elleve"]) {
    expect(parseExchangeRate(text)).toBeNull();
  }
});

test("edge 41: an open amount settled in parts gives back exactly the kroner it carried", () => {
  const parts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(parts, rates, fc.constantFrom(1n, -1n), (shares, rate, sign) => {
      const amount = sign * shares.reduce((total, share) => total + share, 0n);
      let open = { ore: toOre(amount, rate) as bigint, amount };
      for (const share of shares) {
        const ore = carriedOre(open, sign * share);
        open = { ore: open.ore - ore, amount: open.amount - sign * share };
      }
      expect(open).toEqual({ ore: 0n, amount: 0n });
    }),
  );
});
