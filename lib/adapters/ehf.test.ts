import { beforeAll, describe, expect, test } from "vitest";
import { exchangeRate } from "@/lib/domain/currency";
import { toUbl } from "@/lib/domain/ehf";
import type { PartySnapshot, SalesDocument } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import { checkEhf } from "./ehf-check";
import {
  creditNoteOf,
  invoice,
  line,
  organisation,
  person,
  salesVatCodes,
  seller,
  treatmentOf,
} from "./ehf-fixtures";
import { hasOfficialRules, loadOfficialRules, type OfficialRules } from "./official-ehf-rules";
import { serialiseXml } from "./xml";

const judges = hasOfficialRules ? "official rules and our own" : "our own rules only: ../shared is absent";
let official: OfficialRules = () => [];

beforeAll(async () => {
  if (hasOfficialRules) official = await loadOfficialRules();
}, 180_000);

function xmlOf(document: SalesDocument): string {
  return new TextDecoder().decode(serialiseXml(toUbl(document, treatmentOf)));
}

function verdict(document: SalesDocument) {
  const xml = xmlOf(document);
  return { own: checkEhf(xml), official: official(xml) };
}

const clean = { own: [], official: [] };
const hour = line({ unitPriceOre: ore(89_500n), quantityMilli: 7500n });
const everyVatCode = salesVatCodes.map((vatCode) =>
  line({ vatCode, unitPriceOre: ore(12_345n), quantityMilli: 1333n }),
);
const outsider: PartySnapshot = { ...seller, name: "Lite Foretak", legalForm: "ENK", vatRegistered: false };
const german: PartySnapshot = {
  ...organisation,
  country: "DE",
  orgNr: "HRB 12345",
  vatRegistered: false,
  postalCode: "10115",
  city: "Berlin",
};

/** Edge 41: the rates are such that kroner do not come out even. */
const inEuro = { currency: "EUR", exchangeRate: exchangeRate(11_732_543n) } as const;
const inKronor = { currency: "SEK", exchangeRate: exchangeRate(987_651n) } as const;

/** Countries whose organisations are addressed by their own scheme, and some whose are not. */
const abroad = [
  { country: "SE", orgNr: "5567037485", postalCode: "111 22", city: "Stockholm" },
  { country: "DK", orgNr: "22756214", postalCode: "1050", city: "København" },
  { country: "FI", orgNr: "01120389", postalCode: "00100", city: "Helsinki" },
  { country: "BE", orgNr: "0428759497", postalCode: "1000", city: "Bruxelles" },
  { country: "NL", orgNr: "12345678", postalCode: "1012 AB", city: "Amsterdam" },
  { country: "GB", orgNr: "SC123456", postalCode: "SW1A 1AA", city: "London" },
  { country: "US", orgNr: "123456789", postalCode: "10001", city: "New York" },
  { country: "HK", orgNr: null, postalCode: null, city: "Kowloon" },
];

const documents: Readonly<Record<string, SalesDocument>> = {
  ...Object.fromEntries(
    salesVatCodes.map((vatCode) => [
      `with VAT code ${vatCode} alone`,
      invoice([line({ vatCode, unitPriceOre: ore(99_999n) })]),
    ]),
  ),
  "to an organisation": invoice([hour]),
  "to a private person": invoice([hour], { buyer: person }),
  "to a person who gave no reference": invoice([hour], { buyer: person, buyerReference: null }),
  "with an order reference only": invoice([hour], { buyerReference: " ", orderReference: "PO-7781" }),
  "to a buyer who is not registered for VAT": invoice([hour], {
    buyer: { ...organisation, vatRegistered: false },
  }),
  "to a company abroad": invoice([line({ vatCode: 52, unitPriceOre: ore(100_000n) })], { buyer: german }),
  ...Object.fromEntries(
    abroad.map((buyer) => [
      `to a company in ${buyer.country}`,
      invoice([line({ vatCode: 52, unitPriceOre: ore(100_000n) })], { buyer: { ...german, ...buyer } }),
    ]),
  ),
  "to a person abroad": invoice([hour], {
    buyer: { ...person, country: "SE", postalCode: "111 22", city: "Stockholm" },
  }),
  "with discounts that do not divide evenly": invoice([
    line({ unitPriceOre: ore(89_500n), quantityMilli: 7500n, discountBasisPoints: 1250 }),
    line({ unitPriceOre: ore(333n), quantityMilli: 1001n, discountBasisPoints: 3333 }),
    line({ unitPriceOre: ore(5n), quantityMilli: 100n, discountBasisPoints: 5000 }),
    line({ unitPriceOre: ore(1_000n), discountBasisPoints: 10_000 }),
  ]),
  "with a correcting line of negative quantity, discounted too": invoice([
    hour,
    line({ unitPriceOre: ore(10_001n), quantityMilli: -1500n, discountBasisPoints: 1000 }),
  ]),
  "with the VAT of a sum that ends on half an øre": invoice([
    line({ unitPriceOre: ore(10n) }),
    line({ unitPriceOre: ore(12n) }),
  ]),
  "with every VAT code at once": invoice(everyVatCode),
  "from a limited company outside the VAT Act": invoice(everyVatCode, {
    seller: { ...seller, vatRegistered: false },
  }),
  "with nothing but what must be there": invoice([line({ text: "x", unit: "EA", unitPriceOre: ore(0n) })], {
    seller: { ...seller, phone: null, email: null },
    buyer: { ...person, customerNo: null, street: null, postalCode: null },
    buyerReference: null,
  }),
  "in euro": invoice([hour], inEuro),
  "in euro, with every VAT code at once": invoice(everyVatCode, inEuro),
  "in Swedish kronor to a company abroad": invoice([line({ vatCode: 52, unitPriceOre: ore(100_000n) })], {
    ...inKronor,
    buyer: { ...german, country: "SE", orgNr: "5567037485" },
  }),
  "in dollars from a company outside the VAT Act": invoice([hour], {
    seller: { ...seller, vatRegistered: false },
    currency: "USD",
    exchangeRate: exchangeRate(10_100_000n),
  }),
  "with markup, control characters and emoji in its texts": invoice([
    line({ text: "<b>A & B</b>\u0000\u0007 ]]> &lt; &#0; \ud800 «blåbær»\n👍", unitPriceOre: ore(100n) }),
  ]),
};

