import { parseIsoDate } from "./dates";
import { checkAttachments } from "./ehf-attachments";
import { checkAmounts } from "./ehf-check-amounts";
import { checkIdentifiers } from "./ehf-check-identifiers";
import type { EhfFindingCode, Finding } from "./ehf-finding";
import { all, textAt } from "./ubl-reading";
import type { XmlElement } from "./xml-element";

/**
 * What the law and our own bookkeeping ask of an EHF and the official rules do not: amounts to the
 * øre, dates, references, identifiers with right check digits. Every EHF that we make must give an
 * empty list. It reads the file and not the invoice it was made from, so it also judges the mapping.
 */
export function checkUbl(root: XmlElement): readonly Finding[] {
  if (root.name !== "Invoice" && root.name !== "CreditNote") return [{ code: "not_ubl", where: root.name }];

  return [...checkContent(root), ...checkAmounts(root), ...checkIdentifiers(root), ...checkAttachments(root)];
}

/** Bokføringsforskriften § 5-1-1 (due date, delivery, VAT in kroner) and § 5-2-8 (reference to what is credited). */
function checkContent(root: XmlElement): readonly Finding[] {
  const isCreditNote = root.name === "CreditNote";
  const reference = all(root, "BillingReference", "InvoiceDocumentReference");
  const refers = reference.some((each) => textAt(each, "ID") !== null && hasDate(each, "IssueDate"));
  const place = ["StreetName", "CityName"].some((name) =>
    Boolean(textAt(root, "Delivery", "DeliveryLocation", "Address", name)),
  );
  const inNok = all(root, "TaxTotal", "TaxAmount").some((each) => each.attributes?.currencyID === "NOK");

  const demands: readonly (readonly [boolean, EhfFindingCode])[] = [
    [isCreditNote || hasDate(root, "DueDate"), "due_date_missing"],
    [hasDate(root, "Delivery", "ActualDeliveryDate"), "delivery_date_missing"],
    [place, "delivery_place_missing"],
    [!isCreditNote || refers, "billing_reference_missing"],
    [inNok, "vat_in_nok_missing"],
  ];
  return demands.flatMap(([holds, code]) => (holds ? [] : [{ code, where: "document" }]));
}

function hasDate(from: XmlElement, ...path: readonly string[]): boolean {
  return parseIsoDate(textAt(from, ...path) ?? "") !== null;
}
