import type { Content, TableCell } from "pdfmake/interfaces";
import type { PrintedInvoice } from "./api";
import { colours } from "./invoice-pdf-style";
import { amountText, percentText, vatRate, vatText } from "./invoice-pdf-text";

/** What was sold, line by line. */
export function linesTable({ lines }: PrintedInvoice): Content {
  const heads = ["Beskrivelse", "Antall", "Pris", "Rabatt", "Mva", "Beløp"];
  const rows = lines.map((line): TableCell[] => [
    line.text,
    right(line.quantity.replace(".", ",")),
    right(amountText(line.unitPrice)),
    right(line.discountBasisPoints === 0 ? "" : percentText(line.discountBasisPoints)),
    right(percentText(vatRate(line.vatCode))),
    right(amountText(line.netAmount)),
  ]);
  return {
    layout: {
      defaultBorder: false,
      fillColor: (row) => (row === 0 ? colours.teal : row % 2 === 0 ? colours.mist : null),
      paddingTop: () => 5,
      paddingBottom: () => 4,
    },
    table: {
      headerRows: 1,
      widths: ["*", 42, 62, 42, 42, 72],
      body: [
        heads.map((text, column) => ({
          text,
          bold: true,
          color: "white",
          alignment: column === 0 ? ("left" as const) : ("right" as const),
        })),
        ...rows,
      ],
    },
  };
}

/** What each VAT code is of, and what it all comes to. */
export function totals(invoice: PrintedInvoice): Content {
  const { lines, netAmount, vatAmount, totalAmount, type, currency, nokAmounts } = invoice;
  const codes = [...new Set(lines.map(({ vatCode }) => vatCode))];
  const bases = codes.map((code): TableCell[] => {
    const base = lines
      .filter(({ vatCode }) => vatCode === code)
      .reduce((sum, line) => sum + line.netAmount, 0);
    return [{ text: vatText(code), color: colours.quiet }, right(amountText(base))];
  });
  const body: TableCell[][] = [
    ...bases,
    ["Sum uten mva", right(amountText(netAmount))],
    ["Merverdiavgift", right(amountText(vatAmount))],
    // The authorities want VAT in kroner, whatever the invoice is in.
    ...(currency === "NOK" ? [] : [["Merverdiavgift NOK", right(amountText(nokAmounts.vat))]]),
    [
      { text: `${type === "invoice" ? "Å betale" : "Til gode"} ${currency}`, bold: true, fontSize: 11 },
      { ...right(amountText(totalAmount)), bold: true, fontSize: 11 },
    ],
  ];
  return {
    margin: [0, 10, 0, 0],
    columns: [
      { width: "*", text: "" },
      { width: 230, layout: "noBorders", table: { widths: ["*", 90], body } },
    ],
  };
}

function right(text: string) {
  return { text, alignment: "right" as const };
}
