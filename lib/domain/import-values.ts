import { type IsoDate, parseIsoDate, parseTypedDate } from "./dates";
import type { InvoiceKind } from "./invoice";
import { type Ore, ore, parseAmount } from "./money";
import { vatOf } from "./vat";

/**
 * Read an amount as other systems write it: "12 500,00", "12.500,00", "12,500.00", "kr 12500", "-250,-". With both
 * points and commas the last one is the decimal mark. Null when it is no amount or could mean two: "12.500".
 */
export function parseImportedAmount(text: string): Ore | null {
  const bare = text.replace(/^\s*(?:kr|nok)\.?|(?:kr|nok|,-)\s*$/gi, "").replace(/[\s\u00a0\u202f']/g, "");
  const negative = /^[-−].*|.*[-−]$/.test(bare);
  const digits = bare.replace(/[-−]/g, "");
  const decimal = Math.max(digits.lastIndexOf(","), digits.lastIndexOf("."));
  const mark = digits.charAt(decimal);
  const other = mark === "," ? "." : ",";

  const grouped = decimal >= 0 && digits.includes(other);
  if (grouped && !isGrouped(digits.slice(0, decimal), other)) return null;
  const amount = parseAmount(grouped ? digits.replaceAll(other, "") : digits);
  return amount === null ? null : ore(negative ? -amount : amount);
}

/** Whether the thousands stand in threes: 1.234.567. */
function isGrouped(whole: string, separator: string): boolean {
  const [first = "", ...rest] = whole.split(separator);
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

/** Read a date as other systems write it: "2026-03-02", with or without a time, "02.03.2026", "2/3/26", "20260302". */
export function parseImportedDate(text: string, today: IsoDate): IsoDate | null {
  const typed = text.trim();
  const compact = /^(20\d{2})(\d{2})(\d{2})$/.exec(typed);
  if (compact) return parseIsoDate(`${compact[1]}-${compact[2]}-${compact[3]}`);
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(typed);
  if (iso?.[1]) return parseIsoDate(iso[1]);
  // A word such as «d» is today to a person who types; in a file it is a mistake.
  return /\d/.test(typed) ? parseTypedDate(typed, today) : null;
}

const invoiceWords = ["faktura", "f", "fak", "invoice", "i", "inv", "380"];
const creditWords = ["kreditnota", "k", "kn", "kreditfaktura", "credit note", "creditnote", "c", "cn", "381"];

/** Whether a row says invoice or credit note; null when it says something else. */
export function parseImportedKind(text: string): InvoiceKind | null {
  const word = text.trim().toLowerCase();
  if (invoiceWords.includes(word)) return "invoice";
  return creditWords.includes(word) ? "credit_note" : null;
}

const codeOfRate = new Map([
  ["25", 3],
  ["15", 31],
  ["12", 33],
  ["11,11", 32],
]);

/** A VAT code of sales, or the rate that has one code only: "3", "25", "25 %", "15,0%". Null for anything else, "0 %" too. */
export function parseImportedVatCode(text: string): number | null {
  const typed = text.trim();
  const rate = typed.replace(/\s*%$/, "").replace(".", ",").replace(/,0+$/, "");
  const ofRate = codeOfRate.get(rate);
  if (typed.endsWith("%") || (ofRate !== undefined && !vatOf(Number(rate)))) return ofRate ?? null;
  return /^\d{1,2}$/.test(typed) && vatOf(Number(typed)) ? Number(typed) : null;
}