test("M18: a company abroad is addressed by its own country's scheme, where that is its number", () => {
  const buyerIn = (country: string) => {
    const buyer = abroad.find((one) => one.country === country);
    const xml = xmlOf(invoice([hour], { buyer: { ...german, ...buyer } }));
    const start = xml.indexOf("<cac:AccountingCustomerParty>");
    return xml.slice(start, xml.indexOf("</cac:AccountingCustomerParty>"));
  };
  expect(buyerIn("SE")).toContain('<cbc:EndpointID schemeID="0007">5567037485</cbc:EndpointID>');
  expect(buyerIn("DK")).toContain('<cbc:CompanyID schemeID="0184">DK22756214</cbc:CompanyID>');
  expect(buyerIn("FI")).toContain('<cbc:EndpointID schemeID="0216">003701120389</cbc:EndpointID>');
  expect(buyerIn("FI")).toContain('<cbc:CompanyID schemeID="0212">0112038-9</cbc:CompanyID>');
  // Elsewhere the deliverer's address is the window envelope, and the number goes without a scheme.
  expect(buyerIn("GB")).toContain('<cbc:EndpointID schemeID="0192">310000043</cbc:EndpointID>');
  expect(buyerIn("GB")).toContain("<cbc:CompanyID>SC123456</cbc:CompanyID>");
});

describe(`an EHF passes without errors or warnings (${judges})`, () => {
  test.each(Object.entries(documents))("an invoice %s", (_, document) => {
    expect(verdict(document)).toEqual(clean);
  });

  test.each(Object.entries(documents))("a credit note of an invoice %s", (_, document) => {
    expect(verdict(creditNoteOf(document))).toEqual(clean);
  });
});

test("edge 41: an EHF in euro names its currency, the currency of the VAT, and the VAT in kroner as it is booked", () => {
  const packed = (document: SalesDocument) => xmlOf(document).replace(/>\s+</g, "><");
  const xml = packed(invoice([hour], inEuro));
  expect(xml).toContain(
    "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>NOK</cbc:TaxCurrencyCode>",
  );
  // 6 712.50 euro, of which 25 % is 1 678.13; at 11.732543 that is 19 688.73 kroner.
  expect(xml).toContain('<cbc:TaxAmount currencyID="EUR">1678.13</cbc:TaxAmount>');
  expect(xml).toContain(
    '<cac:TaxTotal><cbc:TaxAmount currencyID="NOK">19688.73</cbc:TaxAmount></cac:TaxTotal>',
  );
  expect(packed(invoice([hour]))).not.toContain("TaxCurrencyCode");
});

test("a sole proprietor outside the VAT Act is not said to be in Foretaksregisteret, which the rules only warn of", () => {
  const { own, official: remarks } = verdict(invoice([hour], { seller: outsider }));

  expect(own).toEqual([]);
  expect(remarks.filter((remark) => !remark.startsWith("NO-R-002"))).toEqual([]);
  expect(remarks).toHaveLength(hasOfficialRules ? 1 : 0);
});

describe("the file prepared for the factoring company", () => {
  test("names no payee, account, payment or notice, which are the factoring company's to add (M20)", () => {
    const xml = xmlOf(invoice([hour]));
    for (const theirs of ["PaymentMeans", "PayeeParty", "cbc:Note", "0001001700100016", "86011117947"]) {
      expect(xml).not.toContain(theirs);
    }
  });

  test("addresses a private person at the deliverer and gives him no number of his own", () => {
    const xml = xmlOf(invoice([hour], { buyer: person }));
    const buyer = xml.slice(
      xml.indexOf("<cac:AccountingCustomerParty>"),
      xml.indexOf("</cac:AccountingCustomerParty>"),
    );

    expect(buyer).toContain('<cbc:EndpointID schemeID="0192">310000043</cbc:EndpointID>');
    expect(buyer).toContain("<cbc:RegistrationName>Kari Nordmann</cbc:RegistrationName>");
    expect(buyer).not.toContain("CompanyID");
    expect(buyer).not.toContain(person.email);
  });

  test("is the same to the byte each time it is made", () => {
    expect(serialiseXml(toUbl(invoice(everyVatCode), treatmentOf))).toEqual(
      serialiseXml(toUbl(invoice(everyVatCode), treatmentOf)),
    );
  });

  test("differs between invoice and credit note only where UBL names or demands it", () => {
    const names = (xml: string) => xml.match(/(?<=<)[\w:]+/g) ?? [];
    const charged = names(xmlOf(invoice([hour]))).map((name) => name.replace(/Invoice(d|(?!Doc))/, "*"));
    const credited = names(xmlOf(creditNoteOf(invoice([hour])))).map((name) =>
      name.replace(/Credit(Note|ed)/, "*"),
    );

    expect(charged.filter((name) => !credited.includes(name))).toEqual(["cbc:DueDate"]);
    expect(new Set(credited.filter((name) => !charged.includes(name)))).toEqual(
      new Set(["cac:BillingReference", "cac:InvoiceDocumentReference"]),
    );
  });
});
