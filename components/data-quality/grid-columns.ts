import { applies, type GridField, gridFields } from "./grid-fields";
import type { Row } from "./workbench-state";

/** The grid's columns from left to right: who, how the card stands, of which kind, and the fields. */
export const gridColumns = ["customerNo", "state", "kind", ...gridFields] as const;

/** How many columns stand before the fields. */
export const leadingColumns = 3;

export type GridColumn = (typeof gridColumns)[number];

/** A cell by its row and column in the grid. */
export type Cell = { readonly row: number; readonly column: number };

/** The field that a column mends, or null where there is nothing to type. */
export function fieldOf(column: number, row: Row | undefined): GridField | null {
  const field = gridFields[column - leadingColumns];
  return field && row && applies(field, row.isPerson) ? field : null;
}

/** The next cell, forwards or back, where something can be typed; null beyond the last. */
export function nextEditable(rows: readonly Row[], from: Cell, step: 1 | -1): Cell | null {
  const width = gridColumns.length;
  const end = rows.length * width;
  for (let at = from.row * width + from.column + step; at >= 0 && at < end; at += step) {
    const cell = { row: Math.floor(at / width), column: at % width };
    if (fieldOf(cell.column, rows[cell.row])) return cell;
  }
  return null;
}

/** Where a key leads from a cell, within the grid; null for keys that lead nowhere. */
export function moveBy(
  rows: readonly Row[],
  { row, column }: Cell,
  key: string,
  toEnd: boolean,
): Cell | null {
  const last = { row: rows.length - 1, column: gridColumns.length - 1 };
  const within = (cell: Cell): Cell => ({
    row: Math.min(Math.max(cell.row, 0), last.row),
    column: Math.min(Math.max(cell.column, 0), last.column),
  });
  switch (key) {
    case "ArrowUp":
      return within({ row: toEnd ? 0 : row - 1, column });
    case "ArrowDown":
      return within({ row: toEnd ? last.row : row + 1, column });
    case "ArrowLeft":
      return within({ row, column: toEnd ? 0 : column - 1 });
    case "ArrowRight":
      return within({ row, column: toEnd ? last.column : column + 1 });
    case "Home":
      return { row: toEnd ? 0 : row, column: 0 };
    case "End":
      return { row: toEnd ? last.row : row, column: last.column };
    case "PageUp":
      return within({ row: row - 10, column });
    case "PageDown":
      return within({ row: row + 10, column });
    default:
      return null;
  }
}
