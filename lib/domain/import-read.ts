import type { IsoDate } from "./dates";
import type { ImportField, ImportMapping } from "./import-fields";
import {
  parseImportedAmount,
  parseImportedDate,
  parseImportedKind,
  parseImportedVatCode,
} from "./import-values";
import type { InvoiceKind } from "./invoice";
import { isKid } from "./kid";
import type { Ore } from "./money";

/** A row of the file: its line number there, counted from 1, and its cells as text. */
export type ImportRow = { readonly line: number; readonly cells: readonly string[] };

/** Something to mend in the file: where it is, what it is by its refusal code, and the facts of it. */
export type ImportProblem = {
  readonly line: number;
  readonly invoiceNo: string;
  readonly field: ImportField | null;
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | bigint>>;
};

/** A row's own part of an invoice, as it is read; null where the cell is empty or the column is not there. */
export type ReadLine = {
  readonly line: number;
  readonly text: string | null;
  readonly total: Ore | null;
  readonly net: Ore | null;
  readonly vat: Ore | null;
  readonly vatCode: number | null;
  readonly accountNo: number | null;
};

/** What all rows of one invoice say together. */
export type ReadHead = {
  readonly kind: InvoiceKind | null;
  readonly customerNo: number | null;
  readonly orgNr: string | null;
  readonly customerName: string | null;
  readonly invoiceDate: IsoDate | null;
  readonly dueDate: IsoDate | null;
  readonly currency: string | null;
  readonly kid: string | null;
  readonly remaining: Ore | null;
  /** The number of the invoice that a credit note credits. */
  readonly credits: string | null;
};

/** Rows with the same invoice number, read into one invoice; `problems` are those that reading alone can find. */
export type ReadInvoice = {
  readonly invoiceNo: string;
  readonly head: ReadHead;
  readonly lines: readonly ReadLine[];
  readonly problems: readonly ImportProblem[];
};

/** The most rows of one invoice: as many as the editor takes. */
const maxLines = 500;

type Complain = (field: ImportField, code: string, facts?: ImportProblem["facts"]) => void;

/** Reads a cell with `parse`: null when it is empty, null and a complaint when it cannot be read. */
type Cell = <Value>(field: ImportField, parse: (text: string) => Value | null, code: string) => Value | null;

/**
 * Read rows into invoices: several rows with the same invoice number are the lines of one, in whatever order they
 * stand. What belongs to the invoice as a whole may stand on one of them or be repeated on all, but not differ.
 */
export function readInvoices(
  rows: readonly ImportRow[],
  mapping: ImportMapping,
  today: IsoDate,
): ReadInvoice[] {
  const rowsOf = new Map<string, ImportRow[]>();
  for (const row of rows) {
    const invoiceNo = cellOf(row, mapping, "invoiceNo");
    // Without a number nothing belongs together: each such row is a mistake of its own.
    const key = invoiceNo === "" ? `\u0000${row.line}` : invoiceNo;
    const own = rowsOf.get(key);
    if (own) own.push(row);
    else rowsOf.set(key, [row]);
  }
  return [...rowsOf.values()].map((own) => readInvoice(own, mapping, today));
}

function readInvoice(rows: readonly ImportRow[], mapping: ImportMapping, today: IsoDate): ReadInvoice {
  const [first] = rows;
  const invoiceNo = first ? cellOf(first, mapping, "invoiceNo") : "";
  const problems: ImportProblem[] = [];
  const read = rows.map((row) => {
    const complain: Complain = (field, code, facts = {}) =>
      problems.push({ line: row.line, invoiceNo, field, code, facts });
    const cell: Cell = (field, parse, code) => {
      const text = cellOf(row, mapping, field);
      const value = text === "" ? null : parse(text);
      if (text !== "" && value === null) complain(field, code);
      return value;
    };
    if (invoiceNo === "") complain("invoiceNo", "required");
    if (invoiceNo.length > 40) complain("invoiceNo", "too_long");
    return { head: readHead(cell, today), line: readLine(row.line, cell), complain };
  });
  if (rows.length > maxLines) read[maxLines]?.complain("invoiceNo", "too_many_lines");
  return { invoiceNo, head: agreedHead(read), lines: read.map(({ line }) => line), problems };
}

function readHead(cell: Cell, today: IsoDate): ReadHead {
  const date = (text: string) => parseImportedDate(text, today);
  return {
    kind: cell("kind", parseImportedKind, "import_invalid_kind"),
    customerNo: cell("customerNo", wholeNumber, "import_unknown_customer_no"),
    orgNr: cell("orgNr", orgNrOf, "invalid_org_nr"),
    customerName: cell("customerName", (text) => text, "required"),
    invoiceDate: cell("invoiceDate", date, "invalid_date"),
    dueDate: cell("dueDate", date, "invalid_date"),
    currency: cell("currency", currencyOf, "import_currency"),
    kid: cell("kid", kidOf, "import_invalid_kid"),
    remaining: cell("remaining", parseImportedAmount, "invalid_amount"),
    credits: cell("credits", (text) => (text.length <= 40 ? text : null), "too_long"),
  };
}

function readLine(line: number, cell: Cell): ReadLine {
  return {
    line,
    text: cell("text", (text) => (text.length <= 1000 ? text : null), "too_long"),
    total: cell("total", parseImportedAmount, "invalid_amount"),
    net: cell("net", parseImportedAmount, "invalid_amount"),
    vat: cell("vat", parseImportedAmount, "invalid_amount"),
    vatCode: cell("vatCode", parseImportedVatCode, "invalid_vat_code"),
    accountNo: cell("accountNo", wholeNumber, "import_unknown_account"),
  };
}

type ReadRow = { readonly head: ReadHead; readonly complain: Complain };

/** One head out of those of the rows: what the first that says something says, when no other says otherwise. */
function agreedHead(rows: readonly ReadRow[]): ReadHead {
  const agreed = <Field extends keyof ReadHead>(field: Field): ReadHead[Field] | null => {
    const said = rows.find(({ head }) => head[field] !== null)?.head[field] ?? null;
    const other = rows.find(({ head }) => head[field] !== null && head[field] !== said);
    other?.complain(field, "import_rows_disagree");
    return said;
  };
  return {
    kind: agreed("kind"),
    customerNo: agreed("customerNo"),
    orgNr: agreed("orgNr"),
    customerName: agreed("customerName"),
    invoiceDate: agreed("invoiceDate"),
    dueDate: agreed("dueDate"),
    currency: agreed("currency"),
    kid: agreed("kid"),
    remaining: agreed("remaining"),
    credits: agreed("credits"),
  };
}

function cellOf(row: ImportRow, mapping: ImportMapping, field: ImportField): string {
  const column = mapping[field];
  return column === undefined ? "" : (row.cells[column] ?? "").trim();
}

function wholeNumber(text: string): number | null {
  // Spreadsheets hand out whole numbers with a decimal now and then: 10001.0.
  const digits = text.replace(/[\s\u00a0]/g, "").replace(/[.,]0+$/, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

function orgNrOf(text: string): string | null {
  const digits = text.replace(/^NO\s*/i, "").replace(/[\s\u00a0.]|MVA$/gi, "");
  return /^\d{9}$/.test(digits) ? digits : null;
}

function currencyOf(text: string): string | null {
  return ["NOK", "KR"].includes(text.toUpperCase().replace(/\.$/, "")) ? "NOK" : null;
}

function kidOf(text: string): string | null {
  const kid = text.replace(/[\s\u00a0]/g, "");
  return isKid(kid) ? kid : null;
}
