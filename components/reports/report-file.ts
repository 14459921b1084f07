import type { ReportCell, ReportColumn, ReportRow } from "@/lib/domain/report";
import type { SheetValue } from "@/lib/domain/sheet";
import type { Texts } from "@/lib/text/server";
import { statusCountsText } from "./report-words";

/** The columns to write, in the report's order, from what the address names ("number,customer"). */
export function columnsToWrite(
  columns: readonly ReportColumn[],
  named: string | null,
): readonly ReportColumn[] {
  if (named === null) return columns;
  const ids = new Set(named.split(","));
  return columns.filter((column) => ids.has(column.id));
}

/** A row as a file has it: the words of the screen; dates and amounts as what they are. */
export function sheetRow(columns: readonly ReportColumn[], { cells }: ReportRow, t: Texts): SheetValue[] {
  return columns.map(({ id }) => {
    const cell = cells[id];
    return cell ? sheetValue(cell, t) : null;
  });
}

function sheetValue(cell: ReportCell, t: Texts): SheetValue {
  switch (cell.kind) {
    case "text":
    case "longText":
    case "count":
    case "amount":
      return cell.value;
    case "date":
      return cell.value && { date: cell.value };
    case "word":
      return cell.value && t(`reports.words.${cell.value}`);
    case "status":
      return cell.value && t(`statuses.${cell.value}`);
    case "statusCounts":
      return cell.value.length === 0 ? null : statusCountsText(cell.value, t);
  }
}
