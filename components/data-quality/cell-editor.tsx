"use client";

import { type KeyboardEvent, useRef } from "react";

type CellEditorProps = {
  label: string;
  /** What stands in the cell, or what was typed over it. */
  initial: string;
  maxLength: number;
  /** The id of what is wrong with the cell. */
  describedBy: string | undefined;
  onCommit: (text: string, go: "next" | "previous" | "up" | "down" | "stay") => void;
  onCancel: () => void;
};

/** An open cell of the grid. Enter and Tab go on, with Shift back; Escape leaves it as it was. */
export function CellEditor({ label, initial, maxLength, describedBy, onCommit, onCancel }: CellEditorProps) {
  const closed = useRef(false);

  function close(how: () => void) {
    if (closed.current) return;
    closed.current = true;
    how();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const { value } = event.currentTarget;
    const go = goOf(event);
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close(onCancel);
    } else if (go) {
      event.preventDefault();
      close(() => onCommit(value, go));
    }
  }

  return (
    <input
      ref={(input) => {
        if (!input || document.activeElement === input) return;
        input.focus();
        input.setSelectionRange(input.value.length, input.value.length);
      }}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={describedBy ? true : undefined}
      autoComplete="off"
      defaultValue={initial}
      maxLength={maxLength}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const { value } = event.currentTarget;
        close(() => onCommit(value, "stay"));
      }}
      className="-mx-1 h-7 w-[calc(100%+0.5rem)] min-w-0 rounded-sm border border-accent bg-raised px-1 text-base"
    />
  );
}

function goOf(event: KeyboardEvent): "next" | "previous" | "up" | "down" | null {
  switch (event.key) {
    case "Enter":
    case "Tab":
      return event.shiftKey ? "previous" : "next";
    case "ArrowUp":
      return "up";
    case "ArrowDown":
      return "down";
    default:
      return null;
  }
}
