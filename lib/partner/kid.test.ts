import { expect, test } from "vitest";
import { isKid } from "@/lib/domain/kid";
import { kidOf, mod10 } from "./kid";

test("the KID is agreement, invoice number and a MOD10 digit that Fordring accepts", () => {
  expect(kidOf(10_042)).toMatch(/^9042000010042\d$/);
  for (const invoiceNo of [1, 10_001, 10_042, 99_999, 123_456_789]) {
    expect(kidOf(invoiceNo)).toHaveLength(14);
    expect(isKid(kidOf(invoiceNo))).toBe(true);
  }
});

test("MOD10 gives the control digit of the example that the field uses", () => {
  expect(mod10("7992739871")).toBe(3);
});
