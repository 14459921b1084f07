import { readPastedBlock } from "@/lib/domain/pasted-block";
import { applies, type GridField, gridFields, maxLengths } from "./grid-fields";
import { cellText, type Row } from "./workbench-state";

/** What a pasted block would put where. */
export type PastePlan = {
  /** New texts by customer, only where they differ. */
  readonly rows: readonly {
    readonly customerNo: number;
    readonly values: Partial<Record<GridField, string>>;
  }[];
  /** Rows of the block below the last row of the grid. */
  readonly outside: number;
  /** Cells of the block that their customer's kind has no use for. */
  readonly notForKind: number;
};

/** One cell, which goes straight into the grid, or a block, which is shown first. */
export function isSingle(text: string): boolean {
  const block = readPastedBlock(text);
  return block.length === 1 && block[0]?.length === 1;
}

/**
 * Spread a block over the grid from a cell on: rightwards over the columns, downwards over the rows (M12). A blank cell
 * changes nothing.
 */
export function planPaste(
  rows: readonly Row[],
  from: { readonly row: number; readonly field: GridField },
  text: string,
): PastePlan {
  const block = readPastedBlock(text);
  const left = gridFields.indexOf(from.field);
  let notForKind = 0;

  const planned = block.flatMap((cells, index) => {
    const row = rows[from.row + index];
    if (!row) return [];
    const values: Partial<Record<GridField, string>> = {};
    cells.forEach((cell, column) => {
      const field = gridFields[left + column];
      if (!field || cell === "") return;
      if (!applies(field, row.isPerson)) notForKind += 1;
      else if (cell !== cellText(row, field)) values[field] = cell.slice(0, maxLengths[field]);
    });
    return Object.keys(values).length > 0 ? [{ customerNo: row.customerNo, values }] : [];
  });
  return { rows: planned, outside: Math.max(0, from.row + block.length - rows.length), notForKind };
}
