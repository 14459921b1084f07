import type { StatusCode } from "@/components/ui/status";
import type { IsoDate } from "@/lib/domain/dates";
import type { Texts } from "@/lib/text/server";

/** How a column's value is shown, and written to a file. */
type ColumnContent<Row> =
  | { readonly kind: "text" | "longText"; readonly value: (row: Row, t: Texts) => string | null }
  | { readonly kind: "date"; readonly value: (row: Row) => IsoDate | null }
  | { readonly kind: "amount"; readonly value: (row: Row) => bigint | null }
  | { readonly kind: "status"; readonly value: (row: Row) => StatusCode | null };

/**
 * One column of a report, for the screen and the CSV alike. A report is a list of these, a query that
 * answers rows and sums, and a page.
 */
export type ReportColumn<Row, Sort extends string = string> = ColumnContent<Row> & {
  /** Kept in the user's settings and in addresses: never changed. */
  readonly id: string;
  readonly header: (t: Texts) => string;
  /** What the query sorts by for this column; without it the column does not sort. */
  readonly sortBy?: Sort;
  /** Brought out in the column chooser. */
  readonly offAtFirst?: true;
  /** Where the cell leads, below `/[company]`. */
  readonly leadsTo?: (row: Row) => string | null;
};

/** Sums of a report's amount columns over all rows of the filter, by column id, in øre. */
export type ReportTotals = { readonly count: number; readonly sums: Readonly<Record<string, bigint>> };

/** The columns that are put away until a user has chosen. */
export function hiddenAtFirst(
  columns: readonly { readonly id: string; readonly offAtFirst?: true }[],
): string[] {
  return columns.filter((column) => column.offAtFirst).map((column) => column.id);
}
