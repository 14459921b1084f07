"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTexts } from "@/lib/text/client";
import { type Cell, fieldOf, moveBy, nextEditable } from "./grid-columns";
import type { Workbench } from "./use-workbench";

/** How a cell is opened: with what stands in it, or with what was typed over it. */
export type Editing = { readonly cell: Cell; readonly typed: string | null };

/** Where an editor goes on to. */
export type Go = "next" | "previous" | "up" | "down" | "stay";

/** The grid's cells: one is active and takes focus, one may be open; a row is saved when it is left. */
export function useCells(workbench: Workbench, canEdit: boolean, start: Cell) {
  const t = useTexts();
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<Cell>(start);
  const [editing, setEditing] = useState<Editing | null>(null);
  /** Escape was pressed with nothing to undo: the next Tab leaves the grid. */
  const leaving = useRef(false);
  const { rows } = workbench;
  const row = rows[active.row];
  const field = canEdit ? fieldOf(active.column, row) : null;

  function elementAt({ row: at, column }: Cell): HTMLElement | null {
    return table.current?.querySelector<HTMLElement>(`[data-cell="${at}-${column}"]`) ?? null;
  }

  function moveTo(cell: Cell) {
    leaving.current = false;
    if (cell.row !== active.row && row) void workbench.save(row.customerNo);
    flushSync(() => {
      setEditing(null);
      setActive(cell);
    });
    elementAt(cell)?.focus();
  }

  /** Open the active cell; `typed` stands in it instead of what stood there. */
  function open(typed: string | null) {
    if (field) setEditing({ cell: active, typed });
  }

  /** Keep what was typed in the open cell, and go on. */
  function commit(text: string, go: Go) {
    if (row && field) workbench.type(row.customerNo, { [field]: text.trim() });
    if (go === "stay") return setEditing(null);
    const step = go === "next" ? 1 : -1;
    const to =
      go === "next" || go === "previous"
        ? nextEditable(rows, active, step)
        : moveBy(rows, active, go === "up" ? "ArrowUp" : "ArrowDown", false);
    moveTo(to ?? active);
  }

  function cancel() {
    flushSync(() => setEditing(null));
    elementAt(active)?.focus();
  }

  function leave() {
    leaving.current = true;
    workbench.say(t("dataQuality.grid.leaving"));
  }

  return { table, active, editing, row, field, leaving, elementAt, moveTo, open, commit, cancel, leave };
}
