import { describe, expect, test } from "vitest";
import { toUbl } from "@/lib/domain/ehf";
import type { EhfFindingCode } from "@/lib/domain/ehf-finding";
import { ore } from "@/lib/domain/money";
import { checkEhf } from "./ehf-check";
import { creditNoteOf, invoice, line, treatmentOf } from "./ehf-fixtures";
import { serialiseXml } from "./xml";

const lines = [
  line({ unitPriceOre: ore(89_500n), quantityMilli: 7500n, discountBasisPoints: 1000 }),
  line({ unitPriceOre: ore(10_000n), vatCode: 31 }),
];
const invoiced = xmlOf(invoice(lines));
const credited = xmlOf(creditNoteOf(invoice(lines)));

const payment = (kid: string, account: string) =>
  `<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>${kid}</cbc:PaymentID>` +
  `<cac:PayeeFinancialAccount><cbc:ID>${account}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>`;
const payee =
  "<cac:PayeeParty><cac:PartyName><cbc:Name>Factoring AS</cbc:Name></cac:PartyName></cac:PayeeParty>";

function xmlOf(document: Parameters<typeof toUbl>[0]): string {
  return new TextDecoder().decode(serialiseXml(toUbl(document, treatmentOf)));
}

/** Change a document, and fail when there was nothing to change. */
function mutate(xml: string, from: string | RegExp, to: string): string {
  const changed = xml.replace(from, to);
  expect(changed, `${from} is in the document`).not.toBe(xml);
  return changed;
}

function codesOf(xml: string): readonly EhfFindingCode[] {
  return [...new Set(checkEhf(xml).map(({ code }) => code))];
}

test("a sound invoice and a sound credit note give no finding", () => {
  expect(checkEhf(invoiced)).toEqual([]);
  expect(checkEhf(credited)).toEqual([]);
});

