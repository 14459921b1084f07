import writeExcelFile, { type CellObject, type SheetData } from "write-excel-file/node";
import { toDecimalString } from "@/lib/domain/money";
import type { SheetValue } from "@/lib/domain/sheet";
import { attachment } from "./attachment";
import type { Sheet } from "./sheet";

const contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * A spreadsheet with amounts as numbers and dates as dates, under a heading that stays. Each cell is told its type, and
 * none is ever a formula: what a customer is called can do nothing. It is made whole in memory: bound the rows.
 */
export async function xlsxResponse<Row>({
  name,
  filename,
  header,
  rows,
  record,
}: Sheet<Row>): Promise<Response> {
  const data: SheetData = [header.map((value) => ({ value, type: String, fontWeight: "bold" }))];
  const widths = header.map((text) => text.length);
  for await (const row of rows) {
    const values = record(row);
    data.push(values.map(cellOf));
    values.forEach((value, at) => {
      widths[at] = Math.max(widths[at] ?? 0, typeof value === "string" ? value.length : 12);
    });
  }
  const bytes = await writeExcelFile(data, {
    // Excel's own rules for the name of a sheet.
    sheet: name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31),
    stickyRowsCount: 1,
    columns: widths.map((width) => ({ width: Math.min(width, 60) + 2 })),
  }).toBuffer();

  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": attachment(`${filename}.xlsx`),
      "Cache-Control": "no-store",
    },
  });
}

function cellOf(value: SheetValue): CellObject | null {
  if (value === null) return null;
  if (typeof value === "string") return { value, type: String };
  if (typeof value === "number") return { value, type: Number };
  if (typeof value === "object")
    return { value: new Date(`${value.date}T00:00:00Z`), type: Date, format: "dd.mm.yyyy" };
  // A spreadsheet has only floats; up to 90 000 milliard kroner they hold every øre.
  return { value: Number(toDecimalString(value)), type: Number, format: "#,##0.00" };
}
