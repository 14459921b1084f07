import type { EhfFindingCode, Finding } from "./ehf-finding";
import { divideRounded } from "./money";
import { all, numberAt, oreAt, textAt } from "./ubl-reading";
import type { XmlElement } from "./xml-element";

/** Rates in Norway, in hundredths of a per cent, for each category. O has no rate. */
const rates: Readonly<Record<string, readonly (bigint | null)[]>> = {
  S: [2500n, 1500n, 1200n, 1111n],
  Z: [0n],
  E: [0n],
  AE: [0n],
  G: [0n],
  K: [0n],
  O: [null],
};

/** Lines, breakdowns and totals to the øre, where the official rules let 0.02 and 0.99 kroner go. */
export function checkAmounts(root: XmlElement): readonly Finding[] {
  return [...checkLines(root), ...checkVat(root), ...checkTotals(root)];
}

/** The lines of an invoice or a credit note. */
export function linesOf(root: XmlElement): readonly XmlElement[] {
  return all(root, root.name === "CreditNote" ? "CreditNoteLine" : "InvoiceLine");
}

function checkLines(root: XmlElement): readonly Finding[] {
  const quantityName = root.name === "CreditNote" ? "CreditedQuantity" : "InvoicedQuantity";

  return linesOf(root).flatMap((line): Finding[] => {
    const where = `line ${textAt(line, "ID") ?? "without number"}`;
    const quantity = numberAt(line, quantityName);
    const price = numberAt(line, "Price", "PriceAmount");
    const per = numberAt(line, "Price", "BaseQuantity") ?? { scaled: 1n, decimals: 0 };
    const net = oreAt(line, "LineExtensionAmount");
    if (!quantity || !price || net === null || per.scaled <= 0n) return [{ code: "line_unreadable", where }];

    const gross = divideRounded(
      quantity.scaled * price.scaled * 100n * 10n ** BigInt(per.decimals),
      10n ** BigInt(quantity.decimals + price.decimals) * per.scaled,
    );
    const expected = gross + allowances(line);
    return [
      ...different("line_amount_inexact", where, net, expected),
      ...all(line, "AllowanceCharge").flatMap((each) => checkPercentage(each, where)),
    ];
  });
}

/** Net and gross are each rounded once, so a discount may be one øre from the percentage, and no more. */
function checkPercentage(allowance: XmlElement, where: string): readonly Finding[] {
  const base = oreAt(allowance, "BaseAmount");
  const percent = numberAt(allowance, "MultiplierFactorNumeric");
  const amount = oreAt(allowance, "Amount");
  if (percent === null) return [];
  if (base === null || amount === null) return [{ code: "discount_inexact", where }];

  const expected = divideRounded(base * percent.scaled, 100n * 10n ** BigInt(percent.decimals));
  const off = amount - expected;
  return off >= -1n && off <= 1n ? [] : different("discount_inexact", where, amount, expected);
}

function checkVat(root: XmlElement): readonly Finding[] {
  // The first total has the breakdowns; a second one states VAT in kroner for a foreign currency.
  const [total] = all(root, "TaxTotal");
  if (!total) return [{ code: "vat_total_inexact", where: "document" }];

  const subtotals = all(total, "TaxSubtotal");
  const sumOre = subtotals.reduce((sum, each) => sum + (oreAt(each, "TaxAmount") ?? 0n), 0n);
  return [
    ...different("vat_total_inexact", "document", oreAt(total, "TaxAmount"), sumOre),
    ...subtotals.flatMap((subtotal) => checkSubtotal(root, subtotal)),
    ...linesOf(root).flatMap((line) => {
      const where = `line ${textAt(line, "ID") ?? "without number"}`;
      return all(line, "Item", "ClassifiedTaxCategory").flatMap((category) => checkRate(category, where));
    }),
  ];
}

function checkSubtotal(root: XmlElement, subtotal: XmlElement): readonly Finding[] {
  const [category] = all(subtotal, "TaxCategory");
  if (!category) return [{ code: "vat_rate_unknown", where: "VAT breakdown" }];

  const rate = basisPointsOf(category) ?? 0n;
  const where = `VAT ${keyOf(category)}`;
  const base = oreAt(subtotal, "TaxableAmount");
  return [
    ...checkRate(category, where),
    ...different("vat_base_inexact", where, base, baseOf(root, keyOf(category))),
    // Half up, away from zero for a negative base (mval. § 5-1 with bokføringsforskriften § 5-1-1 no. 5).
    ...different(
      "vat_inexact",
      where,
      oreAt(subtotal, "TaxAmount"),
      divideRounded((base ?? 0n) * rate, 10_000n),
    ),
  ];
}

function checkRate(category: XmlElement, where: string): readonly Finding[] {
  const allowed = rates[textAt(category, "ID") ?? ""] ?? [];
  return allowed.includes(basisPointsOf(category)) ? [] : [{ code: "vat_rate_unknown", where }];
}

function checkTotals(root: XmlElement): readonly Finding[] {
  const [totals] = all(root, "LegalMonetaryTotal");
  if (!totals) return [{ code: "total_inexact", where: "document" }];

  const ore = (name: string) => oreAt(totals, name) ?? 0n;
  const lines = linesOf(root).reduce((sum, line) => sum + (oreAt(line, "LineExtensionAmount") ?? 0n), 0n);
  const vat = oreAt(root, "TaxTotal", "TaxAmount") ?? 0n;
  const expected: Readonly<Record<string, bigint>> = {
    LineExtensionAmount: lines,
    TaxExclusiveAmount: lines + allowances(root),
    TaxInclusiveAmount: lines + allowances(root) + vat,
    PayableAmount: ore("TaxInclusiveAmount") - ore("PrepaidAmount") + ore("PayableRoundingAmount"),
  };
  return Object.entries(expected).flatMap(([name, amount]) =>
    different("total_inexact", name, oreAt(totals, name), amount),
  );
}

/** Charges less allowances of a line or of the document, perhaps those of one VAT rate only. */
function allowances(from: XmlElement, key?: string): bigint {
  return all(from, "AllowanceCharge")
    .filter(
      (each) => key === undefined || all(each, "TaxCategory").some((category) => keyOf(category) === key),
    )
    .reduce((sum, each) => {
      const amount = oreAt(each, "Amount") ?? 0n;
      return textAt(each, "ChargeIndicator") === "true" ? sum + amount : sum - amount;
    }, 0n);
}

/** What lines and document-level charges of one category and rate come to. */
function baseOf(root: XmlElement, key: string): bigint {
  const lines = linesOf(root)
    .filter((line) => all(line, "Item", "ClassifiedTaxCategory").some((category) => keyOf(category) === key))
    .reduce((sum, line) => sum + (oreAt(line, "LineExtensionAmount") ?? 0n), 0n);
  return lines + allowances(root, key);
}

function keyOf(category: XmlElement): string {
  return `${textAt(category, "ID")} ${basisPointsOf(category) ?? "none"}`;
}

function basisPointsOf(category: XmlElement): bigint | null {
  const percent = numberAt(category, "Percent");
  return percent === null || percent.decimals > 2
    ? null
    : percent.scaled * 10n ** BigInt(2 - percent.decimals);
}

function different(
  code: EhfFindingCode,
  where: string,
  found: bigint | null,
  expected: bigint,
): readonly Finding[] {
  return found === expected ? [] : [{ code, where, foundOre: found, expectedOre: expected }];
}
