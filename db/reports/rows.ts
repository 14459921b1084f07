import type { IsoDate } from "@/lib/domain/dates";
import { factoringStatuses } from "@/lib/domain/factoring";
import type { ReportCell, ReportRow, ReportWord, StatusCount } from "@/lib/domain/report";
import type { Asked, Column, SourceRow, View } from "./report";

/** A line of the source as the screen and the files have it. */
export function reportRow(view: View, row: SourceRow, asked: Asked): ReportRow {
  const cells = view.columns.map((column) => [column.id, cellOf(column, row)]);
  const links = view.columns.flatMap(({ id, leadsTo }) => {
    const path = leadsTo?.(row, asked);
    return path ? [[id, path]] : [];
  });
  return {
    id: view.key.map(({ name }) => String(row[name])).join(":"),
    cells: Object.fromEntries(cells),
    links: Object.fromEntries(links),
  };
}

/** A value as the driver hands it out, by what its column says that it is. */
function cellOf({ kind, id, derived }: Column, row: SourceRow): ReportCell {
  const value = derived ? derived(row) : (row[id] ?? null);
  switch (kind) {
    case "text":
    case "longText":
      return { kind, value: value === null ? null : String(value) };
    case "date":
      return { kind, value: value as IsoDate | null };
    case "amount":
      return { kind, value: value === null ? null : BigInt(String(value)) };
    case "count":
      return { kind, value: value === null ? null : Number(value) };
    case "word":
      return { kind, value: value as ReportWord | null };
    case "status":
      return { kind, value: value as Extract<ReportCell, { kind: "status" }>["value"] };
    case "statusCounts":
      return { kind, value: counted(value) };
  }
}

/** Counts in the order of the statuses, without those that are none. */
function counted(value: unknown): StatusCount[] {
  const counts = Array.isArray(value) ? value.map(Number) : [];
  return factoringStatuses.flatMap((status, position) => {
    const count = counts[position] ?? 0;
    return count > 0 ? [{ status, count }] : [];
  });
}
