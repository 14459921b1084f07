import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { toDecimalString } from "@/lib/domain/money";
import type { SheetValue } from "@/lib/domain/sheet";
import { formatDate } from "@/lib/text/format";
import { attachment } from "./attachment";
import type { Sheet } from "./sheet";

/**
 * A CSV that Norwegian Excel opens as it is: semicolons, decimal comma, UTF-8 with a mark. Rows are written
 * as they are read. Text that begins like a formula is defused, because a customer's name comes from outside.
 */
export function csvResponse<Row>(sheet: Sheet<Row>): Response {
  return new Response(Readable.toWeb(csvStream(sheet)) as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": attachment(`${sheet.filename}.csv`),
      "Cache-Control": "no-store",
    },
  });
}

function csvStream<Row>({ header, rows, record }: Sheet<Row>): Readable {
  const writer = stringify({
    bom: true,
    delimiter: ";",
    record_delimiter: "windows",
    header: true,
    columns: [...header],
    escape_formulas: true,
    // A negative amount begins like a formula and is none.
    cast: { bigint: (ore) => ({ value: toDecimalString(ore).replace(".", ","), escape_formulas: false }) },
  });
  const records = Readable.from(mapped(rows, record));
  records.once("error", (error) => writer.destroy(error));
  writer.once("close", () => records.destroy());
  return records.pipe(writer);
}

async function* mapped<Row>(rows: Sheet<Row>["rows"], record: Sheet<Row>["record"]) {
  for await (const row of rows) yield record(row).map(written);
}

function written(value: SheetValue): string | number | bigint | null {
  return typeof value === "object" && value !== null ? formatDate(value.date) : value;
}
