import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseBankAccount } from "./bank-accounts";
import { companyNumbers } from "./company-numbers";
import { normalisePhone } from "./contact";
import { expectedForms, hasPostalCodes, normaliseCompanyNumber, normalisePostalCode } from "./country-rules";

describe("M11: the number of an organisation is judged by its own country's rules", () => {
  test.each([
    ["SE", "556703-7485", "5567037485"],
    ["SE", "SE556703748501", "5567037485"],
    ["DK", "DK 22 75 62 14", "22756214"],
    ["FI", "0112038-9", "01120389"],
    ["IS", "450401-3150", "4504013150"],
    ["DE", "136 695 976", "DE136695976"],
    ["DE", "HRB 123456", "HRB123456"],
    ["GB", "SC123456", "SC123456"],
    ["GB", "GB 980 7806 84", "GB980780684"],
    ["NL", "NL004495445B01", "NL004495445B01"],
    ["PL", "PL 856-734-62-15", "8567346215"],
    ["FR", "732 829 320", "732829320"],
    ["FR", "FR40303265045", "FR40303265045"],
    ["ES", "A-28015865", "A28015865"],
    ["ES", "54362315-K", "54362315K"],
    ["US", "12-3456789", "123456789"],
    ["BE", "BE 0428.759.497", "0428759497"],
    ["IT", "IT 00743110157", "00743110157"],
    ["PT", "501 964 843", "501964843"],
    ["CH", "CHE-107.787.577 MWST", "CHE107787577"],
    ["NO", "NO 974 760 673 MVA", "974760673"],
  ])("%s: %s is stored as %s", (country, typed, stored) => {
    expect(normaliseCompanyNumber(country, typed)).toBe(stored);
    expect(normaliseCompanyNumber(country, stored)).toBe(stored);
  });

  test.each([
    ["SE", "556703-7486"],
    ["SE", "974760673"],
    ["DK", "22756215"],
    ["FI", "0112038-8"],
    ["IS", "450401-3140"],
    ["DE", "136695977"],
    ["GB", "GB980780685"],
    ["NL", "NL004495446B01"],
    ["PL", "8567346216"],
    ["FR", "732829321"],
    ["FR", "FR41303265045"],
    ["ES", "A28015866"],
    ["US", "12-345678"],
    ["BE", "0428759498"],
    ["IT", "00743110158"],
    ["PT", "501964844"],
    ["CH", "CHE107787578"],
    ["NO", "974760674"],
  ])("%s: %s is refused", (country, typed) => {
    expect(normaliseCompanyNumber(country, typed)).toBeNull();
  });

  test("every example that a message shows is itself right, in every country", () => {
    for (const country of Object.keys(companyNumbers)) {
      const { orgNr, postalCode, phone, bankAccount } = expectedForms(country);
      expect(normaliseBankAccount(country, bankAccount), country).not.toBeNull();
      expect(normaliseCompanyNumber(country, orgNr ?? ""), country).not.toBeNull();
      if (postalCode) expect(normalisePostalCode(country, postalCode), country).toBe(postalCode);
      expect(normalisePhone(phone, country), country).not.toBeNull();
    }
  });

  test("of a country that we do not know, what looks like a number passes as typed", () => {
    expect(normaliseCompanyNumber("BR", "19.131.243/0001-97")).toBe("19.131.243/0001-97");
    expect(normaliseCompanyNumber("BR", "!")).toBeNull();
  });
});

describe("M11: a postal code abroad has its own country's form", () => {
  test.each([
    ["SE", "SE-11122", "111 22"],
    ["DK", "1050", "1050"],
    ["FI", "00100", "00100"],
    ["DE", "D-10115".slice(2), "10115"],
    ["GB", "sw1a1aa", "SW1A 1AA"],
    ["NL", "1012ab", "1012 AB"],
    ["PL", "00950", "00-950"],
    ["FR", "75001", "75001"],
    ["ES", "28001", "28001"],
    ["US", "100011234", "10001-1234"],
    ["LV", "LV1010", "LV-1010"],
    ["BR", "01310-100", "01310-100"],
  ])("%s: %s is written %s", (country, typed, written) => {
    expect(normalisePostalCode(country, typed)).toBe(written);
    expect(normalisePostalCode(country, written)).toBe(written);
  });

  test.each([
    ["SE", "1112"],
    ["DK", "105"],
    ["GB", "12345"],
    ["NL", "0012 AB"],
    ["ES", "99001"],
    ["US", "1234"],
    ["BR", "?"],
  ])("%s: %s is refused", (country, typed) => expect(normalisePostalCode(country, typed)).toBeNull());

  test("a country without postal codes is not asked for one", () => {
    expect(hasPostalCodes("HK")).toBe(false);
    expect(hasPostalCodes("SE")).toBe(true);
  });
});

describe("M11: a phone number abroad is E.164, and as long as its country's are", () => {
  test.each([
    ["+46 (0)8-123 456 78", "+46812345678"],
    ["0044 (0)20 7123 4567", "+442071234567"],
    ["+1 (212) 555-0123", "+12125550123"],
    ["+39 06 1234567", "+39061234567"],
    ["+55 11 91234 5678", "+5511912345678"],
  ])("%s becomes %s", (typed, phone) => expect(normalisePhone(typed, "SE")).toBe(phone));

  test.each(["08-123 456 78", "+45 1234567", "+1 212 555 012", "+48 22 123 45 678", "+0 12345678"])(
    "«%s» is none",
    (typed) => expect(normalisePhone(typed, "SE")).toBeNull(),
  );
});

test("M11: what is written by the rules is read back by them unchanged", () => {
  const text = fc.string({ unit: fc.constantFrom(..."0123456789ABDHNRSU -./"), maxLength: 16 });
  fc.assert(
    fc.property(fc.constantFrom("NO", ...Object.keys(companyNumbers), "BR"), text, (country, typed) => {
      for (const normalise of [normaliseCompanyNumber, normalisePostalCode]) {
        const stored = normalise(country, typed);
        if (stored !== null) expect(normalise(country, stored)).toBe(stored);
      }
    }),
    { numRuns: 2000 },
  );
});
