import { isForeign } from "./currency";
import { attachmentReferences, type EhfAttachment } from "./ehf-attachments";
import { amount, cac, cbc, plainNumber } from "./ehf-elements";
import { customerParty, delivery, supplierParty } from "./ehf-parties";
import { lineTaxCategory, type TreatmentOf, taxTotal, taxTotalInKroner, treatmentFor } from "./ehf-vat";
import type { InvoiceKind, InvoiceLine, SalesDocument } from "./invoice";
import { divideRounded, ore } from "./money";
import type { XmlElement } from "./xml-element";

const customization = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
const profile = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
const ubl = "urn:oasis:names:specification:ubl:schema:xsd:";

/** What differs between the two roots; all else is shared, so that a credit note mirrors its invoice. */
const roots: Readonly<
  Record<InvoiceKind, { root: string; typeCode: string; line: string; quantity: string }>
> = {
  invoice: { root: "Invoice", typeCode: "380", line: "InvoiceLine", quantity: "InvoicedQuantity" },
  credit_note: { root: "CreditNote", typeCode: "381", line: "CreditNoteLine", quantity: "CreditedQuantity" },
};

/**
 * The EHF (Peppol BIS Billing 3.0, UBL 2.1) of a sent invoice or credit note: the legal sales
 * document of a factored invoice (M18). Children stand in the order the XSD demands.
 *
 * It is written at posting, before the factoring company has touched it, so it names no payee, no
 * account and no assignment notice: those are the company's to add (M20). Our own KID is left out
 * with them. Allowed it would be (code ZZZ without an account), but a debtor's system that reads a
 * payment id uses it, and a factored invoice is paid by the factoring company's KID to its account;
 * `ownKid` goes through the API instead, where nobody takes it for a payment instruction.
 *
 * The document must already be sound (totals add up, prices not negative); `checkEhf` asserts it.
 */
export function toUbl(
  document: SalesDocument,
  treatmentOf: TreatmentOf,
  attachments: readonly EhfAttachment[] = [],
): XmlElement {
  const { currency, kind } = document;
  const { root, typeCode } = roots[kind];
  const treatment = treatmentFor(document, treatmentOf);

  const children = [
    cbc("CustomizationID", customization),
    cbc("ProfileID", profile),
    cbc("ID", String(document.number)),
    cbc("IssueDate", document.invoiceDate),
    // A credit note has nothing to fall due, and UBL no place for it.
    kind === "invoice" ? cbc("DueDate", document.dueDate) : null,
    cbc(`${root}TypeCode`, typeCode),
    cbc("DocumentCurrencyCode", currency),
    // BT-6: VAT is accounted for in kroner (bokføringsforskriften § 5-1-1), whatever the invoice is in.
    isForeign(currency) ? cbc("TaxCurrencyCode", "NOK") : null,
    cbc("BuyerReference", buyerReference(document)),
    cac("OrderReference", cbc("ID", document.orderReference)),
    billingReference(document),
    ...attachmentReferences(attachments),
    supplierParty(document),
    customerParty(document),
    delivery(document),
    taxTotal(document, treatment),
    taxTotalInKroner(document),
    monetaryTotal(document),
    ...document.lines.map((line, index) => documentLine(document, line, index + 1, treatment)),
  ];

  return {
    name: root,
    attributes: {
      xmlns: `${ubl}${root}-2`,
      "xmlns:cac": `${ubl}CommonAggregateComponents-2`,
      "xmlns:cbc": `${ubl}CommonBasicComponents-2`,
    },
    children: children.filter((child) => child !== null),
  };
}

/** R003 demands one of two references, of private persons too: who gave none is known by his customer number. */
function buyerReference({ buyer, buyerReference, orderReference, number }: SalesDocument): string | null {
  if (buyerReference?.trim()) return buyerReference;
  if (orderReference?.trim()) return null;
  return String(buyer.customerNo ?? number);
}

/** BG-3: the invoice that is credited (bokføringsforskriften § 5-2-8). */
function billingReference({ original }: SalesDocument) {
  if (original === null) return null;
  return cac(
    "BillingReference",
    cac(
      "InvoiceDocumentReference",
      cbc("ID", String(original.number)),
      cbc("IssueDate", original.invoiceDate),
    ),
  );
}

function monetaryTotal({ totals, currency }: SalesDocument) {
  return cac(
    "LegalMonetaryTotal",
    amount("LineExtensionAmount", totals.netOre, currency),
    amount("TaxExclusiveAmount", totals.netOre, currency),
    amount("TaxInclusiveAmount", totals.totalOre, currency),
    amount("PayableAmount", totals.totalOre, currency),
  );
}

function documentLine(
  { currency, kind }: SalesDocument,
  line: InvoiceLine,
  position: number,
  treatmentOf: TreatmentOf,
) {
  const names = roots[kind];
  return cac(
    names.line,
    cbc("ID", String(position)),
    cbc(names.quantity, plainNumber(line.quantityMilli, 3), { unitCode: line.unit }),
    amount("LineExtensionAmount", line.netOre, currency),
    discount(line, currency),
    cac("Item", cbc("Name", line.text), lineTaxCategory(treatmentOf(line.vatCode))),
    cac("Price", amount("PriceAmount", line.unitPriceOre, currency)),
  );
}

/** BG-27. The amount is what separates gross from net, so that the line adds up to the øre. */
function discount(line: InvoiceLine, currency: string) {
  const grossOre = divideRounded(line.quantityMilli * line.unitPriceOre, 1000n);
  const discountOre = grossOre - line.netOre;
  if (discountOre === 0n) return null;

  return cac(
    "AllowanceCharge",
    cbc("ChargeIndicator", "false"),
    cbc("AllowanceChargeReasonCode", "95"),
    cbc("AllowanceChargeReason", "Rabatt"),
    cbc("MultiplierFactorNumeric", plainNumber(BigInt(line.discountBasisPoints), 2)),
    amount("Amount", ore(discountOre), currency),
    amount("BaseAmount", ore(grossOre), currency),
  );
}
