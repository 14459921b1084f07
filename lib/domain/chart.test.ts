import { expect, test } from "vitest";
import { nextSubledgerNo, standardSubledgers } from "./chart";

test("M32: a subledger series gives its numbers one by one, to the last", () => {
  expect(nextSubledgerNo("customer", { nextNo: 10_000, lastNo: 19_999 })).toEqual({
    no: 10_000,
    lastNo: 19_999,
  });
  expect(nextSubledgerNo("supplier", { nextNo: 29_999, lastNo: 29_999 })?.no).toBe(29_999);
});

test("M32: full series of customers and suppliers go on with seven digits, where no other series has numbers", () => {
  const customers = nextSubledgerNo("customer", { nextNo: 20_000, lastNo: 19_999 });
  const suppliers = nextSubledgerNo("supplier", { nextNo: 30_000, lastNo: 29_999 });
  expect(customers).toEqual({ no: 1_000_000, lastNo: 1_999_999 });
  expect(suppliers).toEqual({ no: 2_000_000, lastNo: 2_999_999 });
  for (const { lastNo } of standardSubledgers) expect(lastNo).toBeLessThan(1_000_000);
});

test("M2, M32: a series that is full for good has no next number", () => {
  expect(nextSubledgerNo("finance", { nextNo: 81_000, lastNo: 80_999 })).toBeNull();
  expect(nextSubledgerNo("customer", { nextNo: 2_000_000, lastNo: 1_999_999 })).toBeNull();
});
