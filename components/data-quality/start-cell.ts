import { type Cell, gridColumns } from "./grid-columns";
import { applies, gridFields } from "./grid-fields";
import type { WorkbenchCustomer } from "./workbench-state";

/** Where the grid begins: at the first thing to mend, in the field that was asked for when there is one. */
export function startCell(customers: readonly WorkbenchCustomer[], wanted: string | null): Cell {
  for (const [row, { isPerson, lacking }] of customers.entries()) {
    const field = gridFields.find(
      (one) =>
        applies(one, isPerson) &&
        (wanted === null || wanted === one) &&
        lacking.some((problem) => problem.field === one),
    );
    if (field) return { row, column: gridColumns.indexOf(field) };
  }
  return { row: 0, column: gridColumns.indexOf(customers[0]?.isPerson ? "firstName" : "name") };
}
