import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { toDecimalString } from "@/lib/domain/money";

/** What is written: text as it is, amounts in øre. */
type CsvValue = string | bigint | null;

type Csv<Row> = {
  /** As the user shall see it; any letters. */
  readonly filename: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
  readonly record: (row: Row) => readonly CsvValue[];
};

/**
 * A CSV that Norwegian Excel opens as it is: semicolons, decimal comma, UTF-8 with a mark. Rows are written
 * as they are read. Text that begins like a formula is defused, because a customer's name comes from outside.
 */
export function csvResponse<Row>(csv: Csv<Row>): Response {
  return new Response(Readable.toWeb(csvStream(csv)) as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": contentDisposition(csv.filename),
      "Cache-Control": "no-store",
    },
  });
}

function csvStream<Row>({ header, rows, record }: Csv<Row>): Readable {
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

async function* mapped<Row>(rows: Csv<Row>["rows"], record: Csv<Row>["record"]) {
  for await (const row of rows) yield [...record(row)];
}

/** RFC 6266: plain letters for old readers, the real name for others. */
function contentDisposition(filename: string): string {
  const safe = filename.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_");
  const ascii = safe.normalize("NFKD").replace(/[^\x20-\x7e]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