describe("what the official rules let through is found in an invoice", () => {
  test.each<[string, EhfFindingCode, string | RegExp, string]>([
    ["VAT of one rate off by one øre", "vat_inexact", ">1510.31<", ">1510.32<"],
    ["a total VAT that is not the sum of its rates", "vat_total_inexact", ">1525.31<", ">1525.30<"],
    [
      "a base that is not the sum of its lines",
      "vat_base_inexact",
      ">6041.25</cbc:TaxableAmount>",
      ">6041.24</cbc:TaxableAmount>",
    ],
    [
      "a line off by one øre",
      "line_amount_inexact",
      ">6041.25</cbc:LineExtensionAmount>",
      ">6041.26</cbc:LineExtensionAmount>",
    ],
    [
      "a discount two øre from its percentage",
      "discount_inexact",
      '<cbc:Amount currencyID="NOK">671.25',
      '<cbc:Amount currencyID="NOK">671.27',
    ],
    [
      "a line that cannot be read",
      "line_unreadable",
      '<cbc:PriceAmount currencyID="NOK">895.00<',
      '<cbc:PriceAmount currencyID="NOK">dear<',
    ],
    [
      "a sum of lines off by one øre",
      "total_inexact",
      /(LineExtensionAmount currencyID="NOK">)6141.25/,
      "$16141.24",
    ],
    [
      "a total before VAT off by one øre",
      "total_inexact",
      /(TaxExclusiveAmount currencyID="NOK">)6141.25/,
      "$16141.26",
    ],
    ["a total off by one øre", "total_inexact", /(TaxInclusiveAmount currencyID="NOK">)7666.56/, "$17666.57"],
    [
      "an amount to pay off by one øre",
      "total_inexact",
      /(PayableAmount currencyID="NOK">)7666.56/,
      "$17666.55",
    ],
    ["a rate that Norway does not have", "vat_rate_unknown", /<cbc:Percent>15</g, "<cbc:Percent>14<"],
    ["a category that Norway does not have", "vat_rate_unknown", /<cbc:ID>S</g, "<cbc:ID>L<"],
    ["VAT in another currency only", "vat_in_nok_missing", /currencyID="NOK"/g, 'currencyID="EUR"'],
    ["no due date", "due_date_missing", /<cbc:DueDate>.*<\/cbc:DueDate>/, ""],
    [
      "a due date that does not exist",
      "due_date_missing",
      "<cbc:DueDate>2026-11-30",
      "<cbc:DueDate>2026-11-31",
    ],
    ["no delivery date", "delivery_date_missing", /<cbc:ActualDeliveryDate>.*<\/cbc:ActualDeliveryDate>/, ""],
    [
      "no delivery place",
      "delivery_place_missing",
      /<cac:DeliveryLocation>[\s\S]*<\/cac:DeliveryLocation>/,
      "",
    ],
    ["a seller's VAT id without MVA", "vat_id_invalid", "NO310000019MVA", "NO310000019"],
    ["a buyer's VAT id with a wrong check digit", "vat_id_invalid", "NO310000027MVA", "NO310000028MVA"],
    [
      "an endpoint without its scheme",
      "scheme_id_missing",
      '<cbc:EndpointID schemeID="0192">',
      "<cbc:EndpointID>",
    ],
    [
      "a buyer's number without its scheme",
      "scheme_id_missing",
      '<cbc:CompanyID schemeID="0192">310000027',
      "<cbc:CompanyID>310000027",
    ],
    [
      "a buyer's number with a wrong check digit",
      "organisation_number_invalid",
      '"0192">310000027',
      '"0192">310000026',
    ],
    ["a KID of letters", "kid_invalid", "<cac:TaxTotal>", `${payment("12A45", "86011117947")}<cac:TaxTotal>`],
    [
      "a KID with a wrong check digit",
      "kid_invalid",
      "<cac:TaxTotal>",
      `${payment("0001001700100017", "86011117947")}<cac:TaxTotal>`,
    ],
    [
      "an account with a wrong check digit",
      "account_invalid",
      "<cac:TaxTotal>",
      `${payment("0001001700100016", "86011117948")}<cac:TaxTotal>`,
    ],
    ["a payee without notice and account", "payee_incomplete", "<cac:Delivery>", `${payee}<cac:Delivery>`],
  ])("%s: %s", (_, code, from, to) => {
    expect(codesOf(mutate(invoiced, from, to))).toContain(code);
  });

  test("an invoice without a seller's VAT scheme: seller_vat_id_missing and nothing else", () => {
    const without = mutate(
      invoiced,
      /<cac:PartyTaxScheme>\s*<cbc:CompanyID>NO310000019MVA[\s\S]*?<\/cac:PartyTaxScheme>/,
      "",
    );
    expect(codesOf(without)).toEqual(["seller_vat_id_missing"]);
  });
});

test.each([
  ["at all", /<cac:BillingReference>[\s\S]*<\/cac:BillingReference>/],
  ["to its number", /<cbc:ID>10001<\/cbc:ID>/],
  ["to its date", /(?<=<cbc:ID>10001<\/cbc:ID>\s*)<cbc:IssueDate>.*<\/cbc:IssueDate>/],
])("a credit note without reference to the invoice %s is found", (_, reference) => {
  expect(codesOf(mutate(credited, reference, ""))).toEqual(["billing_reference_missing"]);
});

test("the amounts of a credit note are judged as those of an invoice are", () => {
  expect(codesOf(mutate(credited, ">1510.31<", ">1510.30<"))).toContain("vat_inexact");
  expect(codesOf(mutate(credited, /(CreditedQuantity.*>)7.5</, "$17.6<"))).toEqual(["line_amount_inexact"]);
});

test.each(["0001001700100016", "18", "23-"])("a right KID and account pass: %s", (kid) => {
  expect(codesOf(mutate(invoiced, "<cac:TaxTotal>", `${payment(kid, "86011117947")}<cac:TaxTotal>`))).toEqual(
    [],
  );
});

test("a finding says what stood there and what would be right", () => {
  expect(checkEhf(mutate(invoiced, ">1510.31<", ">1510.99<"))).toContainEqual({
    code: "vat_inexact",
    where: "VAT S 2500",
    foundOre: 151_099n,
    expectedOre: 151_031n,
  });
});

test("another kind of document is refused, and text that is no XML throws", () => {
  expect(codesOf("<Order><ID>1</ID></Order>")).toEqual(["not_ubl"]);
  expect(() => checkEhf("")).toThrow();
});
