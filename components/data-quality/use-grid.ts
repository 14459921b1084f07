"use client";

import type { ClipboardEvent, FocusEvent, KeyboardEvent, MouseEvent } from "react";
import { type Cell, moveBy, nextEditable } from "./grid-columns";
import type { GridField } from "./grid-fields";
import { isSingle } from "./paste-plan";
import { useCells } from "./use-cells";
import type { Workbench } from "./use-workbench";
import { isDirty } from "./workbench-state";

type Options = {
  readonly workbench: Workbench;
  readonly canEdit: boolean;
  /** Where focus begins. */
  readonly start: Cell;
  readonly onPasteBlock: (from: { row: number; field: GridField }, text: string) => void;
};

/** The keys of the grid: WAI-ARIA's data grid, with the keys that bookkeepers' fingers know. */
export function useGrid({ workbench, canEdit, start, onPasteBlock }: Options) {
  const cells = useCells(workbench, canEdit, start);
  const { table, active, editing, row, field, leaving, elementAt, moveTo, open } = cells;
  const { rows } = workbench;

  function onKeyDown(event: KeyboardEvent) {
    if (editing || event.nativeEvent.isComposing || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "Tab") return onTab(event, command);
    if (event.key === "Escape") return onEscape(event);

    const to = moveBy(rows, active, event.key, command);
    if (to) {
      event.preventDefault();
      moveTo(to);
    } else if (!command && event.target === elementAt(active)) {
      onCellKey(event);
    }
  }

  function onCellKey(event: KeyboardEvent) {
    if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      if (field) open(null);
      else elementAt(active)?.querySelector<HTMLElement>("a, button")?.click();
    } else if ((event.key === "Delete" || event.key === "Backspace") && field && row) {
      event.preventDefault();
      workbench.type(row.customerNo, { [field]: "" });
    } else if (event.key.length === 1 && event.key !== " " && field) {
      event.preventDefault();
      open(event.key);
    }
  }

  function onTab(event: KeyboardEvent, command: boolean) {
    const to = nextEditable(rows, active, event.shiftKey ? -1 : 1);
    // Beyond the first and the last field Tab leaves the grid, as it does everywhere.
    if (command || leaving.current || !to) return;
    event.preventDefault();
    moveTo(to);
  }

  function onEscape(event: KeyboardEvent) {
    event.preventDefault();
    if (row && isDirty(row)) workbench.undo(row.customerNo);
    else cells.leave();
  }

  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData("text/plain");
    if (editing || !field || !row || text === "") return;
    event.preventDefault();
    if (isSingle(text)) workbench.type(row.customerNo, { [field]: text.trim() });
    else onPasteBlock({ row: active.row, field }, text);
  }

  /** A click makes a cell active; on the active one it opens it. */
  function onClick(event: MouseEvent) {
    if (!(event.target instanceof Element) || event.target.closest("a, button, input")) return;
    const place = event.target.closest("[data-cell]")?.getAttribute("data-cell")?.split("-").map(Number);
    const [at = 0, column = 0] = place ?? [];
    if (!place) return;
    if (at === active.row && column === active.column) open(null);
    else moveTo({ row: at, column });
  }

  /** Focus that leaves the grid takes the row with it. */
  function onBlur(event: FocusEvent) {
    if (event.relatedTarget instanceof Node && table.current?.contains(event.relatedTarget)) return;
    if (row) void workbench.save(row.customerNo);
  }

  const { commit, cancel } = cells;
  return { active, editing, commit, cancel, handlers: { ref: table, onKeyDown, onPaste, onClick, onBlur } };
}
