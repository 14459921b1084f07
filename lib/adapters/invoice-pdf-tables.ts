import type { Content, CustomTableLayout, TableCell } from "pdfmake/interfaces";
import { exchangeRateString, isForeign } from "@/lib/domain/currency";
import { inKroner } from "@/lib/domain/document-currency";
import { type TreatmentOf, vatBreakdowns } from "@/lib/domain/ehf-vat";
import type { InvoiceLine, SalesDocument } from "@/lib/domain/invoice";
import { decimal, money, percent, quantity } from "./invoice-pdf-format";
import type { InvoicePdfLabels } from "./invoice-pdf-labels";
import { colours } from "./invoice-pdf-style";

type Column = {
  readonly title: string;
  readonly width: string | number;
  readonly right: boolean;
  readonly text: (line: InvoiceLine) => string;
};

/** The lines; the header is repeated on every page, and no line is torn in two. */
export function linesTable(
  document: SalesDocument,
  labels: InvoicePdfLabels,
  treatmentOf: TreatmentOf,
): Content {
  const columns = columnsOf(document, labels, treatmentOf);
  return {
    layout: ruled(1),
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columns.map(({ width }) => width),
      body: [
        columns.map(({ title, right }) => heading(title, right)),
        ...document.lines.map((line) => columns.map(({ text, right }) => cell(text(line), right))),
      ],
    },
  };
}

/** To the left the VAT of each rate with base and reason, to the right the sums. */
export function totalsBlock(
  document: SalesDocument,
  labels: InvoicePdfLabels,
  treatmentOf: TreatmentOf,
): Content {
  const { totals, kind, currency } = document;
  const sums: readonly (readonly [string, string])[] = [
    [withCurrency(labels.net, currency), money(totals.netOre, labels.locale)],
    [withCurrency(labels.vatAmount, currency), money(totals.vatOre, labels.locale)],
  ];
  const total = `${kind === "invoice" ? labels.toPay : labels.credited} (${currency})`;
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    columnGap: 30,
    columns: [
      { width: "*", ...vatTable(document, labels, treatmentOf) },
      {
        width: 190,
        layout: {
          ...ruled(0),
          hLineWidth: (index) => (index === 2 ? 0.8 : 0),
          hLineColor: () => colours.ink,
        },
        table: {
          widths: ["*", "auto"],
          body: [
            ...sums.map(([label, value]) => [cell(label, false), cell(value, true)]),
            [bold(total, false), bold(money(totals.totalOre, labels.locale), true)],
            ...kronerOf(document, labels).map(([label, value]) => [cell(label, false), cell(value, true)]),
          ],
        },
      },
    ],
  };
}

/** Edge 41: the rate, and VAT and total in kroner, which the law wants the VAT in (bokføringsforskriften § 5-1-1). */
function kronerOf(
  { currency, exchangeRate, totals, nokTotalOre }: SalesDocument,
  labels: InvoicePdfLabels,
): readonly (readonly [string, string])[] {
  if (!isForeign(currency)) return [];
  const { vatOre, totalOre } = inKroner(totals, exchangeRate, nokTotalOre);
  return [
    [labels.exchangeRate(currency), decimal(exchangeRateString(exchangeRate), labels.locale, 2)],
    [labels.vatInNok, money(vatOre, labels.locale)],
    [labels.totalInNok, money(totalOre, labels.locale)],
  ];
}

/** Amounts in kroner need no word for it; others say what they are in. */
function withCurrency(label: string, currency: SalesDocument["currency"]): string {
  return isForeign(currency) ? `${label} (${currency})` : label;
}

function vatTable(document: SalesDocument, labels: InvoicePdfLabels, treatmentOf: TreatmentOf) {
  const rows = vatBreakdowns(document, treatmentOf).map(
    ({ category, rate, exemptionReason: reason, baseOre, vatOre }) => {
      return [
        // Why no VAT is charged must stand on the document, in these words for reverse charge (§ 5-1-1 no. 6).
        {
          stack: [
            ...(category === "O" ? [] : [percent(rate, labels.locale)]),
            ...(reason ? [{ text: reason, fontSize: 7.5, color: colours.quiet }] : []),
          ],
        },
        cell(money(baseOre, labels.locale), true),
        cell(money(vatOre, labels.locale), true),
      ];
    },
  );
  return {
    layout: ruled(1),
    fontSize: 8.5,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ["*", "auto", "auto"],
      body: [
        [
          heading(labels.vatRate, false),
          heading(labels.vatBase, true),
          heading(withCurrency(labels.vatAmount, document.currency), true),
        ],
        ...rows,
      ],
    },
  };
}

function columnsOf(
  { lines, seller, currency }: SalesDocument,
  labels: InvoicePdfLabels,
  treatmentOf: TreatmentOf,
): readonly Column[] {
  const { locale } = labels;
  const discounted = lines.some((line) => line.discountBasisPoints !== 0);
  const discount = (line: InvoiceLine) =>
    line.discountBasisPoints === 0 ? "" : percent(line.discountBasisPoints, locale);
  const right = { width: "auto", right: true };

  return [
    { title: labels.description, width: "*", right: false, text: (line) => line.text },
    { title: labels.quantity, ...right, text: (line) => quantity(line.quantityMilli, locale) },
    { title: labels.unit, width: "auto", right: false, text: (line) => labels.units[line.unit] ?? line.unit },
    { title: labels.unitPrice, ...right, text: (line) => money(line.unitPriceOre, locale) },
    ...(discounted ? [{ title: labels.discount, ...right, text: discount }] : []),
    // A seller outside the Act has no rate to show, not even zero.
    ...(seller.vatRegistered
      ? [
          {
            title: labels.vat,
            ...right,
            text: (line: InvoiceLine) => percent(treatmentOf(line.vatCode).rate, locale),
          },
        ]
      : []),
    { title: withCurrency(labels.amount, currency), ...right, text: (line) => money(line.netOre, locale) },
  ];
}

function heading(text: string, right: boolean): TableCell {
  return { text, alignment: right ? "right" : "left", fontSize: 8, color: colours.quiet, noWrap: true };
}

function cell(text: string, right: boolean): TableCell {
  return { text, alignment: right ? "right" : "left", noWrap: right };
}

function bold(text: string, right: boolean): TableCell {
  return { text, alignment: right ? "right" : "left", noWrap: right, bold: true, fontSize: 11 };
}

/** Hairlines between rows, a stronger one under the heading, text flush with the page's margins. */
function ruled(headerRows: number): CustomTableLayout {
  return {
    vLineWidth: () => 0,
    hLineWidth: (index, { table }) =>
      index === 0 ? 0 : index === headerRows || index === table.body.length ? 0.8 : 0.4,
    hLineColor: (index, { table }) =>
      index === headerRows || index === table.body.length ? colours.ink : colours.hairline,
    paddingLeft: (index) => (index === 0 ? 0 : 6),
    paddingRight: (index, { table }) => (index === (table.widths?.length ?? 0) - 1 ? 0 : 6),
    paddingTop: () => 3.5,
    paddingBottom: () => 2.5,
  };
}
