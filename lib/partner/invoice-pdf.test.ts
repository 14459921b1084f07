import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { isBankAccount, isOrgNr } from "@/lib/domain/identifiers";
import type { PrintedInvoice } from "./api";
import { factor } from "./company";
import { renderInvoice } from "./invoice-pdf";
import type { Seller } from "./seller";

const seller: Seller = {
  name: "Vardefjell Mat og Møter AS",
  orgNr: "315233771",
  street: "Stasjonsvegen 4",
  postalCode: "2630",
  city: "RINGEBU",
  vatId: "NO315233771MVA",
  isRegisteredEnterprise: true,
};

const invoice: PrintedInvoice = {
  type: "invoice",
  invoiceNo: 10_042,
  originalInvoiceNo: null,
  invoiceDate: "2026-11-02",
  deliveryDate: "2026-10-30",
  dueDate: "2026-11-16",
  buyerReference: "Kari Holm",
  orderReference: null,
  customerSnapshot: {
    customerNo: 10_023,
    isPerson: false,
    name: "Nordvik Bygg AS",
    firstName: null,
    lastName: null,
    orgNr: "310000015",
    address: { street: "Storgata 1", street2: null, postalCode: "0155", city: "Oslo", country: "NO" },
    phone: "+4722334455",
    email: "post@nordvik.example",
    invoiceEmail: null,
    language: "nb",
  },
  lines: [
    {
      line: 1,
      text: "Konferanse, dagpakke",
      quantity: "12.5",
      unit: "EA",
      unitPrice: 80_000,
      discountBasisPoints: 1000,
      vatCode: 3,
      netAmount: 900_000,
    },
    {
      line: 2,
      text: "Rømmegrøt og spekemat",
      quantity: "8",
      unit: "EA",
      unitPrice: 25_000,
      discountBasisPoints: 0,
      vatCode: 31,
      netAmount: 200_000,
    },
  ],
  netAmount: 1_100_000,
  vatAmount: 255_000,
  totalAmount: 1_355_000,
  currency: "NOK",
  nokAmounts: { net: 1_100_000, vat: 255_000, total: 1_355_000, balance: 1_355_000 },
  attachments: [],
};

async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.replace(/\s+/g, " ");
}

test("M20: the delivered document says where to pay, with which KID, and that the claim is assigned", async () => {
  const text = await textOf(await renderInvoice(invoice, seller, "90420000100426"));

  expect(text).toContain("Faktura 10042");
  expect(text).toContain("1503 00 47122");
  expect(text).toContain("90420000100426");
  expect(text).toContain("Forfall 16.11.2026 Beløp NOK 13 550,00");
  expect(text).toContain(`Denne fakturaen er overdratt til ${factor.legalName}`);
  expect(text).toContain(
    "Betaling med befriende virkning kan bare skje til konto 1503 00 47122, med angitt KID.",
  );
});

test("the delivered document carries every line and total of the sales document, and who sells (§ 5-1-1)", async () => {
  const text = await textOf(await renderInvoice(invoice, seller, "90420000100426"));

  for (const { text: words } of invoice.lines) expect(text).toContain(words);
  for (const amount of ["9 000,00", "2 000,00", "11 000,00", "2 550,00", "13 550,00"])
    expect(text).toContain(amount);
  for (const percent of ["10 %", "25 %", "15 %"]) expect(text).toContain(percent);
  expect(text).toContain("Selger: Vardefjell Mat og Møter AS");
  expect(text).toContain("Org.nr. 315233771 MVA · Foretaksregisteret");
  expect(text).toContain("30.10.2026");
});

test("edge 42: the delivered document names what travels with it, and says nothing where nothing does", async () => {
  const attachments = [{ filename: "deltakerliste æøå.csv" }, { filename: "timeliste.pdf" }];
  const text = await textOf(await renderInvoice({ ...invoice, attachments }, seller, "1"));
  expect(text).toContain("Vedlegg: deltakerliste æøå.csv, timeliste.pdf");
  expect(await textOf(await renderInvoice(invoice, seller, "1"))).not.toContain("Vedlegg");
});

test("edge 41: an invoice in euro asks for euro, and says its VAT in kroner too", async () => {
  const nokAmounts = { net: 12_650_000, vat: 2_932_500, total: 15_582_500, balance: 15_582_500 };
  const text = await textOf(await renderInvoice({ ...invoice, currency: "EUR", nokAmounts }, seller, "1"));
  expect(text).toContain("Å betale EUR 13 550,00");
  expect(text).toContain("Beløp EUR 13 550,00");
  expect(text).toContain("Merverdiavgift NOK 29 325,00");
  expect(await textOf(await renderInvoice(invoice, seller, "1"))).not.toContain("Merverdiavgift NOK");
});

test("a credit note names the invoice it credits and asks for no payment", async () => {
  const creditNote: PrintedInvoice = { ...invoice, type: "credit_note", originalInvoiceNo: 10_007 };
  const text = await textOf(await renderInvoice(creditNote, seller, "90420000100426"));

  expect(text).toContain("Kreditnota 10042");
  expect(text).toContain("trukket fra faktura 10007");
  expect(text).not.toContain("Betales til konto");
});

test("a name in letters that the readers' own font lacks is printed all the same", async () => {
  const customerSnapshot = { ...invoice.customerSnapshot, name: "Łódź Żurawie Sp. z o.o." };
  const text = await textOf(await renderInvoice({ ...invoice, customerSnapshot }, seller, "1"));
  expect(text).toContain("Łódź Żurawie");
});

test("the same invoice gives the same bytes, so that a receipt sent twice is recognised", async () => {
  const [once, again] = [
    await renderInvoice(invoice, seller, "1"),
    await renderInvoice(invoice, seller, "1"),
  ];
  expect(Buffer.compare(once, again)).toBe(0);
});

test("the invented factoring company has an org.nr and a bank account that pass MOD11", () => {
  expect(isOrgNr(factor.orgNr)).toBe(true);
  expect(isBankAccount(factor.bankAccount)).toBe(true);
});
