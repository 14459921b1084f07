import pdfMake from "pdfmake";
import roboto from "pdfmake/fonts/Roboto.js";
import type { Content } from "pdfmake/interfaces";
import helvetica from "pdfmake/standard-fonts/Helvetica.js";
import type { PrintedInvoice } from "./api";
import { factor } from "./company";
import { colours } from "./invoice-pdf-style";
import { linesTable, totals } from "./invoice-pdf-tables";
import { accountText, amountText, dateText } from "./invoice-pdf-text";
import type { Seller } from "./seller";

const fontFiles: readonly string[] = [...Object.values(roboto.Roboto), ...Object.values(helvetica.Helvetica)];

pdfMake.addFonts({ ...roboto, ...helvetica });

/**
 * Every reader has Helvetica, so a document in it is small and made ten times as fast; but it stops at the
 * letters of Western Europe. Where a name or a text has others, a font with them is embedded.
 */
function fontFor(invoice: PrintedInvoice, seller: Seller): "Helvetica" | "Roboto" {
  return /^[\x20-\x7e\xa0-\xff–—‘’“”•…€]*$/.test(JSON.stringify([invoice, seller])) ? "Helvetica" : "Roboto";
}

/**
 * The invoice or credit note as we deliver it: our own layout, our account, our KID and the assignment notice
 * (M20). The same input gives the same bytes, so a receipt that is sent twice is recognised as the same.
 */
export async function renderInvoice(
  invoice: PrintedInvoice,
  seller: Seller,
  kid: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const title = `${invoice.type === "invoice" ? "Faktura" : "Kreditnota"} ${invoice.invoiceNo}`;
  // A document is text and rules of our own; nothing in it may fetch an address or read another file. Said for each
  // document, since the library is one for the whole process and others in it may have said something else.
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((path) => fontFiles.includes(path));
  const document = pdfMake.createPdf({
    pageSize: "A4",
    pageMargins: [48, 96, 48, 64],
    language: "nb",
    info: {
      title,
      author: factor.legalName,
      creator: factor.legalName,
      producer: factor.legalName,
      creationDate: new Date(`${invoice.invoiceDate}T00:00:00Z`),
    },
    defaultStyle: { font: fontFor(invoice, seller), fontSize: 9, color: colours.navy, lineHeight: 1.2 },
    header: letterhead(seller),
    footer: (page, pages) => foot(seller, `${title} · side ${page} av ${pages}`),
    content: [
      parties(invoice, title),
      linesTable(invoice),
      totals(invoice),
      attachmentNote(invoice),
      invoice.type === "invoice"
        ? paymentPanel(invoice, kid, assignmentNotice(seller))
        : creditPanel(invoice),
    ],
  });
  return new Uint8Array(await document.getBuffer());
}

/** The words that make the debtor pay us: whoever has read them is not released by paying the seller. */
function assignmentNotice({ name }: Seller): string {
  return (
    `Denne fakturaen er overdratt til ${factor.legalName}, org.nr. ${factor.orgNr}, som har factoringavtale med ${name}. ` +
    `Betaling med befriende virkning kan bare skje til konto ${accountText(factor.bankAccount)}, med angitt KID.`
  );
}

function letterhead(seller: Seller): Content {
  return {
    stack: [
      {
        canvas: [
          { type: "rect", x: 0, y: 0, w: 595, h: 62, color: colours.navy },
          { type: "rect", x: 0, y: 62, w: 595, h: 3, color: colours.teal },
        ],
      },
      {
        absolutePosition: { x: 48, y: 18 },
        columns: [
          {
            text: [
              { text: "PO ", bold: true, color: "#7fd6d2" },
              { text: "Factoring", bold: true },
            ],
            fontSize: 20,
            color: "white",
          },
          {
            text: ["På vegne av\n", { text: seller.name, bold: true }],
            alignment: "right",
            color: "white",
            margin: [0, 2, 48, 0],
          },
        ],
      },
    ],
  };
}

