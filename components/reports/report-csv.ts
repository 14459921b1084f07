import { formatDate } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";
import type { ReportColumn } from "./report";

/** The columns to write, in the report's order, from what the address names ("number,customer"). */
export function columnsToWrite<Row, Sort extends string>(
  columns: readonly ReportColumn<Row, Sort>[],
  named: string | null,
): readonly ReportColumn<Row, Sort>[] {
  if (named === null) return columns;
  const ids = new Set(named.split(","));
  return columns.filter((column) => ids.has(column.id));
}

/** A row as a file has it: the words and dates of the screen, and amounts still in øre. */
export function csvRecord<Row, Sort extends string>(
  columns: readonly ReportColumn<Row, Sort>[],
  row: Row,
  t: Texts,
): (string | bigint | null)[] {
  return columns.map((column) => csvValue(column, row, t));
}

function csvValue<Row>(column: ReportColumn<Row>, row: Row, t: Texts): string | bigint | null {
  switch (column.kind) {
    case "text":
    case "longText":
      return column.value(row, t);
    case "amount":
      return column.value(row);
    case "date": {
      const date = column.value(row);
      return date && formatDate(date);
    }
    case "status": {
      const code = column.value(row);
      return code && t(`statuses.${code}`);
    }
  }
}
