import { expect, test } from "vitest";
import { ehfCategory, salesVatCodes, validVatCode, vatOf } from "./vat";

const salesVat = salesVatCodes.map((code) => vatOf(code)).filter((vat) => vat !== undefined);

test.each([
  [3, 2500, 2700],
  [31, 1500, 2701],
  [32, 1111, 2702],
  [33, 1200, 2703],
])("code %i is %i basis points, posted to %i", (code, rate, vatAccountNo) => {
  expect(vatOf(code)).toMatchObject({ code, rate, vatAccountNo, category: "S" });
});

test.each([
  [5, "Z"],
  [51, "AE"],
  [52, "G"],
  [6, "E"],
  [7, "O"],
])("code %i carries no tax and is category %s", (code, category) => {
  expect(vatOf(code)).toMatchObject({ rate: 0, vatAccountNo: null, category });
});

test("an account for the tax goes with a rate, and no two codes share one", () => {
  for (const vat of salesVat) expect(vat.vatAccountNo !== null).toBe(vat.rate > 0);
  const accounts = salesVat.flatMap((vat) => vat.vatAccountNo ?? []);
  expect(new Set(accounts).size).toBe(accounts.length);
});

test("a reason is given exactly where EHF wants one (BR-S-10, BR-Z-10, BR-E-10)", () => {
  for (const vat of salesVat)
    expect(vat.exemptionReason === null).toBe(vat.category === "S" || vat.category === "Z");
});

test("only sales codes stand on invoices; purchase codes are right on vouchers", () => {
  expect(salesVatCodes).toEqual([3, 31, 32, 33, 5, 51, 52, 6, 7]);
  for (const code of [0, 1, 11, 13]) {
    expect(vatOf(code)).toBeUndefined();
    expect(validVatCode(code)).toBe(true);
  }
  expect(validVatCode(null)).toBe(true);
  expect([2, 4, 8, 99, -3].some(validVatCode)).toBe(false);
});

test("category O and a VAT-registered seller never meet", () => {
  for (const vat of salesVat) {
    expect(ehfCategory(vat, true)).not.toBe("O");
    expect(ehfCategory(vat, false)).toBe("O");
  }
  expect(salesVat.filter((vat) => !vat.needsRegistration).map((vat) => vat.code)).toEqual([6, 7]);
});
