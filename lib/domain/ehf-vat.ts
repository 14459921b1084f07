import { isForeign } from "./currency";
import { inKroner } from "./document-currency";
import { amount, cac, cbc, plainNumber } from "./ehf-elements";
import type { SalesDocument } from "./invoice";
import { type BasisPoints, type Ore, ore } from "./money";

/** EN 16931's VAT categories, those that a Norwegian sale can have. */
export type VatCategory = "S" | "Z" | "E" | "AE" | "G" | "O";

/** What a VAT code means in an EHF. */
export type VatTreatment = {
  readonly category: VatCategory;
  readonly rate: BasisPoints;
  /** Why no VAT is charged: required for E, AE, G and O, forbidden for S and Z. */
  readonly exemptionReason: string | null;
};

/** Looks up a VAT code (SAF-T standard tax code) of a sale. */
export type TreatmentOf = (vatCode: number) => VatTreatment;

const outsideTheAct = "Utenfor merverdiavgiftsloven";

/**
 * How a line of this document is treated, given who sells.
 *
 * Category O may not stand beside any other (BR-O-11 to -14) nor beside a seller's VAT id (BR-O-02).
 * So a seller who is not registered has O on everything, and a registered one never: what falls
 * outside the Act on his invoice (code 7) is written as exempt, with the same reason in words.
 */
export function treatmentFor(document: SalesDocument, treatmentOf: TreatmentOf): TreatmentOf {
  if (!document.seller.vatRegistered) {
    return () => ({ category: "O", rate: 0, exemptionReason: outsideTheAct });
  }

  return (vatCode) => {
    const treatment = treatmentOf(vatCode);
    return treatment.category === "O" ? { ...treatment, category: "E", rate: 0 } : treatment;
  };
}

/** BG-23: one breakdown for each category and rate, in the order the rates first stand in the totals. */
export function taxTotal(document: SalesDocument, treatmentOf: TreatmentOf) {
  const { currency, totals } = document;
  const subtotals = vatBreakdowns(document, treatmentOf).map((breakdown) =>
    cac(
      "TaxSubtotal",
      amount("TaxableAmount", breakdown.baseOre, currency),
      amount("TaxAmount", breakdown.vatOre, currency),
      taxCategory("TaxCategory", breakdown),
    ),
  );
  return cac("TaxTotal", amount("TaxAmount", totals.vatOre, currency), ...subtotals);
}

/** BT-111: the VAT of a document in another currency, in kroner as it is booked. It has no breakdown (R054). */
export function taxTotalInKroner({ currency, exchangeRate, totals }: SalesDocument) {
  if (!isForeign(currency)) return null;
  return cac("TaxTotal", amount("TaxAmount", inKroner(totals, exchangeRate).vatOre, "NOK"));
}

/** BG-30: the category of a line. The reason stands in the breakdown only (UBL-CR-600). */
export function lineTaxCategory(treatment: VatTreatment) {
  return taxCategory("ClassifiedTaxCategory", { ...treatment, exemptionReason: null });
}

function taxCategory(name: string, { category, rate, exemptionReason }: VatTreatment) {
  return cac(
    name,
    cbc("ID", category),
    // O is "not subject to VAT", which is no rate at all, not even zero (BR-O-05).
    category === "O" ? null : cbc("Percent", plainNumber(BigInt(rate), 2)),
    cbc("TaxExemptionReason", exemptionReason),
    cac("TaxScheme", cbc("ID", "VAT")),
  );
}

/** Base and VAT of one category and rate. */
export type VatBreakdown = VatTreatment & { readonly baseOre: Ore; readonly vatOre: Ore };

/**
 * The totals of a document by category and rate. Several VAT codes can be one of these (6 and 7 are
 * both exempt), which may stand only once (BR-E-01); their reasons are then named one after the other.
 */
export function vatBreakdowns(document: SalesDocument, treatmentOf: TreatmentOf): readonly VatBreakdown[] {
  const found = new Map<string, VatBreakdown>();

  for (const { vatCode, baseOre, vatOre } of document.totals.vat) {
    const { category, rate, exemptionReason } = treatmentOf(vatCode);
    const key = `${category} ${rate}`;
    const before = found.get(key);
    found.set(key, {
      category,
      rate,
      exemptionReason: joinReasons(before?.exemptionReason ?? null, exemptionReason),
      baseOre: ore((before?.baseOre ?? 0n) + baseOre),
      vatOre: ore((before?.vatOre ?? 0n) + vatOre),
    });
  }
  return [...found.values()];
}

function joinReasons(before: string | null, reason: string | null): string | null {
  const reasons = new Set([...(before?.split("; ") ?? []), ...(reason === null ? [] : [reason])]);
  return reasons.size === 0 ? null : [...reasons].join("; ");
}
