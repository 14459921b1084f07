import fc from "fast-check";
import { expect, test } from "vitest";
import { isBankAccount, isOrgNr } from "./identifiers";

/** Digits with one of them replaced by another. */
function oneWrongDigit(digits: string, position: number, step: number): string {
  const wrong = (Number(digits.charAt(position)) + step) % 10;
  return digits.slice(0, position) + wrong + digits.slice(position + 1);
}

/** The one number, if any, that continues the digits with a right control digit. */
function completed(digits: string, isRight: (text: string) => boolean): string[] {
  return Array.from({ length: 10 }, (_, digit) => `${digits}${digit}`).filter(isRight);
}

const eight = fc.stringMatching(/^[1-9]\d{7}$/);
const ten = fc.stringMatching(/^[1-9]\d{9}$/);

test.each(["974760673", "889640782", "971524960"])("M11: the public org.nr %s is right", (orgNr) => {
  expect(isOrgNr(orgNr)).toBe(true);
});

test.each([
  "",
  "000000000",
  "974760674",
  "97476067",
  "9747606733",
  "974 760 673",
  "NO974760673",
  "97476067a",
])("M11: «%s» is not an org.nr", (orgNr) => expect(isOrgNr(orgNr)).toBe(false));

test.each(["86011117947", "15032080119"])("the account %s is right", (account) => {
  expect(isBankAccount(account)).toBe(true);
});

test.each(["", "00000000000", "86011117948", "8601.11.17947", "8601111794"])(
  "«%s» is not a bank account",
  (account) => {
    expect(isBankAccount(account)).toBe(false);
  },
);

test("eight digits have at most one control digit, and no single misprint passes", () => {
  fc.assert(
    fc.property(eight, fc.nat(8), fc.integer({ min: 1, max: 9 }), (digits, position, step) => {
      const right = completed(digits, isOrgNr);
      expect(right.length).toBeLessThanOrEqual(1);
      for (const orgNr of right) expect(isOrgNr(oneWrongDigit(orgNr, position, step))).toBe(false);
    }),
  );
});

test("ten digits have at most one control digit, and no single misprint passes", () => {
  fc.assert(
    fc.property(ten, fc.nat(10), fc.integer({ min: 1, max: 9 }), (digits, position, step) => {
      const right = completed(digits, isBankAccount);
      expect(right.length).toBeLessThanOrEqual(1);
      for (const account of right) expect(isBankAccount(oneWrongDigit(account, position, step))).toBe(false);
    }),
  );
});
