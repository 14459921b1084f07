"use client";

import { CalendarDays } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import type { IsoDate } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";
import { formatDate } from "@/lib/text/format";
import { TextInput } from "./text-input";

type DateInputProps = {
  value: IsoDate | null;
  /** Called when the entry is left or Enter is pressed: the date, or null with the text that is no date. */
  onValueChange: (date: IsoDate | null, text: string) => void;
  /** Reads what was typed: "311226", "3112", "d" … The domain's, so that tests and screens agree. */
  parse: (text: string) => IsoDate | null;
  /** Names a hidden field with the ISO date, for forms without scripts of their own. */
  name?: string | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
};

/** A date typed the Norwegian way and set as 31.12.2026 when left; the calendar of the browser is at hand. */
export function DateInput({ value, onValueChange, parse, name, id, disabled, className }: DateInputProps) {
  const t = useTexts();
  // What is being typed, and over which value: a value set from outside puts it aside.
  const [entry, setEntry] = useState<{ text: string; over: IsoDate | null } | null>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const typed = entry?.over === value ? entry.text : null;

  function settle() {
    if (typed === null) return;
    const text = typed.trim();
    const date = parse(text);
    setEntry(date || text === "" ? null : { text, over: null });
    onValueChange(date, text);
  }

  function pressEnter(event: KeyboardEvent) {
    if (event.key === "Enter") settle();
  }

  function pick(iso: string) {
    setEntry(null);
    onValueChange(iso === "" ? null : (iso as IsoDate), iso);
  }

  return (
    <span className="relative block">
      <TextInput
        id={id}
        value={typed ?? (value ? formatDate(value) : "")}
        disabled={disabled}
        onChange={(event) => setEntry({ text: event.target.value, over: value })}
        onBlur={settle}
        onKeyDown={pressEnter}
        className={className ?? "pr-8 tabular-nums"}
      />
      {name ? <input type="hidden" name={name} value={value ?? ""} /> : null}
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden
        value={value ?? ""}
        onChange={(event) => pick(event.target.value)}
        className="pointer-events-none absolute right-0 bottom-0 size-8 opacity-0"
      />
      <button
        type="button"
        disabled={disabled}
        aria-label={t("common.chooseDate")}
        onClick={() => calendar.current?.showPicker()}
        className="absolute top-1 right-1 grid size-6 place-items-center rounded-sm text-ink-soft hover:bg-hover"
      >
        <CalendarDays aria-hidden className="size-4" />
      </button>
    </span>
  );
}
