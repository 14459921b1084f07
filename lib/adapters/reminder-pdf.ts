import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import type { IsoDate } from "@/lib/domain/dates";
import type { ReminderLevel } from "@/lib/domain/dunning";
import type { PartySnapshot } from "@/lib/domain/invoice";
import type { InterestSegment } from "@/lib/domain/late-interest";
import type { Ore } from "@/lib/domain/money";
import { account, addressLines, date, money, organisationNumber } from "./invoice-pdf-format";
import { colours, mm } from "./invoice-pdf-style";
import { renderPdf } from "./pdf-document";
import { chargesTable } from "./reminder-pdf-table";

/** What a reminder says. Amounts in øre. */
export type ReminderLetter = {
  readonly seller: PartySnapshot;
  readonly buyer: Pick<PartySnapshot, "name" | "street" | "street2" | "postalCode" | "city" | "country">;
  readonly customerNo: number;
  readonly language: "nb" | "en";
  readonly level: ReminderLevel;
  readonly date: IsoDate;
  readonly payBy: IsoDate;
  readonly invoiceNo: string;
  readonly invoiceDate: IsoDate | null;
  readonly invoiceDueDate: IsoDate | null;
  readonly invoiceTotalOre: Ore;
  readonly remainingOre: Ore;
  readonly earlierChargesOre: Ore;
  readonly feeOre: Ore;
  readonly interestOre: Ore;
  readonly segments: readonly InterestSegment[];
  readonly totalOre: Ore;
  readonly currency: string;
  readonly bankAccount: string;
  /** «Pantsettingstekst» of an assigned claim, else empty. */
  readonly assignmentNotice: string;
  /** Null for an imported invoice without one. */
  readonly kid: string | null;
  /** The claim was bought back from a factoring company: the debtor was told another account. */
  readonly returned: boolean;
};

/** Every word of a reminder, in the customer's language. */
export type ReminderPdfLabels = {
  readonly locale: "nb-NO" | "en-GB";
  /** «Purring» and «Inkassovarsel». */
  readonly titles: Readonly<Record<ReminderLevel, string>>;
  readonly date: string;
  readonly payBy: string;
  readonly customerNo: string;
  readonly invoiceNo: string;
  readonly intros: Readonly<Record<ReminderLevel, string>>;
  /** What follows when nothing is paid, by level. */
  readonly consequences: Readonly<Record<ReminderLevel, (payBy: string) => string>>;
  readonly disregard: string;
  readonly objection: string;
  readonly returned: string;
  readonly claim: string;
  readonly amount: string;
  readonly invoice: (number: string) => string;
  /** Its date, due date and whole amount. */
  readonly invoiceFacts: (date: string, dueDate: string, total: string) => string;
  readonly earlierCharges: string;
  readonly fee: string;
  readonly interest: string;
  /** A rate in per cent, the days it is for and how many. */
  readonly segment: (rate: string, from: string, through: string, days: number) => string;
  readonly toPay: string;
  readonly bankAccount: string;
  readonly kid: string;
  /** In place of a KID. */
  readonly markWith: (invoiceNo: string) => string;
  readonly organisationNumber: string;
};

/** The window of a Norwegian C5 or E65 envelope, as on our invoices. */
const window = { x: mm(22), y: mm(49), width: mm(84) };
const margin = { side: mm(22), top: mm(20), bottom: mm(26) };
const bodyStart = mm(96);

/**
 * Reminders as A4 letters, each from a page of its own: one to be mailed, or many to be printed together. The same
 * letters and labels give the same bytes: the date in the file's properties is the first letter's.
 */
export function renderReminderPdf(
  letters: readonly ReminderLetter[],
  labels: Readonly<Record<"nb" | "en", ReminderPdfLabels>>,
): Promise<Uint8Array> {
  const [first] = letters;
  if (!first) throw new RangeError("no letter to print");

  return renderPdf({
    ...page(first, labels[first.language]),
    content: letters.map((letter, index) => ({
      stack: letterContent(letter, labels[letter.language]),
      ...(index === 0 ? {} : { pageBreak: "before" as const }),
    })),
  });
}

function page(first: ReminderLetter, labels: ReminderPdfLabels): Omit<TDocumentDefinitions, "content"> {
  return {
    pageSize: "A4",
    pageMargins: [margin.side, margin.top, margin.side, margin.bottom],
    language: labels.locale,
    info: {
      title: `${labels.titles[first.level]} ${first.invoiceNo}`,
      author: first.seller.name,
      creator: "Fordring",
      producer: "Fordring",
      creationDate: new Date(`${first.date}T00:00:00Z`),
    },
    defaultStyle: { font: "Roboto", fontSize: 9, lineHeight: 1.25, color: colours.ink },
    footer: footer(first, labels),
  };
}

