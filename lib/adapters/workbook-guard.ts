import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { TableLimits, TableRefusal } from "./tabular-file";

const inflate = promisify(inflateRaw);

/** One file of an archive, as the archive's own directory tells of it; packed when its method is not 0. */
type Entry = { readonly name: string; readonly method: number; readonly data: Uint8Array };

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 2_000;

/**
 * Look through an .xlsx file before anything reads it: what it unpacks to is measured by unpacking it with a bound, as the
 * sizes that an archive tells of itself may be lies; and a cell far out on the sheet, which would make a reader fill in a
 * thousand million blank ones, is refused like too many rows or columns.
 */
export async function guardWorkbook(
  bytes: Uint8Array,
  limits: TableLimits,
): Promise<Result<null, TableRefusal>> {
  const entries = archiveFiles(bytes);
  if (!entries?.some(({ name }) => name === "xl/workbook.xml")) return refuse({ code: "file_unreadable" });

  let left = limits.unpackedBytes;
  for (const { name, method, data } of entries) {
    if (!name.endsWith(".xml") && !name.endsWith(".xml.rels")) continue;
    const unpacked = await unpack(method, data, left);
    if (!unpacked.ok) {
      if (unpacked.error.code !== "too_large") return refuse({ code: "file_unreadable" });
      const maxMegabytes = Math.floor(limits.unpackedBytes / (1024 * 1024));
      return refuse({ code: "file_unpacks_too_large", maxMegabytes });
    }
    left -= unpacked.value.byteLength;
    const farthest = farthestCell(new TextDecoder().decode(unpacked.value));
    if (farthest.row > limits.rows + 1) return refuse({ code: "file_too_many_rows", maxRows: limits.rows });
    if (farthest.column > limits.columns) {
      return refuse({ code: "file_too_many_columns", maxColumns: limits.columns });
    }
  }
  return ok(null);
}

/** The files that the archive's directory names, or null when it has no directory that holds together. */
export function archiveFiles(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) return null;

  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== DIRECTORY) return null;
    const entry = entryAt(bytes, view, at);
    if (!entry) return null;
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry | null {
  const nameLength = view.getUint16(at + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const local = view.getUint32(at + 42, true);
  if (local + 30 > bytes.byteLength || view.getUint32(local, true) !== LOCAL) return null;

  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const size = view.getUint32(at + 20, true);
  if (start + size > bytes.byteLength) return null;
  return { name, method: view.getUint16(at + 10, true), data: bytes.subarray(start, start + size) };
}

/** The archive's last record stands at its end, behind it at most a comment of 65 535 bytes. */
function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

async function unpack(
  method: number,
  data: Uint8Array,
  maxBytes: number,
): Promise<Result<Uint8Array, { code: "too_large" | "broken" }>> {
  if (method === 0) return data.byteLength > maxBytes ? refuse({ code: "too_large" }) : ok(data);
  if (method !== 8) return refuse({ code: "broken" });
  try {
    return ok(await inflate(data, { maxOutputLength: Math.max(1, maxBytes) }));
  } catch (error) {
    const code = error instanceof Error ? Reflect.get(error, "code") : undefined;
    return refuse({ code: code === "ERR_BUFFER_TOO_LARGE" ? "too_large" : "broken" });
  }
}

/** The last row and column where a cell has content; a cell with only a look closes itself and counts for nothing. */
function farthestCell(xml: string): { row: number; column: number } {
  const tag = /<(?:[\w-]+:)?(?<kind>row|c)(?=[\s/>])(?<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>/g;
  const farthest = { row: 0, column: 0 };
  let [row, column] = [0, 0];
  for (const { groups } of xml.matchAll(tag)) {
    const attributes = groups?.attributes ?? "";
    const place = /\sr\s*=\s*["'](?<letters>[A-Za-z]*)(?<digits>\d*)["']/.exec(attributes)?.groups;
    if (groups?.kind === "row") {
      [row, column] = [place?.digits ? Number(place.digits) : row + 1, 0];
      continue;
    }
    row = place?.digits ? Number(place.digits) : row;
    column = place?.letters ? columnNo(place.letters) : column + 1;
    if (attributes.endsWith("/")) continue;
    farthest.row = Math.max(farthest.row, row);
    farthest.column = Math.max(farthest.column, column);
  }
  return farthest;
}

/** "A" is 1, "AA" is 27. */
function columnNo(letters: string): number {
  return [...letters.toUpperCase()].reduce((no, letter) => no * 26 + letter.charCodeAt(0) - 64, 0);
}
