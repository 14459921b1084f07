"use client";

import { Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { type UseFieldArrayReturn, type UseFormReturn, useFieldArray } from "react-hook-form";
import { Button } from "@/components/ui/button";
import type { DraftForm } from "@/lib/contracts/invoice";
import { useTexts } from "@/lib/text/client";
import { type AccountChoice, emptyLine } from "./draft-form";
import { DraftLineRow, lineGrid } from "./draft-line-row";

type DraftLinesProps = {
  form: UseFormReturn<DraftForm>;
  accounts: readonly AccountChoice[];
  vatRegistered: boolean;
  /** Each line's amount, by the domain; null when it cannot be read yet. */
  nets: readonly (bigint | null)[];
};

/**
 * The lines, made for the keyboard: Enter goes to the next field and makes a line after the last one,
 * Ctrl+Insert adds below, Ctrl+Delete removes; each has a button too, for keyboards without those keys.
 */
export function DraftLines({ form, accounts, vatRegistered, nets }: DraftLinesProps) {
  const t = useTexts();
  const lines = useFieldArray({ control: form.control, name: "lines" });
  const grid = useRef<HTMLDivElement>(null);
  const edit = { form, lines, vatRegistered };

  function press(event: KeyboardEvent<HTMLDivElement>) {
    const row = rowOf(event.target);
    if (event.ctrlKey && event.key === "Insert") {
      event.preventDefault();
      addLine(edit, row ?? lines.fields.length - 1);
    } else if (event.ctrlKey && event.key === "Delete" && row !== null) {
      event.preventDefault();
      removeLine(edit, row);
    } else if (event.key === "Enter" && !event.ctrlKey && isField(event.target)) {
      event.preventDefault();
      if (!focusBeside(grid.current, event.target, event.shiftKey ? -1 : 1) && !event.shiftKey) {
        addLine(edit, lines.fields.length - 1);
      }
    }
  }

  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside; the group only hears them. */}
      <div ref={grid} onKeyDown={press} className="flex flex-col">
        <div
          aria-hidden
          className={`hidden border-b border-ink pb-1 text-sm text-ink-soft xl:grid ${lineGrid}`}
        >
          <span>{t("invoices.lineText")}</span>
          <span className="text-right">{t("invoices.quantity")}</span>
          <span>{t("invoices.unit")}</span>
          <span className="text-right">{t("invoices.unitPrice")}</span>
          <span className="text-right">{t("invoices.discount")}</span>
          <span>{t("invoices.vatCode")}</span>
          <span>{t("invoices.account")}</span>
          <span className="text-right">{t("invoices.lineNet")}</span>
          <span />
        </div>
        {lines.fields.map((field, index) => (
          <DraftLineRow
            key={field.id}
            form={form}
            index={index}
            accounts={accounts}
            netOre={nets[index] ?? null}
            remove={
              <Button
                variant="quiet"
                size="icon"
                aria-label={t("invoices.removeLine", { line: String(index + 1) })}
                onClick={() => removeLine(edit, index)}
              >
                <Trash2 aria-hidden />
              </Button>
            }
          />
        ))}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <Button size="small" onClick={() => addLine(edit, lines.fields.length - 1)}>
          <Plus aria-hidden />
          {t("invoices.addLine")}
        </Button>
        <p className="hidden text-sm text-ink-soft xl:block">{t("invoices.keysHint")}</p>
      </div>
    </div>
  );
}

type Edit = {
  form: UseFormReturn<DraftForm>;
  lines: UseFieldArrayReturn<DraftForm, "lines">;
  vatRegistered: boolean;
};

function addLine({ form, lines, vatRegistered }: Edit, below: number) {
  const line = emptyLine(form.getValues(`lines.${below}`), vatRegistered);
  lines.insert(below + 1, line, { focusName: `lines.${below + 1}.text` });
}

/** The last line is emptied instead: there is always one to type on. */
function removeLine({ form, lines, vatRegistered }: Edit, row: number) {
  if (lines.fields.length === 1) lines.update(0, emptyLine(undefined, vatRegistered));
  else lines.remove(row);
  const next = Math.max(0, Math.min(row, lines.fields.length - 2));
  setTimeout(() => form.setFocus(`lines.${next}.text`), 0);
}

function rowOf(target: EventTarget): number | null {
  const row = target instanceof HTMLElement ? target.closest("[data-row]")?.getAttribute("data-row") : null;
  return row ? Number(row) : null;
}

function isField(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** Move to the next or the previous field of the lines; false when there is none that way. */
function focusBeside(grid: HTMLElement | null, from: HTMLElement, step: 1 | -1): boolean {
  const fields = [...(grid?.querySelectorAll<HTMLElement>("input, select") ?? [])];
  const goal = fields[fields.indexOf(from) + step];
  goal?.focus();
  if (goal instanceof HTMLInputElement) goal.select();
  return goal !== undefined;
}
