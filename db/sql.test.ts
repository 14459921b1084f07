import { drizzle } from "drizzle-orm/postgres-js";
import { expect, test } from "vitest";
import { factoringInvoices } from "./schema/factoring";
import { vouchers } from "./schema/ledger";
import { amongTexts, isNoneOf, isOneOf } from "./sql";

const db = drizzle.mock();

test("words of the code are written into the statement, so that an index over them can be used", () => {
  const { status } = factoringInvoices;
  const one = db
    .select({ status })
    .from(factoringInvoices)
    .where(isOneOf(status, ["on_hold"]))
    .toSQL();
  expect(one.sql).toMatch(/"status" in \('on_hold'\)$/);
  const none = db
    .select({ status })
    .from(factoringInvoices)
    .where(isNoneOf(status, ["rejected", "withdrawn"]))
    .toSQL();
  expect(none.sql).toMatch(/"status" not in \('rejected', 'withdrawn'\)$/);
  expect([one.params, none.params]).toEqual([[], []]);
});

test("nothing but a word of the code is written into a statement", () => {
  for (const words of [["a'b"], ["A"], ["a", ""], []])
    expect(() => isOneOf(factoringInvoices.status, words)).toThrow();
});

test("texts are one parameter, however many they are and whatever stands in them", () => {
  const { externalReference } = vouchers;
  const texts = ["a", 'b"c', "d\\e", "{f,g}", "null"];
  const { params } = db
    .select({ externalReference })
    .from(vouchers)
    .where(amongTexts(externalReference, texts))
    .toSQL();
  expect(params).toEqual(['{"a","b\\"c","d\\\\e","{f,g}","null"}']);
});
