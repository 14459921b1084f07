import { extractText, extractTextItems, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { tinyPng } from "@/e2e/branding-factories";
import { exchangeRate } from "@/lib/domain/currency";
import type { SalesDocument } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import { invoicePdf as en } from "@/lib/text/en/invoice-pdf";
import { invoicePdf as nb } from "@/lib/text/nb/invoice-pdf";
import { creditNoteOf, invoice, line, organisation, person, seller, treatmentOf } from "./ehf-fixtures";
import { renderInvoicePdf } from "./invoice-pdf";
import type { PdfBranding } from "./invoice-pdf-branding";
import { mm } from "./invoice-pdf-style";
import { checkPdf } from "./pdf-check";

const lines = [
  line({ unitPriceOre: ore(89_500n), quantityMilli: 7500n, discountBasisPoints: 1250 }),
  line({ unitPriceOre: ore(18_900n), quantityMilli: 4000n, unit: "EA", vatCode: 31, text: "Lunsj" }),
];

/** The words of each page, with the spaces of Norwegian numbers made plain. */
async function pagesOf(
  document: SalesDocument,
  labels = nb,
  branding: PdfBranding | null = null,
): Promise<readonly string[]> {
  const pdf = await getDocumentProxy(await renderInvoicePdf(document, treatmentOf, labels, branding));
  return (await extractText(pdf)).text.map((page) => page.replace(/\s+/g, " "));
}

test("an invoice says who sells to whom, what, when, and what to pay, when and how (§ 5-1-1)", async () => {
  const [page = ""] = await pagesOf(invoice(lines, { orderReference: "PO-7781" }));

  for (const stated of [
    "Faktura",
    "10001",
    "Fjordservice Håndverk AS · Org.nr. 310 000 019 MVA · Foretaksregisteret",
    "Kjøper & Sønn Bygg AS",
    "310 000 027",
    "Fakturadato 16.11.2026",
    "Leveringsdato 13.11.2026",
    "Forfallsdato 30.11.2026",
    "PO-7781",
    "Arbeid, tømrer 7,5 timer 895,00 12,5 % 25 % 5 873,44",
    "Lunsj 4 stk 189,00 15 % 756,00",
    "25 % 5 873,44 1 468,36",
    "15 % 756,00 113,40",
    "Å betale (NOK) 8 211,20",
    "8601.11.17947",
    "0001001700100016",
    "Side 1 av 1",
  ]) {
    expect(page).toContain(stated);
  }
});

test("a credit note refers to its invoice and asks for no payment", async () => {
  const [page = ""] = await pagesOf(creditNoteOf(invoice(lines, { buyer: person })));

  expect(page).toContain("Kreditnota");
  expect(page).toContain("Gjelder faktura 10001 av dato 16.11.2026");
  expect(page).toContain("Sum kreditert (NOK) 8 211,20");
  for (const absent of ["Forfallsdato", "KID", "8601.11.17947", "Å betale"])
    expect(page).not.toContain(absent);
});

test("edge 41: an invoice in euro says its currency, the rate, and VAT and total in kroner (§ 5-1-1)", async () => {
  const euro = { currency: "EUR", exchangeRate: exchangeRate(11_732_550n) } as const;
  const [page = ""] = await pagesOf(invoice(lines, euro));
  for (const stated of [
    "Beløp (EUR)",
    "Å betale (EUR) 8 211,20",
    "EUR 8 211,20",
    "Kurs, NOK for 1 EUR 11,73255",
    "Mva i NOK 18 558,08",
    "Sum i NOK 96 338,31",
  ]) {
    expect(page).toContain(stated);
  }
  expect((await pagesOf(invoice(lines)))[0]).not.toContain("i NOK");
});

test("English labels give English dates and numbers", async () => {
  const german = { ...organisation, country: "DE", city: "Berlin", postalCode: "10115" };
  const [page = ""] = await pagesOf(
    invoice([line({ unitPriceOre: ore(123_456_700n), vatCode: 52 })], { buyer: german }),
    en,
  );

  for (const stated of ["Invoice date 16 Nov 2026", "10115 Berlin Germany", "To pay (NOK) 1,234,567.00"]) {
    expect(page).toContain(stated);
  }
});

test("reverse charge is stated in the words of the law", async () => {
  const [page = ""] = await pagesOf(invoice([line({ unitPriceOre: ore(100_000n), vatCode: 51 })]));
  expect(page).toContain("Omvendt avgiftsplikt – Merverdiavgift ikke beregnet");
});

test("a seller outside the Act shows no rate, and neither MVA nor a register it is not in", async () => {
  const outsider = { ...seller, vatRegistered: false, legalForm: "ENK" };
  const [page = ""] = await pagesOf(invoice(lines, { seller: outsider }));

  expect(page).toContain("Utenfor merverdiavgiftsloven");
  for (const absent of ["25 %", "MVA", "Foretaksregisteret"]) expect(page).not.toContain(absent);
});

test("the buyer's address stands in the window of an envelope, and nothing else does", async () => {
  const pdf = await getDocumentProxy(
    await renderInvoicePdf(invoice(lines, { orderReference: "PO-7781" }), treatmentOf, nb),
  );
  const { items } = await extractTextItems(pdf);
  const inWindow = (items[0] ?? []).filter(({ x, y, str }) => {
    const fromTop = mm(297) - y;
    return str.trim() !== "" && x >= mm(20) && x <= mm(110) && fromTop >= mm(45) && fromTop <= mm(80);
  });
  const words = inWindow
    .map(({ str }) => str)
    .join(" ")
    .replace(/\s+/g, " ");

  expect(words).toBe("Kjøper & Sønn Bygg AS Storgata 1 3. etasje 0155 OSLO");
});

const tinde: PdfBranding = {
  bankAccount: "97100333205",
  payee: "Tinde Oppgjør AS",
  logo: { mediaType: "image/png", bytes: tinyPng(600, 200) },
  texts: {
    nb: {
      assignmentNotice: "Fordringen er pantsatt til Tinde Oppgjør AS.",
      intro: "Takk for handelen.",
      footer: "Vel møtt igjen.",
    },
    en: { assignmentNotice: "This claim is assigned.", intro: "", footer: "Welcome back." },
  },
};

test("M30: with a template the account, payee and notice are the factoring company's, and the texts stand in their places", async () => {
  const [page = ""] = await pagesOf(invoice(lines), nb, tinde);

  for (const stated of ["Til konto", "9710.03.33205", "Betales til Tinde Oppgjør AS", "Takk for handelen."]) {
    expect(page).toContain(stated);
  }
  expect(page).not.toContain("8601.11.17947");
  const order = [
    "Takk for handelen.",
    "Beskrivelse",
    "9710.03.33205",
    "Fordringen er pantsatt",
    "Vel møtt igjen.",
  ];
  const places = order.map((text) => page.indexOf(text));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(-1);
});

test("M30: an English customer reads the English notice, and the Norwegian words where there are no others", async () => {
  const english = { ...organisation, language: "en" } as const;
  const [page = ""] = await pagesOf(invoice(lines, { buyer: english }), en, tinde);

  for (const stated of ["Pay to Tinde Oppgjør AS", "This claim is assigned.", "Takk for handelen."]) {
    expect(page).toContain(stated);
  }
  expect(page).not.toContain("pantsatt");
});

test("M30: a credit note asks for no payment, with a template too", async () => {
  const [page = ""] = await pagesOf(creditNoteOf(invoice(lines)), nb, tinde);
  for (const absent of ["9710.03.33205", "Betales til", "pantsatt"]) expect(page).not.toContain(absent);
  expect(page).toContain("Vel møtt igjen.");
});

test("M30: a logo and an introduction leave the window of the envelope to the address alone", async () => {
  const pdf = await getDocumentProxy(await renderInvoicePdf(invoice(lines), treatmentOf, nb, tinde));
  const { items } = await extractTextItems(pdf);
  const inWindow = (items[0] ?? []).filter(({ x, y, str }) => {
    const fromTop = mm(297) - y;
    return str.trim() !== "" && x >= mm(20) && x <= mm(110) && fromTop >= mm(45) && fromTop <= mm(80);
  });
  const words = inWindow.map(({ str }) => str).join(" ");
  expect(words.replace(/\s+/g, " ")).toBe("Kjøper & Sønn Bygg AS Storgata 1 3. etasje 0155 OSLO");
});

test("many lines go over pages that are numbered, named and headed, with the sum on the last only", async () => {
  const many = Array.from({ length: 80 }, (_, index) =>
    line({ unitPriceOre: ore(10_000n), text: `Linje ${index + 1}.` }),
  );
  const pages = await pagesOf(invoice(many));
  const all = pages.join(" ");

  expect(pages.length).toBeGreaterThan(2);
  pages.forEach((page, index) => {
    expect(page).toContain(`Side ${index + 1} av ${pages.length}`);
    expect(page).toContain("Beskrivelse Antall Enhet Pris Mva Beløp");
    expect(page.includes("Å betale")).toBe(index === pages.length - 1);
    if (index > 0) expect(page).toContain("Faktura 10001");
  });
  for (const { text } of many) expect(all.split(text)).toHaveLength(2);
});

test("our own PDF passes the check that partners' PDFs must pass, and is the same to the byte each time", async () => {
  const first = await renderInvoicePdf(invoice(lines), treatmentOf, nb);
  const second = await renderInvoicePdf(invoice(lines), treatmentOf, nb);

  expect(await checkPdf(first)).toEqual({ ok: true, value: { pages: 1 } });
  expect(second).toEqual(first);
});
