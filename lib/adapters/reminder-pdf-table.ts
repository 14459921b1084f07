import type { Content, TableCell } from "pdfmake/interfaces";
import { date, money, percent } from "./invoice-pdf-format";
import { colours } from "./invoice-pdf-style";
import type { ReminderLetter, ReminderPdfLabels } from "./reminder-pdf";

type Row = { readonly text: string; readonly details?: readonly string[]; readonly amountOre: bigint };

/** The claim item by item, so that the debtor can check each (inkassoloven § 9), and what it comes to. */
export function chargesTable(letter: ReminderLetter, labels: ReminderPdfLabels): Content {
  const amount = (ore: bigint) => money(ore as ReminderLetter["totalOre"], labels.locale);
  const rows = rowsOf(letter, labels);
  const heading = (text: string, right: boolean): TableCell => ({
    text,
    alignment: right ? "right" : "left",
    fontSize: 8,
    color: colours.quiet,
  });
  return {
    margin: [0, 6, 0, 0],
    layout: {
      vLineWidth: () => 0,
      hLineWidth: (index, { table }) => (index === 0 ? 0 : strong(index, table.body.length) ? 0.8 : 0.4),
      hLineColor: (index, { table }) => (strong(index, table.body.length) ? colours.ink : colours.hairline),
      paddingLeft: (index) => (index === 0 ? 0 : 6),
      paddingRight: (index) => (index === 1 ? 0 : 6),
      paddingTop: () => 3.5,
      paddingBottom: () => 2.5,
    },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ["*", "auto"],
      body: [
        [heading(labels.claim, false), heading(labels.amount, true)],
        ...rows.map(({ text, details = [], amountOre }): TableCell[] => [
          {
            stack: [
              text,
              ...details.map((detail) => ({ text: detail, fontSize: 7.5, color: colours.quiet })),
            ],
          },
          { text: amount(amountOre), alignment: "right", noWrap: true },
        ]),
        [
          { text: `${labels.toPay} (${letter.currency})`, bold: true, fontSize: 11 },
          { text: amount(letter.totalOre), alignment: "right", noWrap: true, bold: true, fontSize: 11 },
        ],
      ],
    },
  };
}

/** Under the heading, and around the sum. */
function strong(index: number, rows: number): boolean {
  return index === 1 || index >= rows - 1;
}

/** What is claimed; charges of nothing are left out. */
function rowsOf(letter: ReminderLetter, labels: ReminderPdfLabels): Row[] {
  const { locale } = labels;
  const on = (value: ReminderLetter["invoiceDate"]) => (value ? date(value, locale) : "–");
  const invoice: Row = {
    text: labels.invoice(letter.invoiceNo),
    details: [
      labels.invoiceFacts(
        on(letter.invoiceDate),
        on(letter.invoiceDueDate),
        money(letter.invoiceTotalOre, locale),
      ),
    ],
    amountOre: letter.remainingOre,
  };
  const charges: Row[] = [
    { text: labels.earlierCharges, amountOre: letter.earlierChargesOre },
    { text: labels.fee, amountOre: letter.feeOre },
    {
      text: labels.interest,
      details: letter.segments.map(({ rate, from, through, days }) =>
        labels.segment(percent(rate, locale), on(from), on(through), days),
      ),
      amountOre: letter.interestOre,
    },
  ];
  return [invoice, ...charges.filter(({ amountOre }) => amountOre !== 0n)];
}
