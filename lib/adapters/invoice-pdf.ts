import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { payTo } from "@/lib/domain/branding";
import type { TreatmentOf } from "@/lib/domain/ehf-vat";
import { treatmentFor } from "@/lib/domain/ehf-vat";
import type { SalesDocument } from "@/lib/domain/invoice";
import { assignmentBlock, logoBlock, type PdfBranding, paragraph, wordsOf } from "./invoice-pdf-branding";
import { account, addressLines, date, money, organisationNumber } from "./invoice-pdf-format";
import type { InvoicePdfLabels } from "./invoice-pdf-labels";
import { colours, mm } from "./invoice-pdf-style";
import { linesTable, totalsBlock } from "./invoice-pdf-tables";
import { renderPdf } from "./pdf-document";

/** The window of a Norwegian C5 or E65 envelope shows 20 to 110 mm from the left and 45 to 80 mm from the top. */
const window = { x: mm(22), y: mm(49), width: mm(84) };
const margin = { side: mm(22), top: mm(20), bottom: mm(26) };
const textWidth = mm(210) - 2 * margin.side;
const linesStart = mm(96);

/**
 * Our own invoice or credit note as an A4 PDF, for print and e-mail (M34). A factored invoice never
 * comes here: its PDF is the factoring company's (M17, M21). A branding template adds its account, notice, logo
 * and texts (M30). The same document, labels and template give the same bytes, so the date in the file's
 * properties is the invoice's and not the clock's.
 *
 * @throws when the logo's bytes cannot be drawn
 */
export function renderInvoicePdf(
  document: SalesDocument,
  treatmentOf: TreatmentOf,
  labels: InvoicePdfLabels,
  branding: PdfBranding | null = null,
): Promise<Uint8Array> {
  const treatment = treatmentFor(document, treatmentOf);
  const words = wordsOf(branding, document);
  return renderPdf({
    ...page(document, labels),
    content: [
      ...logoBlock(branding),
      sellerBlock(document, labels, branding?.logo ? mm(29) : mm(16)),
      buyerBlock(document, labels),
      factsBlock(document, labels),
      // What stands above is placed by position, so the lines are pushed below the window by hand.
      { text: "", margin: [0, linesStart - margin.top, 0, 0] },
      ...paragraph(words.intro, [0, 0, 0, 10]),
      linesTable(document, labels, treatment),
      totalsBlock(document, labels, treatment),
      paymentBlock(document, labels, branding),
      ...paragraph(words.footer, [0, 12, 0, 0]),
    ],
  });
}

function page(document: SalesDocument, labels: InvoicePdfLabels): Omit<TDocumentDefinitions, "content"> {
  const title = titleOf(document, labels);
  return {
    pageSize: "A4",
    pageMargins: [margin.side, margin.top, margin.side, margin.bottom],
    language: labels.locale,
    info: {
      title,
      author: document.seller.name,
      creator: "Fordring",
      producer: "Fordring",
      creationDate: new Date(`${document.invoiceDate}T00:00:00Z`),
    },
    defaultStyle: { font: "Roboto", fontSize: 9, lineHeight: 1.25, color: colours.ink },
    header: (current) =>
      current === 1
        ? null
        : {
            margin: [margin.side, mm(10), margin.side, 0],
            columns: [
              { text: document.seller.name, color: colours.quiet },
              { text: title, alignment: "right", color: colours.quiet },
            ],
          },
    footer: (current, pages) => footer(document, labels, labels.page(current, pages)),
  };
}

function titleOf({ kind, number }: SalesDocument, labels: InvoicePdfLabels): string {
  return `${kind === "invoice" ? labels.invoice : labels.creditNote} ${number}`;
}

function sellerBlock({ seller }: SalesDocument, labels: InvoicePdfLabels, y: number): Content {
  return {
    absolutePosition: { x: window.x, y },
    columns: [
      {
        width: window.width,
        stack: [
          { text: seller.name, fontSize: 14, bold: true, lineHeight: 1.15 },
          { text: addressLines(seller, labels.locale).join(", "), color: colours.quiet, fontSize: 8 },
        ],
      },
    ],
  };
}

function buyerBlock({ buyer }: SalesDocument, labels: InvoicePdfLabels): Content {
  return {
    absolutePosition: window,
    columns: [
      { width: window.width, fontSize: 10.5, stack: [buyer.name, ...addressLines(buyer, labels.locale)] },
    ],
  };
}

