"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { cardHref } from "../customers/card-places";
import { CellEditor } from "./cell-editor";
import { leadingColumns } from "./grid-columns";
import { applies, columnName, type GridField, gridFields, maxLengths } from "./grid-fields";
import type { useGrid } from "./use-grid";
import { cellText, problemAt, type Row } from "./workbench-state";

type Grid = ReturnType<typeof useGrid>;

type GridRowProps = {
  row: Row;
  index: number;
  companySlug: string;
  /** The active cell's column when it is in this row. */
  activeColumn: number | null;
  editing: Grid["editing"];
  onCommit: Grid["commit"];
  onCancel: Grid["cancel"];
  /** The cell that says how the card stands. */
  state: ReactNode;
};

/** A customer: who, how the card stands, of which kind, and every field with what is wrong with it. */
export function GridRow(props: GridRowProps) {
  const { row, index, companySlug, activeColumn, editing, onCommit, onCancel, state } = props;
  const t = useTexts();
  const cell = (column: number) => ({
    role: "gridcell",
    "data-cell": `${index}-${column}`,
    tabIndex: activeColumn === column ? 0 : -1,
    "aria-colindex": column + 1,
  });

  return (
    <tr aria-rowindex={index + 2} aria-busy={row.saving || undefined} className="group hover:bg-hover">
      <td {...cell(0)} className={classNames(cellStyle, "sticky left-0 z-1 bg-paper pl-3 tabular-nums")}>
        <Link
          href={cardHref(companySlug, row.customerNo, row.lacking)}
          tabIndex={-1}
          aria-label={t("dataQuality.grid.openCard", { customerNo: String(row.customerNo) })}
          className="link"
        >
          {row.customerNo}
        </Link>
      </td>
      <td
        {...cell(1)}
        className={classNames(cellStyle, "sticky left-20 z-1 bg-paper py-1 whitespace-normal")}
      >
        {state}
      </td>
      <td {...cell(2)} {...readOnly} className={cellStyle}>
        {t(row.isPerson ? "customers.person" : "customers.organisation")}
      </td>
      {gridFields.map((field, position) => (
        <FieldCell
          key={field}
          row={row}
          field={field}
          cell={cell(position + leadingColumns)}
          editing={editing?.cell.column === position + leadingColumns ? editing : null}
          onCommit={onCommit}
          onCancel={onCancel}
        />
      ))}
    </tr>
  );
}

const cellStyle =
  "h-8 border-b border-rule px-2 align-top py-1.5 whitespace-nowrap focus-visible:-outline-offset-2";

const readOnly = { "aria-readonly": true };

type FieldCellProps = {
  row: Row;
  field: GridField;
  cell: Record<string, string | number>;
} & Pick<GridRowProps, "editing" | "onCommit" | "onCancel">;

function FieldCell({ row, field, cell, editing, onCommit, onCancel }: FieldCellProps) {
  const t = useTexts();
  if (!applies(field, row.isPerson)) {
    return (
      <td {...cell} {...readOnly} className={classNames(cellStyle, "bg-sunk text-ink-soft")}>
        <span className="sr-only">{t("dataQuality.grid.notForKind")}</span>
        <span aria-hidden>–</span>
      </td>
    );
  }
  const problem = problemAt(row, field);
  const text = cellText(row, field);
  const problemId = problem ? `problem-${row.customerNo}-${field}` : undefined;
  const typed = row.draft[field] !== undefined;
  return (
    <td
      {...cell}
      aria-invalid={problem ? true : undefined}
      title={problem ? refusalText(t, { code: problem.code }) : undefined}
      className={classNames(
        cellStyle,
        "max-w-64 cursor-text",
        typed && "bg-accent-wash",
        problem && "shadow-[inset_2px_0_0_var(--negative)]",
        editing && "py-0.5",
      )}
    >
      {editing ? (
        <CellEditor
          label={t("dataQuality.grid.edit", {
            field: columnName(t, field),
            customerNo: String(row.customerNo),
          })}
          initial={editing.typed ?? text}
          maxLength={maxLengths[field]}
          describedBy={problemId}
          onCommit={onCommit}
          onCancel={onCancel}
        />
      ) : (
        <span className="block truncate">{text}</span>
      )}
      {problem ? (
        <span id={problemId} className="block text-sm whitespace-normal text-negative">
          {problem.code === "required"
            ? t("dataQuality.grid.empty")
            : t(`dataQuality.grid.wrong.${problem.code}`)}
        </span>
      ) : null}
    </td>
  );
}
