import fc from "fast-check";
import { expect, test } from "vitest";
import { isKid, makeKid } from "./kid";

const customerNo = fc.integer({ min: 1, max: 9_999_999 });
const invoiceNo = fc.integer({ min: 1, max: 99_999_999 });

test("M16: a KID has 15 digits, 16 for a customer number of seven, and is right by MOD10", () => {
  expect(makeKid(10_001, 1042)).toBe("010001000010427");
  fc.assert(
    fc.property(customerNo, invoiceNo, (customer, invoice) => {
      const kid = makeKid(customer, invoice);
      expect(kid).toMatch(customer < 1_000_000 ? /^\d{15}$/ : /^\d{16}$/);
      expect(isKid(kid)).toBe(true);
    }),
  );
});

test("M16: no two documents share a KID", () => {
  fc.assert(
    fc.property(
      customerNo,
      invoiceNo,
      customerNo,
      invoiceNo,
      (customer, invoice, otherCustomer, otherInvoice) => {
        fc.pre(customer !== otherCustomer || invoice !== otherInvoice);
        expect(makeKid(customer, invoice)).not.toBe(makeKid(otherCustomer, otherInvoice));
      },
    ),
  );
});

test("a number too long for the KID is a bug, not a shorter KID", () => {
  expect(() => makeKid(10_000_000, 1)).toThrow(RangeError);
  expect(() => makeKid(1, 100_000_000)).toThrow(RangeError);
  expect(() => makeKid(-1, 1)).toThrow(RangeError);
});

test.each([
  ["MOD10", "2345676"],
  ["MOD10 that ends in 0", "18580"],
  ["MOD11", "12345678903"],
  ["MOD11 that ends in -", "6-"],
  ["the shortest", "18"],
  ["the longest", "1234567890123456789012340"],
])("%s is a KID", (_, kid) => expect(isKid(kid)).toBe(true));

test.each(["", "8", "123", "2345677", "-", "12-4", "12345678901234567890123450", "234 5676", "6−"])(
  "«%s» is not a KID",
  (kid) => expect(isKid(kid)).toBe(false),
);

test("every run of 1 to 24 digits has one or two KIDs", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,24}$/), (digits) => {
      const kids = [..."0123456789-"].filter((control) => isKid(digits + control));
      expect([1, 2]).toContain(kids.length);
    }),
  );
});
