import type { BasisPoints } from "./money";

/** A VAT category of EN 16931, as EHF names it. */
export type EhfVatCategory = "S" | "Z" | "E" | "AE" | "G" | "O";

/** A code for sales: its rate, its accounts, and how EHF says it. */
export type SalesVat = {
  /** SAF-T standard tax code. */
  readonly code: number;
  readonly rate: BasisPoints;
  readonly category: EhfVatCategory;
  /** Why no VAT is charged, as printed in the document: required for E, AE, G and O, forbidden for S and Z. */
  readonly exemptionReason: string | null;
  /** Where the tax is posted; null when the code carries none. */
  readonly vatAccountNo: number | null;
  /** The income account suggested for a new line. */
  readonly incomeAccountNo: number;
  /** Turnover within the Act: only a seller in the VAT register may use the code. */
  readonly needsRegistration: boolean;
};

const salesVat: readonly SalesVat[] = [
  taxed(3, 2500, 2700, 3000),
  taxed(31, 1500, 2701, 3030),
  taxed(32, 1111, 2702, 3040),
  taxed(33, 1200, 2703, 3050),
  untaxed(5, "Z", null, 3100),
  // The wording that bokføringsforskriften § 5-1-1 demands.
  untaxed(51, "AE", "Omvendt avgiftsplikt – Merverdiavgift ikke beregnet", 3120),
  untaxed(52, "G", "Utførsel av varer og tjenester, mval. § 6-21 og § 6-22", 3120),
  untaxed(6, "E", "Unntatt fra merverdiavgiftsloven", 3200),
  untaxed(7, "O", "Ingen merverdiavgiftsbehandling", 3220),
];

/** No VAT on a purchase, and input VAT at 25, 15, 11.11 and 12 %: for vouchers, never for sales. */
const purchaseVatCodes = [0, 1, 11, 12, 13];

const vatByCode = new Map(salesVat.map((vat) => [vat.code, vat]));

/** The codes that an invoice line may carry, the usual ones first. */
export const salesVatCodes: readonly number[] = salesVat.map((vat) => vat.code);

/** Rate, accounts and category of a sales code; undefined for any other number. */
export function vatOf(code: number): SalesVat | undefined {
  return vatByCode.get(code);
}

/** Whether a voucher line may carry the code; a line without VAT treatment has none. */
export function validVatCode(code: number | null): boolean {
  return code === null || vatByCode.has(code) || purchaseVatCodes.includes(code);
}

/**
 * The category to write in EHF. Category O fills a whole invoice and forbids every VAT id (BR-O-02,
 * BR-O-11), so it is all that a seller outside the register writes, and what one inside it must
 * not: code 7 then reads as exempt.
 */
export function ehfCategory(vat: SalesVat, sellerVatRegistered: boolean): EhfVatCategory {
  if (!sellerVatRegistered) return "O";
  return vat.category === "O" ? "E" : vat.category;
}

function taxed(code: number, rate: BasisPoints, vatAccountNo: number, incomeAccountNo: number): SalesVat {
  return {
    code,
    rate,
    category: "S",
    exemptionReason: null,
    vatAccountNo,
    incomeAccountNo,
    needsRegistration: true,
  };
}

function untaxed(
  code: number,
  category: EhfVatCategory,
  exemptionReason: string | null,
  incomeAccountNo: number,
): SalesVat {
  const needsRegistration = category !== "E" && category !== "O";
  return { code, rate: 0, category, exemptionReason, vatAccountNo: null, incomeAccountNo, needsRegistration };
}
