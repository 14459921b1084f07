import { isInternationalNumber } from "./country-rules";

const localPart = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*";
const domainLabel = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
const emailPattern = new RegExp(`^${localPart}@(?:${domainLabel}\\.)+\\p{L}{2,63}$`, "u");

/**
 * Whether a text looks like an address one can send to (M11): a local part without quotes or
 * blanks, and a domain with a dot, which may be a Norwegian one as in `post@blåbær.no`. Control
 * characters are never let through, so an address cannot carry a second mail header.
 */
export function isEmail(text: string): boolean {
  return text.length <= 254 && text.indexOf("@") <= 64 && emailPattern.test(text);
}

/** Countries that put a nought before the number at home, and leave it out after the country code. */
const trunkNought = /^\+(46|358|49|44|31|32|33|43|41|353|61|64)0+/;

/**
 * The E.164 form of a phone number (M11), or null when it is none: "+46 8 123 456 78", "0046 …", "+46 (0)8 …",
 * or, for a customer in Norway, eight digits as Norwegians write them. Eight digits from abroad
 * are refused, as a Danish number would else become a Norwegian one.
 */
export function normalisePhone(text: string, country = "NO"): string | null {
  const compact = text.replace(/[\s\u00a0\u202f().-]/g, "").replace(/^00/, "+");
  const international = country === "NO" && /^\d{8}$/.test(compact) ? `+47${compact}` : compact;

  if (international.startsWith("+47")) return /^\+47[2-9]\d{7}$/.test(international) ? international : null;
  const number = international.replace(trunkNought, "+$1");
  return number.startsWith("+") && isInternationalNumber(number.slice(1)) ? number : null;
}

/** Four digits, not all nought. That the code exists, and where, only the list of postal codes knows. */
export function isNorwegianPostalCode(text: string): boolean {
  return /^\d{4}$/.test(text) && text !== "0000";
}

/** Whether a place is the one of the postal code; capitals and double spaces do not count. */
export function isSamePlace(city: string, place: string): boolean {
  return comparablePlace(city) === comparablePlace(place);
}

function comparablePlace(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}