/** Number, dates and references, to the right of the window. */
function factsBlock(document: SalesDocument, labels: InvoicePdfLabels): Content {
  const { buyer, original, kind } = document;
  const on = (value: SalesDocument["invoiceDate"]) => date(value, labels.locale);
  const facts: readonly (readonly [string, string | null])[] = [
    [labels.number, String(document.number)],
    [kind === "invoice" ? labels.invoiceDate : labels.creditNoteDate, on(document.invoiceDate)],
    [labels.creditedInvoice, original && String(original.number)],
    [labels.creditedInvoiceDate, original && on(original.invoiceDate)],
    [labels.deliveryDate, on(document.deliveryDate)],
    [labels.dueDate, kind === "invoice" ? on(document.dueDate) : null],
    [labels.customerNo, buyer.customerNo === null ? null : String(buyer.customerNo)],
    [labels.buyerOrganisationNumber, buyer.orgNr && organisationNumber(buyer.orgNr)],
    [labels.buyerReference, document.buyerReference],
    [labels.orderReference, document.orderReference],
  ];
  return {
    absolutePosition: { x: mm(122), y: mm(16) },
    stack: [
      {
        text: kind === "invoice" ? labels.invoice : labels.creditNote,
        fontSize: 20,
        bold: true,
        lineHeight: 1,
      },
      {
        margin: [0, 8, 0, 0],
        layout: {
          defaultBorder: false,
          paddingLeft: () => 0,
          paddingTop: () => 0.5,
          paddingBottom: () => 0.5,
        },
        table: {
          widths: [mm(27), mm(34)],
          body: facts.flatMap(([label, value]) =>
            value ? [[{ text: label, color: colours.quiet }, { text: value }]] : [],
          ),
        },
      },
    ],
  };
}

/** What to pay, by when, to which account and with which KID, in one place that cannot be split over pages. */
function paymentBlock(
  document: SalesDocument,
  labels: InvoicePdfLabels,
  branding: PdfBranding | null,
): Content {
  const { kind, totals, seller, currency } = document;
  if (kind === "credit_note")
    return { text: labels.nothingToPay, margin: [0, 14, 0, 0], color: colours.quiet };

  const { bankAccount } = payTo({ seller, branding });
  const facts: readonly (readonly [label: string, value: string, width: "*" | "auto"])[] = [
    [labels.dueDate, date(document.dueDate, labels.locale), "*"],
    ...(bankAccount === null ? [] : [[labels.bankAccount, account(bankAccount), "*"] as const]),
    [labels.kid, document.ownKid, "auto"],
    [labels.toPay, `${currency}\u00a0${money(totals.totalOre, labels.locale)}`, "auto"],
  ];
  const cells = facts.map(([label, value]) => ({
    stack: [
      { text: label, fontSize: 8, color: colours.quiet },
      { text: value, fontSize: 11, bold: true, noWrap: true },
    ],
  }));
  const panel: Content = {
    layout: {
      defaultBorder: false,
      fillColor: colours.panel,
      paddingLeft: () => 9,
      paddingRight: () => 9,
      paddingTop: () => 8,
      paddingBottom: () => 6,
    },
    table: { widths: facts.map(([, , width]) => width), body: [cells] },
  };
  return {
    unbreakable: true,
    margin: [0, 18, 0, 0],
    stack: [panel, ...assignmentBlock(document, branding, labels)],
  };
}

/** Who sells, as the law wants it (bokføringsforskriften § 5-1-2, foretaksregisterloven § 10-2), and the page. */
function footer({ seller }: SalesDocument, labels: InvoicePdfLabels, pageText: string): Content {
  const isRegisteredForm = ["AS", "ASA", "NUF"].includes(seller.legalForm ?? "");
  const number = seller.orgNr && `${labels.organisationNumber} ${organisationNumber(seller.orgNr)}`;
  const identity = [number, seller.vatRegistered ? "MVA" : null].filter(Boolean).join(" ");
  const facts = [seller.name, identity, isRegisteredForm ? "Foretaksregisteret" : null];
  const contact = [...addressLines(seller, labels.locale), seller.phone, seller.email];
  const joined = (texts: readonly (string | null)[]) => texts.filter(Boolean).join("  ·  ");

  return {
    margin: [margin.side, mm(6), margin.side, 0],
    fontSize: 7.5,
    color: colours.quiet,
    stack: [
      {
        canvas: [
          { type: "line", x1: 0, y1: 0, x2: textWidth, y2: 0, lineWidth: 0.5, lineColor: colours.rule },
        ],
      },
      {
        margin: [0, 5, 0, 0],
        columns: [
          { width: "*", stack: [joined(facts), joined(contact)] },
          { width: "auto", text: pageText, alignment: "right" },
        ],
      },
    ],
  };
}
