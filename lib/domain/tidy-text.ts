import { isEmail, normalisePhone } from "./contact";
import { isOrgNr } from "./identifiers";

/** The one valid Norwegian organisation number in a text with nothing else that has digits, or null. */
export function tidiedOrgNr(typed: string): string | null {
  const runs = typed.replace(/[\s.\-\u00a0]/g, "").match(/\d+/g) ?? [];
  const [only] = runs;
  return runs.length === 1 && only !== undefined && isOrgNr(only) ? only : null;
}

/**
 * A Norwegian postal code as it is often written: "N-0155", "155" where a spreadsheet dropped the nought, "0155 Oslo". That
 * it exists, only the list knows. Null when it is nothing of the kind.
 */
export function tidiedPostalCode(typed: string): { postalCode: string; place: string | null } | null {
  const parts = /^(?:NO?[- ]?)?(?<code>\d{3,4})(?:[ ,]+(?<place>\D+))?$/iu.exec(typed.trim())?.groups;
  return parts?.code === undefined
    ? null
    : { postalCode: parts.code.padStart(4, "0"), place: parts.place?.trim() || null };
}

/** "tlf. 22 33 44 55", "(+47) 22334455", "47 22 33 44 55" in E.164: one number, and nothing else that has digits. */
export function tidiedPhone(typed: string, country: string): string | null {
  const right = normalisePhone(typed, country);
  if (right !== null) return right;
  const runs = typed
    .replace(/\(0\)/g, "")
    .replace(/[\s\u00a0().-]/g, "")
    .match(/\+?\d+/g);
  const [only = ""] = runs ?? [];
  if (runs?.length !== 1) return null;
  return normalisePhone(country === "NO" && /^47\d{8}$/.test(only) ? `+${only}` : only, country);
}

/** Slips of an address's domain that can only mean one thing. */
export const domainSlips: Readonly<Record<string, string>> = {
  "gmail.con": "gmail.com",
  "gmial.com": "gmail.com",
  "gmai.com": "gmail.com",
  "gamil.com": "gmail.com",
  "hotmail.con": "hotmail.com",
  "hotmial.com": "hotmail.com",
  "hotmal.com": "hotmail.com",
  "outlok.com": "outlook.com",
  "outlook.con": "outlook.com",
  "yahoo.con": "yahoo.com",
  "icloud.con": "icloud.com",
  "onlin.no": "online.no",
};

/**
 * An address without "mailto:", blanks, angle brackets and a full stop at its end, with full stops for commas and without
 * the known slips of the domain; null when that does not make it another, valid address.
 */
export function tidiedEmail(typed: string): string | null {
  const inBrackets = /<(?<inside>[^<>]+)>\s*$/.exec(typed)?.groups?.inside ?? typed;
  const bare = inBrackets
    .replace(/^\s*mailto:/i, "")
    .replace(/[\s\u00a0]+/g, "")
    .replace(/[.,;:]+$/, "");
  const [local = "", domain = "", ...more] = bare.split("@");
  if (more.length > 0) return null;
  const dotted = domain.replaceAll(",", ".").replace(/\.{2,}/g, ".");
  const email = `${local}@${domainSlips[dotted.toLowerCase()] ?? dotted}`;
  return email !== typed && isEmail(email) ? email : null;
}
