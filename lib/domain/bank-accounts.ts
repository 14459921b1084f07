import { mod97 } from "./company-numbers";
import { isBankAccount } from "./identifiers";

/** The length of an IBAN in each country that has them, from the SWIFT registry. */
const ibanLengths: Readonly<Record<string, number>> = {
  ...{ NO: 15, SE: 24, DK: 18, FI: 18, IS: 26, FO: 18, GL: 18, AX: 18 },
  ...{ DE: 22, GB: 22, NL: 18, BE: 16, LU: 20, FR: 27, MC: 27, ES: 24, PT: 25, IT: 27, SM: 27, VA: 22 },
  ...{ AT: 20, CH: 21, LI: 21, IE: 22, PL: 28, CZ: 24, SK: 24, HU: 28, RO: 24, BG: 22, GR: 27, CY: 28 },
  ...{ MT: 31, EE: 20, LV: 21, LT: 20, HR: 21, SI: 19, RS: 22, BA: 20, ME: 22, MK: 19, AL: 28, TR: 26 },
  ...{ UA: 29, GE: 22, AE: 23, SA: 24, IL: 23, QA: 29, BH: 22, KW: 30, JO: 30, LB: 28, AD: 24, BR: 29 },
};

/** An IBAN, as it is stored: without spaces, as long as its country's are, and right by MOD 97 (ISO 13616). */
function readIban(compact: string): string | null {
  const country = compact.slice(0, 2);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(compact) || compact.length !== ibanLengths[country]) return null;
  const moved = compact.slice(4) + compact.slice(0, 4);
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return mod97(digits) === 1 ? compact : null;
}

/**
 * A bank account as it is stored (M32): in Norway eleven digits with their MOD11 control digit, in other countries an
 * IBAN; a Norwegian may have either. Where there are no IBANs any account number passes. Null when it is none.
 */
export function normaliseBankAccount(country: string, text: string): string | null {
  const compact = text.toUpperCase().replace(/[\s\u00a0.-]/g, "");
  if (country === "NO" && /^\d+$/.test(compact)) return isBankAccount(compact) ? compact : null;
  if (country in ibanLengths || /^[A-Z]{2}\d{2}/.test(compact)) return readIban(compact);
  return /^[A-Z0-9]{4,34}$/.test(compact) ? compact : null;
}
