"use client";

import { classNames } from "@/components/ui/class-names";
import { useTexts } from "@/lib/text/client";
import { type Cell, gridColumns } from "./grid-columns";
import { columnName, type GridField, gridFields } from "./grid-fields";
import { GridRow } from "./grid-row";
import { RowState } from "./row-state";
import { useGrid } from "./use-grid";
import type { Workbench } from "./use-workbench";
import type { Row } from "./workbench-state";

type WorkbenchGridProps = {
  workbench: Workbench;
  companySlug: string;
  canEdit: boolean;
  /** Where focus begins. */
  start: Cell;
  onPasteBlock: (from: { row: number; field: GridField }, text: string) => void;
  /** The customer whose organisation shall be looked up; not given when look-ups are off. */
  onLookUp?: ((row: Row) => void) | undefined;
  className?: string | undefined;
};

const widths: Partial<Record<GridField, string>> = {
  name: "min-w-36",
  firstName: "min-w-24",
  lastName: "min-w-24",
  orgNr: "min-w-24",
  street: "min-w-32",
  postalCode: "min-w-18",
  city: "min-w-24",
  phone: "min-w-28",
  email: "min-w-44",
};

/** The workbench as a grid that is read, walked and filled in by keyboard alone (WAI-ARIA data grid). */
export function WorkbenchGrid(props: WorkbenchGridProps) {
  const { workbench, companySlug, canEdit, start, onPasteBlock, onLookUp, className } = props;
  const t = useTexts();
  const { active, editing, commit, cancel, handlers } = useGrid({ workbench, canEdit, start, onPasteBlock });
  const heading = "h-8 border-b border-ink px-2 text-sm font-medium whitespace-nowrap text-ink-soft";

  return (
    <div
      className={classNames(
        "max-h-[max(24rem,calc(100dvh-18rem))] scroll-pt-9 scroll-pl-60 overflow-auto",
        className,
      )}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked cell by cell is a grid.
        role="grid"
        aria-label={t("dataQuality.grid.label")}
        aria-colcount={gridColumns.length}
        aria-rowcount={workbench.rows.length + 1}
        aria-readonly={canEdit ? undefined : true}
        className="w-full border-separate border-spacing-0 text-left"
        {...handlers}
      >
        <thead className="sticky top-0 z-10 bg-paper">
          <tr aria-rowindex={1}>
            <th scope="col" className={classNames(heading, "sticky left-0 w-20 min-w-20 bg-paper pl-3")}>
              {t("customers.customerNo")}
            </th>
            <th scope="col" className={classNames(heading, "sticky left-20 min-w-36 bg-paper")}>
              {t("dataQuality.grid.state")}
            </th>
            <th scope="col" className={heading}>
              {t("dataQuality.grid.kind")}
            </th>
            {gridFields.map((field) => (
              <th key={field} scope="col" className={classNames(heading, widths[field])}>
                {columnName(t, field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {workbench.rows.map((row, index) => (
            <GridRow
              key={row.customerNo}
              row={row}
              index={index}
              companySlug={companySlug}
              activeColumn={active.row === index ? active.column : null}
              editing={editing?.cell.row === index ? editing : null}
              onCommit={commit}
              onCancel={cancel}
              state={
                <RowState
                  row={row}
                  companySlug={companySlug}
                  inGrid
                  onSave={workbench.save}
                  onLookUp={onLookUp}
                />
              }
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
