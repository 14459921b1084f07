import fc from "fast-check";
import { expect, test } from "vitest";
import { isEmail, isNorwegianPostalCode, isSamePlace, normalisePhone } from "./contact";

test.each(["kari@example.no", "kari.o'hara+faktura@regnskap.example.com", "post@blåbær.no", "a@b.co"])(
  "M11: %s is an e-mail address",
  (email) => expect(isEmail(email)).toBe(true),
);

test.each([
  "",
  "kari",
  "kari@example",
  "kari@.no",
  "@example.no",
  "kari@example..no",
  "kari..nordmann@example.no",
  ".kari@example.no",
  "kari@-example.no",
  "kari nordmann@example.no",
  "kari@example.no, ola@example.no",
  "Kari <kari@example.no>",
  "kari@example.no\nBcc: ola@example.no",
  `${"k".repeat(65)}@example.no`,
  `kari@${"example.".repeat(40)}no`,
])("M11: «%s» is not an e-mail address", (email) => expect(isEmail(email)).toBe(false));

test.each([
  ["91 23 45 67", "+4791234567"],
  ["22\u00a012\u202f34 56", "+4722123456"],
  ["+47 912 34 567", "+4791234567"],
  ["0047 91234567", "+4791234567"],
  ["+46 (8) 123-456 78", "+46812345678"],
])("M11: %s becomes %s", (typed, phone) => expect(normalisePhone(typed)).toBe(phone));

test.each([
  "",
  "+",
  "9123456",
  "912345678",
  "01234567",
  "+47 1234567",
  "+0 12345678",
  "91 23 45 6x",
  "4791234567",
])("M11: «%s» is not a phone number", (typed) => expect(normalisePhone(typed)).toBeNull());

test("M11: eight digits of a customer abroad are not taken for Norwegian", () => {
  expect(normalisePhone("32 12 34 56", "DK")).toBeNull();
  expect(normalisePhone("+45 32 12 34 56", "DK")).toBe("+4532123456");
  expect(normalisePhone("+47 91 23 45 67", "DK")).toBe("+4791234567");
});

test("M11: a normalised phone number stays as it is, wherever spaces stood", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[2-9]\d{7}$/), fc.nat(8), (digits, position) => {
      const phone = normalisePhone(`${digits.slice(0, position)} ${digits.slice(position)}`);
      expect(phone).toBe(`+47${digits}`);
      expect(normalisePhone(`+47${digits}`)).toBe(phone);
    }),
  );
});

test("M11: a Norwegian postal code is four digits", () => {
  expect(["0150", "9990"].every(isNorwegianPostalCode)).toBe(true);
  expect(["", "150", "01500", "N-0150", " 0150"].some(isNorwegianPostalCode)).toBe(false);
});

test("M11: capitals and spaces do not make another place", () => {
  expect(isSamePlace("Mo i  Rana ", "MO I RANA")).toBe(true);
  expect(isSamePlace("Ålesund", "ÅLESUND")).toBe(true);
  expect(isSamePlace("Oslo", "BERGEN")).toBe(false);
});
