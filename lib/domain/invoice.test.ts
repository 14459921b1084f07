import fc from "fast-check";
import { expect, test } from "vitest";
import type { DraftLine } from "./invoice";
import { priceLine, totalsOf } from "./invoice";
import { ore, percentOf, sum } from "./money";
import { sampleLine } from "./sample-invoice";
import { salesVatCodes } from "./vat";

const line = fc.record({
  quantityMilli: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
  unitPriceOre: fc.bigInt({ min: 0n, max: 10n ** 10n }).map(ore),
  discountBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  vatCode: fc.constantFrom(...salesVatCodes),
});
const lines = fc.array(
  line.map((change): DraftLine => ({ ...sampleLine, ...change })),
  { maxLength: 15 },
);

test.each<[string, Partial<DraftLine>, bigint]>([
  ["2 × 100.00", { quantityMilli: 2000n, unitPriceOre: ore(10_000n) }, 20_000n],
  ["1.5 × 99.99, up from half an øre", { quantityMilli: 1500n, unitPriceOre: ore(9_999n) }, 14_999n],
  ["−1.5 × 99.99, mirrored", { quantityMilli: -1500n, unitPriceOre: ore(9_999n) }, -14_999n],
  [
    "3 × 33.33 less 10 %",
    { quantityMilli: 3000n, unitPriceOre: ore(3_333n), discountBasisPoints: 1000 },
    8_999n,
  ],
  [
    "a third of 100 less a third",
    { quantityMilli: 333n, unitPriceOre: ore(10_000n), discountBasisPoints: 3333 },
    2_220n,
  ],
  ["anything less 100 %", { discountBasisPoints: 10_000 }, 0n],
])("a line of %s is rounded once", (_, change, netOre) => {
  expect(priceLine({ ...sampleLine, ...change }).netOre).toBe(netOre);
});

test("no line is more than half an øre from its exact amount, and its negative is its mirror", () => {
  fc.assert(
    fc.property(line, (change) => {
      const typed = { ...sampleLine, ...change };
      const exact = typed.quantityMilli * typed.unitPriceOre * BigInt(10_000 - typed.discountBasisPoints);
      const twiceError = (priceLine(typed).netOre * 10_000_000n - exact) * 2n;
      expect(twiceError <= 10_000_000n && twiceError >= -10_000_000n).toBe(true);
      expect(priceLine({ ...typed, quantityMilli: -typed.quantityMilli }).netOre).toBe(
        -priceLine(typed).netOre,
      );
    }),
  );
});

test("totals add up exactly: lines to net, subtotals to VAT, net and VAT to total", () => {
  fc.assert(
    fc.property(lines, (typed) => {
      const priced = typed.map(priceLine);
      const totals = totalsOf(priced);
      expect(totals.netOre).toBe(sum(priced.map((each) => each.netOre)));
      expect(sum(totals.vat.map((each) => each.baseOre))).toBe(totals.netOre);
      expect(sum(totals.vat.map((each) => each.vatOre))).toBe(totals.vatOre);
      expect(totals.totalOre).toBe(totals.netOre + totals.vatOre);
      expect(new Set(totals.vat.map((each) => each.vatCode)).size).toBe(totals.vat.length);
      for (const each of totals.vat) expect(each.vatOre).toBe(percentOf(each.baseOre, each.rate));
    }),
  );
});

test("VAT is rounded per code and not per line", () => {
  const twoOre = priceLine({ ...sampleLine, quantityMilli: 1000n, unitPriceOre: ore(2n) });
  expect(totalsOf([twoOre]).vatOre).toBe(1n);
  expect(totalsOf([twoOre, twoOre, twoOre]).vatOre).toBe(2n);
});

test("an invoice with several rates has one subtotal each, in the document's order", () => {
  const priced = [
    { ...sampleLine, vatCode: 31 },
    { ...sampleLine, vatCode: 3 },
    { ...sampleLine, vatCode: 52 },
    { ...sampleLine, vatCode: 31 },
    { ...sampleLine, vatCode: 32 },
  ].map(priceLine);
  expect(totalsOf(priced)).toEqual({
    netOre: 5_000_000n,
    vatOre: 661_100n,
    totalOre: 5_661_100n,
    vat: [
      { vatCode: 31, rate: 1500, baseOre: 2_000_000n, vatOre: 300_000n },
      { vatCode: 3, rate: 2500, baseOre: 1_000_000n, vatOre: 250_000n },
      { vatCode: 52, rate: 0, baseOre: 1_000_000n, vatOre: 0n },
      { vatCode: 32, rate: 1111, baseOre: 1_000_000n, vatOre: 111_100n },
    ],
  });
});

test("no lines come to nothing, and a code that is not for sales is a bug", () => {
  expect(totalsOf([])).toEqual({ netOre: 0n, vatOre: 0n, totalOre: 0n, vat: [] });
  expect(() => totalsOf([priceLine({ ...sampleLine, vatCode: 1 })])).toThrow(RangeError);
});
