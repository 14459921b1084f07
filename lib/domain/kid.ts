import { mod10, mod11 } from "./identifiers";

const customerDigits = 6;
const invoiceDigits = 8;
/** A customer series that has gone on past 999 999 has numbers of seven digits. */
const longCustomerDigits = 7;

/**
 * Our own KID: customer number, document number and a MOD10 digit: 15 characters, or 16 for a customer number of
 * seven digits, as an agreement with the bank knows a KID by its length and may hold up to three. On a factored invoice it is only a fallback
 * reference: the debtor pays by the factoring company's KID.
 */
export function makeKid(customerNo: number, invoiceNo: number): string {
  const length = customerNo < 10 ** customerDigits ? customerDigits : longCustomerDigits;
  const digits = fixedLength(customerNo, length) + fixedLength(invoiceNo, invoiceDigits);
  return `${digits}${mod10(digits)}`;
}

/** A KID of anybody's: 2 to 25 characters, the last a MOD10 digit or a MOD11 one ("-" for 10). */
export function isKid(text: string): boolean {
  if (!/^\d{1,24}[\d-]$/.test(text)) return false;

  const digits = text.slice(0, -1);
  const control = text.slice(-1);
  const elevenths = mod11(digits, kidWeights(digits.length));
  return control === String(mod10(digits)) || control === (elevenths === 10 ? "-" : String(elevenths));
}

/** 2 to 7 from the right, over and over. */
function kidWeights(length: number): number[] {
  return Array.from({ length }, (_, index) => 2 + ((length - 1 - index) % 6));
}

function fixedLength(no: number, length: number): string {
  const digits = String(no);
  if (!/^\d+$/.test(digits) || digits.length > length) throw new RangeError(`no KID from the number ${no}`);
  return digits.padStart(length, "0");
}