function letterContent(letter: ReminderLetter, labels: ReminderPdfLabels): Content[] {
  const { level, payBy, returned, assignmentNotice } = letter;
  const paragraph = (text: string): Content => ({ text, margin: [0, 0, 0, 7], fontSize: 9.5 });
  return [
    // Nothing of the first block flows, so the text is pushed below the window by hand.
    { text: "", margin: [0, 0, 0, 0] },
    ...headBlocks(letter, labels),
    { text: "", margin: [0, bodyStart - margin.top, 0, 0] },
    paragraph(labels.intros[level]),
    chargesTable(letter, labels),
    paymentBlock(letter, labels),
    { text: "", margin: [0, 12, 0, 0] },
    paragraph(labels.consequences[level](date(payBy, labels.locale))),
    ...(level === 2 ? [paragraph(labels.objection)] : []),
    ...(returned ? [paragraph(labels.returned)] : []),
    ...(assignmentNotice ? [paragraph(assignmentNotice)] : []),
    paragraph(labels.disregard),
  ];
}

function headBlocks(letter: ReminderLetter, labels: ReminderPdfLabels): Content[] {
  const { seller, buyer, locale } = { ...letter, locale: labels.locale };
  const facts: readonly (readonly [string, string])[] = [
    [labels.date, date(letter.date, locale)],
    [labels.payBy, date(letter.payBy, locale)],
    [labels.invoiceNo, letter.invoiceNo],
    [labels.customerNo, String(letter.customerNo)],
  ];
  return [
    {
      absolutePosition: { x: window.x, y: mm(16) },
      columns: [
        {
          width: window.width,
          stack: [
            { text: seller.name, fontSize: 14, bold: true, lineHeight: 1.15 },
            { text: addressLines(seller, locale).join(", "), color: colours.quiet, fontSize: 8 },
          ],
        },
      ],
    },
    {
      absolutePosition: window,
      columns: [{ width: window.width, fontSize: 10.5, stack: [buyer.name, ...addressLines(buyer, locale)] }],
    },
    {
      absolutePosition: { x: mm(122), y: mm(16) },
      stack: [
        // «Inkassovarsel» must stand clearly on the notice (inkassoloven § 9).
        { text: labels.titles[letter.level], fontSize: 20, bold: true, lineHeight: 1 },
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
            body: facts.map(([label, value]) => [{ text: label, color: colours.quiet }, { text: value }]),
          },
        },
      ],
    },
  ];
}

/** What to pay, by when, to which account and with which KID. */
function paymentBlock(letter: ReminderLetter, labels: ReminderPdfLabels): Content {
  const { payBy, bankAccount, kid, invoiceNo, currency, totalOre } = letter;
  const facts: readonly (readonly [label: string, value: string, width: "*" | "auto"])[] = [
    [labels.payBy, date(payBy, labels.locale), "*"],
    [labels.bankAccount, account(bankAccount), "*"],
    [labels.kid, kid ?? labels.markWith(invoiceNo), "auto"],
    [labels.toPay, `${currency}\u00a0${money(totalOre, labels.locale)}`, "auto"],
  ];
  const cells = facts.map(([label, value]) => ({
    stack: [
      { text: label, fontSize: 8, color: colours.quiet },
      { text: value, fontSize: 11, bold: true, noWrap: true },
    ],
  }));
  return {
    unbreakable: true,
    margin: [0, 16, 0, 0],
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
}

/** Who claims, as on the invoice. Letters printed together are of one company's. */
function footer({ seller }: ReminderLetter, labels: ReminderPdfLabels): Content {
  const isRegisteredForm = ["AS", "ASA", "NUF"].includes(seller.legalForm ?? "");
  const number = seller.orgNr && `${labels.organisationNumber} ${organisationNumber(seller.orgNr)}`;
  const identity = [number, seller.vatRegistered ? "MVA" : null].filter(Boolean).join(" ");
  const joined = (texts: readonly (string | null)[]) => texts.filter(Boolean).join("  ·  ");
  const textWidth = mm(210) - 2 * margin.side;
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
        stack: [
          joined([seller.name, identity, isRegisteredForm ? "Foretaksregisteret" : null]),
          joined([...addressLines(seller, labels.locale), seller.phone, seller.email]),
        ],
      },
    ],
  };
}
