import type { EhfFindingCode, Finding } from "./ehf-finding";
import { all, textAt } from "./ubl-reading";
import type { XmlElement } from "./xml-element";

/**
 * Organisation numbers, VAT ids, KID and account: schemes and check digits. The digits are worked
 * out here once more, so that a fault in the code that made them cannot hide itself.
 */
export function checkIdentifiers(root: XmlElement): readonly Finding[] {
  return [
    ...checkParty(root, "AccountingSupplierParty", "seller"),
    ...checkParty(root, "AccountingCustomerParty", "buyer"),
    ...checkSellerVatId(root),
    ...checkPayment(root),
    ...checkPayee(root),
  ];
}

function checkParty(root: XmlElement, element: string, who: string): readonly Finding[] {
  const isNorwegian =
    textAt(root, element, "Party", "PostalAddress", "Country", "IdentificationCode") === "NO";
  const endpoints = all(root, element, "Party", "EndpointID");
  const companyIds = all(root, element, "Party", "PartyLegalEntity", "CompanyID");
  // A foreign company's number has its country's scheme or none; its endpoint may be a Norwegian deliverer's.
  const numbers = isNorwegian ? [...endpoints, ...companyIds] : [];
  const foreign = isNorwegian ? [] : [...endpoints, ...companyIds.filter((id) => id.attributes?.schemeID)];
  const vatIds = isNorwegian ? vatIdsOf(root, element) : [];

  return [
    ...numbers.flatMap((each) => checkNumber(each, who)),
    ...foreign.flatMap((each) => checkForeignNumber(each, who)),
    ...vatIds.flatMap((id) => unless(isVatId(id), "vat_id_invalid", who)),
  ];
}

function checkNumber(element: XmlElement, who: string): readonly Finding[] {
  const where = `${who} ${element.name}`;
  const number = "text" in element ? element.text : "";
  return [
    ...unless(element.attributes?.schemeID === "0192", "scheme_id_missing", where),
    ...unless(isOrgNr(number), "organisation_number_invalid", where),
  ];
}

/** What a number of each scheme looks like; the check digits of 0007 and 0192 are worked out as well. */
const foreignForms: Readonly<Record<string, (number: string) => boolean>> = {
  "0192": isOrgNr,
  "0007": (number) => /^\d{10}$/.test(number) && isLuhn(number),
  "0184": (number) => /^DK\d{8}$/.test(number),
  "0208": (number) => /^[01]\d{9}$/.test(number),
  "0212": (number) => /^\d{7}-\d$/.test(number),
  "0216": (number) => /^0037\d{8}$/.test(number),
};

function checkForeignNumber(element: XmlElement, who: string): readonly Finding[] {
  const where = `${who} ${element.name}`;
  const isRight = foreignForms[element.attributes?.schemeID ?? ""];
  if (!isRight) return unless(false, "scheme_id_missing", where);
  return unless(isRight("text" in element ? element.text : ""), "organisation_number_invalid", where);
}

/** Any category but O is a registered seller's, who must state his number with MVA (bokføringsforskriften § 5-1-2). */
function checkSellerVatId(root: XmlElement): readonly Finding[] {
  const categories = all(root, "TaxTotal", "TaxSubtotal", "TaxCategory").map((each) => textAt(each, "ID"));
  const outsideTheAct = categories.length > 0 && categories.every((category) => category === "O");
  const hasVatId = vatIdsOf(root, "AccountingSupplierParty").length > 0;
  return unless(outsideTheAct || hasVatId, "seller_vat_id_missing", "seller");
}

function checkPayment(root: XmlElement): readonly Finding[] {
  const kids = all(root, "PaymentMeans", "PaymentID");
  const accounts = all(root, "PaymentMeans", "PayeeFinancialAccount", "ID");
  return [
    ...kids.flatMap((each) => unless("text" in each && isKid(each.text), "kid_invalid", "PaymentMeans")),
    ...accounts.flatMap((each) => {
      const account = "text" in each ? each.text : "";
      // IBANs are checked by the official rules; eleven digits without a country are a Norwegian account.
      return unless(/^[A-Z]{2}/.test(account) || isAccount(account), "account_invalid", "PaymentMeans");
    }),
  ];
}

/** An assignment shows in three places at once, or the debtor is told two different things. */
function checkPayee(root: XmlElement): readonly Finding[] {
  const hasPayee = all(root, "PayeeParty").length > 0;
  const hasNotice = textAt(root, "Note") !== null;
  const hasAccount = all(root, "PaymentMeans", "PayeeFinancialAccount", "ID").length > 0;
  return unless(!hasPayee || (hasNotice && hasAccount), "payee_incomplete", "PayeeParty");
}

function vatIdsOf(root: XmlElement, element: string): readonly string[] {
  return all(root, element, "Party", "PartyTaxScheme")
    .filter((each) => textAt(each, "TaxScheme", "ID") === "VAT")
    .map((each) => textAt(each, "CompanyID") ?? "");
}

function isVatId(id: string): boolean {
  const number = /^NO(\d{9})MVA$/.exec(id)?.[1];
  return number !== undefined && isOrgNr(number);
}

function isOrgNr(number: string): boolean {
  return /^[1-9]\d{8}$/.test(number) && weighted(number, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

function isAccount(number: string): boolean {
  return /^(?!0{11})\d{11}$/.test(number) && weighted(number, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

/** 2 to 25 characters that pass MOD10 or MOD11, where MOD11 writes a check digit of ten as "-". */
function isKid(kid: string): boolean {
  if (!/^\d{1,24}[\d-]$/.test(kid)) return false;

  const payload = kid.slice(0, -1);
  const fromRight = [...payload].reverse().map(Number);
  const mod11 =
    (11 - (fromRight.reduce((sum, digit, index) => sum + digit * ((index % 6) + 2), 0) % 11)) % 11;
  return isLuhn(kid) || kid.at(-1) === (mod11 === 10 ? "-" : String(mod11));
}

/** MOD10: the last digit makes the sum, with every other digit doubled from the right, end in nought. */
function isLuhn(number: string): boolean {
  const luhn = [...number.slice(0, -1)].reverse().reduce((sum, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return number.at(-1) === String((10 - (luhn % 10)) % 10);
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

function unless(holds: boolean, code: EhfFindingCode, where: string): readonly Finding[] {
  return holds ? [] : [{ code, where }];
}