function parties(invoice: PrintedInvoice, title: string): Content {
  const { customerSnapshot: debtor } = invoice;
  const { street, street2, postalCode, city, country } = debtor.address;
  const place = [postalCode, city].filter(Boolean).join(" ");
  const facts: readonly (readonly [string, string | null])[] = [
    ["Dato", dateText(invoice.invoiceDate)],
    ["Levert", dateText(invoice.deliveryDate)],
    ["Kundenummer", String(debtor.customerNo)],
    ["Org.nr.", debtor.orgNr],
    ["Deres ref.", invoice.buyerReference],
    ["Ordre", invoice.orderReference],
    ["Krediterer faktura", invoice.originalInvoiceNo === null ? null : String(invoice.originalInvoiceNo)],
  ];
  return {
    columns: [
      {
        width: "*",
        fontSize: 10.5,
        stack: [debtor.name, street, street2, place, country === "NO" ? null : country].filter(
          (row) => row !== null,
        ),
      },
      {
        width: 210,
        stack: [
          { text: title, fontSize: 17, bold: true, color: colours.teal, margin: [0, 0, 0, 6] },
          {
            layout: "noBorders",
            table: {
              widths: [86, "*"],
              body: facts.flatMap(([label, value]) =>
                value ? [[{ text: label, color: colours.quiet }, value]] : [],
              ),
            },
          },
        ],
      },
    ],
    margin: [0, 0, 0, 28],
  };
}

/** What goes to the debtor beside this document, so that nobody looks in vain for it, or misses it. */
function attachmentNote({ attachments }: PrintedInvoice): Content {
  if (attachments.length === 0) return [];
  const names = attachments.map(({ filename }) => filename).join(", ");
  return { text: [{ text: "Vedlegg: ", color: colours.quiet }, names], margin: [0, 16, 0, 0] };
}

/** Where and how to pay, with the notice beside it, so that nobody pays by the one and misses the other. */
function paymentPanel(invoice: PrintedInvoice, kid: string, notice: string): Content {
  const facts: readonly (readonly [string, string])[] = [
    ["Betales til konto", accountText(factor.bankAccount)],
    ["KID", kid],
    ["Forfall", dateText(invoice.dueDate)],
    [`Beløp ${invoice.currency}`, amountText(invoice.totalAmount)],
  ];
  const cells = facts.map(([label, value]) => ({
    stack: [
      { text: label, fontSize: 8, color: colours.quiet },
      { text: value, bold: true, fontSize: 11 },
    ],
  }));
  return panel([{ columns: cells }, { text: notice, margin: [0, 8, 0, 0] }]);
}

function creditPanel({ originalInvoiceNo }: PrintedInvoice): Content {
  return panel([
    `Beløpet er trukket fra faktura ${originalInvoiceNo}. Det skal ikke betales noe på denne kreditnotaen.`,
  ]);
}

function panel(stack: Content[]): Content {
  return {
    unbreakable: true,
    margin: [0, 24, 0, 0],
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (column) => (column === 0 ? 3 : 0),
      vLineColor: () => colours.teal,
      fillColor: () => colours.mist,
      paddingLeft: () => 12,
      paddingRight: () => 12,
      paddingTop: () => 10,
      paddingBottom: () => 10,
    },
    table: { widths: ["*"], body: [[{ stack }]] },
  };
}

/** Who sells, as the law wants it on a sales document, and who delivers it. */
function foot(seller: Seller, page: string): Content {
  const { name, orgNr, street, postalCode, city, vatId, isRegisteredEnterprise } = seller;
  const identity = [
    `Selger: ${name}`,
    `${street}, ${postalCode} ${city}`,
    `Org.nr. ${orgNr}${vatId ? " MVA" : ""}`,
    isRegisteredEnterprise ? "Foretaksregisteret" : "",
  ];
  const us = [
    factor.legalName,
    `${factor.street}, ${factor.postalCode} ${factor.city}`,
    factor.phone,
    factor.email,
  ];
  return {
    margin: [48, 14, 48, 0],
    fontSize: 7.5,
    color: colours.quiet,
    columns: [
      { width: "*", stack: [identity.filter(Boolean).join(" · "), us.join(" · ")] },
      { width: "auto", text: page },
    ],
  };
}
