import { companyNumbers } from "./company-numbers";

type PostalForm = {
  readonly example: string;
  /** Of capitals and digits without spaces, hyphens and the country's letters. */
  readonly pattern: RegExp;
  /** How the country writes it: 2 → "12 345". */
  readonly write: (compact: string) => string;
};

const asIs = (compact: string) => compact;
const parted = (at: number, by: string) => (compact: string) =>
  compact.length > Math.abs(at) ? `${compact.slice(0, at)}${by}${compact.slice(at)}` : compact;

const postal = (example: string, pattern: string, write: PostalForm["write"] = asIs): PostalForm => ({
  example,
  pattern: new RegExp(`^(?:${pattern})$`),
  write,
});

const three = postal("101", "\\d{3}");
const four = postal("1050", "\\d{4}");
const five = postal("00100", "\\d{5}");
const six = postal("100000", "\\d{6}");
const fiveParted = postal("111 22", "\\d{5}", parted(3, " "));

/** Postal codes that we know the form of. Norway's are judged by the list of them, not here. */
const postalForms: Readonly<Record<string, PostalForm>> = {
  ...{ SE: fiveParted, CZ: postal("110 00", "\\d{5}", parted(3, " ")), SK: fiveParted, GR: fiveParted },
  ...{ DK: four, AT: four, BE: four, CH: four, LI: four, LU: four, HU: four, BG: four, SI: four, CY: four },
  ...{ GL: four, AU: four, NZ: four, ZA: four, PH: four, SJ: four, IS: three, FO: three },
  ...{ FI: five, AX: five, DE: postal("10115", "\\d{5}"), FR: postal("75001", "\\d{5}"), IT: five, EE: five },
  ...{ HR: five, UA: five, TR: five, TH: five, MX: five, MC: five, SM: five, VA: five, MA: five, RS: five },
  ...{ RO: six, CN: six, IN: six, SG: six },
  ES: postal("28001", "(?:0[1-9]|[1-4]\\d|5[0-2])\\d{3}"),
  NL: postal("1012 AB", "[1-9]\\d{3}[A-Z]{2}", parted(4, " ")),
  PL: postal("00-950", "\\d{5}", parted(2, "-")),
  PT: postal("1000-001", "\\d{7}", parted(4, "-")),
  LV: postal("LV-1010", "\\d{4}", (compact) => `LV-${compact}`),
  LT: postal("LT-01100", "\\d{5}", (compact) => `LT-${compact}`),
  GB: postal("SW1A 1AA", "[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}", parted(-3, " ")),
  IE: postal("D02 AF30", "[A-Z]\\d[\\dW][A-Z\\d]{4}", parted(3, " ")),
  US: postal("10001", "\\d{5}(?:\\d{4})?", parted(5, "-")),
  CA: postal("K1A 0B1", "[A-Z]\\d[A-Z]\\d[A-Z]\\d", parted(3, " ")),
  JP: postal("100-0001", "\\d{7}", parted(3, "-")),
};

/** Countries without postal codes: a full address there has none (M8). */
const withoutPostalCodes: ReadonlySet<string> = new Set(
  "AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GY HK JM KI KM KN KP LC LY ML MO MR MW NR NU QA RW SB SC SL SR SS ST SX SY TD TG TK TL TO TV UG VU YE ZW".split(
    " ",
  ),
);

/** Whether an address in a country has a postal code. */
export function hasPostalCodes(country: string): boolean {
  return !withoutPostalCodes.has(country);
}

/**
 * A foreign postal code as its country writes it (M11), "11122" as "111 22"; null when it is none there. Where we do
 * not know the form, letters and digits of a sensible length pass as they are.
 */
export function normalisePostalCode(country: string, text: string): string | null {
  const typed = text.trim().toUpperCase();
  const known = postalForms[country];
  if (!known) return /^[\dA-Z][\dA-Z -]{1,9}$/.test(typed) ? typed : null;

  const compact = typed.replace(/[\s-]/g, "").replace(new RegExp(`^${country}(?=\\d)`), "");
  return known.pattern.test(compact) ? known.write(compact) : null;
}

/**
 * The number of an organisation as it is stored: without punctuation, its check digits right where the country has
 * some (M11). Null when it is none there. Where we do not know the form, what looks like a number passes as it is.
 */
export function normaliseCompanyNumber(country: string, text: string): string | null {
  const known = companyNumbers[country];
  const typed = text.trim();
  if (!known) return /^[\p{L}\p{N}][\p{L}\p{N} ./&-]{1,29}$/u.test(typed) ? typed : null;
  return known.read(typed.toUpperCase().replace(/[\s\u00a0.\-/]/g, ""));
}

/** The length of national numbers by country code, least and most; of other codes any that E.164 allows. */
const phoneLengths: Readonly<Record<string, readonly [least: number, most: number, example: string]>> = {
  "47": [8, 8, "22 33 44 55"],
  "46": [7, 10, "+46 8 123 456 78"],
  "45": [8, 8, "+45 32 12 34 56"],
  "358": [5, 12, "+358 9 123 4567"],
  "354": [7, 9, "+354 512 3456"],
  "49": [6, 13, "+49 30 123456"],
  "44": [9, 10, "+44 20 7123 4567"],
  "31": [9, 11, "+31 20 123 4567"],
  "32": [8, 9, "+32 2 123 45 67"],
  "48": [9, 9, "+48 22 123 45 67"],
  "33": [9, 9, "+33 1 23 45 67 89"],
  "34": [9, 9, "+34 91 123 45 67"],
  "1": [10, 10, "+1 212 555 0123"],
};

const callingCodes: Readonly<Record<string, string>> = {
  ...{ NO: "47", SE: "46", DK: "45", FI: "358", IS: "354", DE: "49", GB: "44", NL: "31", BE: "32" },
  ...{ PL: "48", FR: "33", ES: "34", US: "1", CA: "1" },
};

/** Whether digits after "+" are a number that E.164 allows, and as long as its country's are where we know that. */
export function isInternationalNumber(digits: string): boolean {
  if (!/^[1-9]\d{6,14}$/.test(digits)) return false;
  const code = [3, 2, 1].map((length) => digits.slice(0, length)).find((start) => phoneLengths[start]);
  const lengths = code === undefined ? undefined : phoneLengths[code];
  if (code === undefined || !lengths) return true;
  const national = digits.length - code.length;
  return national >= lengths[0] && national <= lengths[1];
}

/** What a message shows as the expected form of a country; null where every form passes. */
export function expectedForms(country: string): {
  readonly orgNr: string | null;
  readonly postalCode: string | null;
  readonly phone: string;
  readonly bankAccount: string;
} {
  return {
    orgNr: companyNumbers[country]?.example ?? null,
    postalCode: country === "NO" ? "0150" : (postalForms[country]?.example ?? null),
    phone: phoneLengths[callingCodes[country] ?? ""]?.[2] ?? "+41 44 123 45 67",
    bankAccount: country === "NO" ? "8601 11 17947" : "DE89 3704 0044 0532 0130 00",
  };
}
