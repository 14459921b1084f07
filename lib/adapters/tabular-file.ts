import { CsvError, parse } from "csv-parse/sync";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { guardWorkbook } from "./workbook-guard";

/** One row of a table that was read in: the file's own line or row number, and a text for each column of the header. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** A file as a table of texts. Every row has exactly as many cells as the header, but for surplus ones, which are kept. */
export type Table = { readonly header: readonly string[]; readonly rows: readonly TableRow[] };

/** How much is let in; each refusal tells its limit. */
export type TableLimits = {
  /** Bytes of the file itself. */
  readonly bytes: number;
  /** Rows below the header. */
  readonly rows: number;
  readonly columns: number;
  /** Bytes of a workbook's XML when it is unpacked: a few hundred bytes can hold gigabytes. */
  readonly unpackedBytes: number;
};

export const tableLimits: TableLimits = {
  bytes: 10 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  unpackedBytes: 100 * 1024 * 1024,
};

/** Why a file is no table that can be read. */
export type TableRefusal =
  | { readonly code: "file_empty" | "file_without_header" | "file_unreadable" | "file_old_excel" }
  | { readonly code: "file_too_large" | "file_unpacks_too_large"; readonly maxMegabytes: number }
  | { readonly code: "file_too_many_rows"; readonly maxRows: number }
  | { readonly code: "file_too_many_columns"; readonly maxColumns: number }
  | { readonly code: "file_malformed"; readonly line: number };

/**
 * Read an uploaded CSV file or Excel workbook (.xlsx, its first sheet) into texts. What it is, its bytes tell and not its
 * name. CSV may be separated by semicolon, comma or tab, in UTF-8, UTF-16 with a mark, or Windows-1252. Numbers of a
 * workbook come with a decimal point, dates as ISO dates, true and false as "true" and "false". Blank rows are left out;
 * the first row that is not blank is the header.
 */
export async function readTable(
  bytes: Uint8Array,
  limits: TableLimits = tableLimits,
): Promise<Result<Table, TableRefusal>> {
  if (bytes.byteLength === 0) return refuse({ code: "file_empty" });
  if (bytes.byteLength > limits.bytes) {
    return refuse({ code: "file_too_large", maxMegabytes: megabytes(limits.bytes) });
  }
  // An OLE container: Excel before 2007, and any workbook with a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse({ code: "file_old_excel" });

  const read = startsWith(bytes, [0x50, 0x4b])
    ? await readWorkbook(bytes, limits)
    : readCsv(bytes, limits.rows);
  return read.ok ? toTable(read.value, limits) : read;
}

type RawRow = { readonly line: number; readonly cells: readonly string[] };

function toTable(raw: readonly RawRow[], limits: TableLimits): Result<Table, TableRefusal> {
  const [head, ...rest] = raw.filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (!head) return refuse({ code: "file_without_header" });
  if (rest.length > limits.rows) return refuse({ code: "file_too_many_rows", maxRows: limits.rows });

  const lastNamed = head.cells.findLastIndex((cell) => cell !== "");
  const header = head.cells.slice(0, lastNamed + 1);
  if (header.length > limits.columns)
    return refuse({ code: "file_too_many_columns", maxColumns: limits.columns });
  const rows = rest.map(({ line, cells }) => ({ line, cells: fitted(cells, header.length) }));
  return ok({ header, rows });
}

/** Padded to the header; blank surplus is dropped, a filled one is kept for the reader to wonder at. */
function fitted(cells: readonly string[], width: number): string[] {
  const padded = Array.from({ length: Math.max(width, cells.length) }, (_, index) => cells[index] ?? "");
  const last = padded.findLastIndex((cell) => cell !== "");
  return padded.slice(0, Math.max(width, last + 1));
}

// ------------------------------------------------------------------------------------------------ CSV

function readCsv(bytes: Uint8Array, maxRows: number): Result<RawRow[], TableRefusal> {
  const text = decode(bytes);
  if (text === null || text.includes("\0")) return refuse({ code: "file_unreadable" });
  // Excel's own first line in a CSV file: which separator it was told to use.
  const told = /^sep=(?<separator>.)\r?\n/i.exec(text)?.groups?.separator;
  try {
    const records = parse(told ? text.replace(/^.*\n/, "") : text, {
      delimiter: told ?? separatorOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // The header, all that may be, and one more, which tells that there is too much.
      to: maxRows + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const shift = told ? 1 : 0;
    return ok(
      records.map(({ record, info }) => ({
        // The parser counts where a row ends; one with line breaks in it began above.
        line: info.lines + shift - record.join("").split("\n").length + 1,
        cells: record.map((cell) => cell.trim()),
      })),
    );
  } catch (error) {
    if (error instanceof CsvError) return refuse({ code: "file_malformed", line: Number(error.lines ?? 1) });
    throw error;
  }
}

/** UTF-8 when it is valid UTF-8, else what Windows programs in Norway write; null when the bytes are no text. */
function decode(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return bytes.includes(0) ? null : new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The separator that stands most often in the first line, outside quotes; semicolon as Norwegian Excel writes. */
function separatorOf(text: string): string {
  const first = /^\s*(?<line>[^\r\n]*)/.exec(text)?.groups?.line?.replace(/"[^"]*"/g, "") ?? "";
  const counts = [";", "\t", ","].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

// ------------------------------------------------------------------------------------------------ Excel

async function readWorkbook(bytes: Uint8Array, limits: TableLimits): Promise<Result<RawRow[], TableRefusal>> {
  const guarded = await guardWorkbook(bytes, limits);
  if (!guarded.ok) return guarded;
  try {
    // Read only when there is a workbook to read: the library is big, and CSV is the common case.
    const { readSheet } = await import("read-excel-file/universal");
    const sheet = await readSheet<string>(new Uint8Array(bytes).buffer, { parseNumber: plainNumber });
    return ok(sheet.map((row, index) => ({ line: index + 1, cells: row.map(cellText) })));
  } catch {
    // Whatever the library stumbles over, the file is at fault: it was neither too big nor made of something else.
    return refuse({ code: "file_unreadable" });
  }
}

/** Excel keeps 15 digits; what binary fractions add beyond them ("0.30000000000000004") nobody has typed. */
function plainNumber(text: string): string {
  const number = Number(text);
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : text;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  // A date without a time is a day: Excel knows no time zone.
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  return String(value).trim();
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}
