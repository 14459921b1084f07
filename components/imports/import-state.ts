"use client";

import { useState, useTransition } from "react";
import type { ActionState } from "@/lib/contracts/action-state";
import type { ImportDone, ImportFileInput, ImportPreview } from "@/lib/contracts/invoice-import";
import { maxImportBytes } from "@/lib/contracts/invoice-import";
import type { ImportMapping } from "@/lib/domain/import-fields";

/** A step of the import: the server action. The file travels with each. */
export type ImportStep<Value, Input = ImportFileInput> = (
  company: string,
  input: Input,
) => Promise<ActionState<Value>>;

export type ImportChoices = Pick<ImportFileInput, "defaultVatCode" | "defaultAccountNo" | "paidAccountNo">;

type File_ = { readonly filename: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** A refusal with its facts. */
export type Refused = { readonly code: string } & Readonly<Record<string, unknown>>;

type ImportActions = {
  readonly preview: ImportStep<ImportPreview>;
  readonly run: ImportStep<ImportDone, ImportFileInput & { which: "all" | "good" }>;
};

/**
 * The file that is being imported, what is chosen about it, and what the server last said of it. Every change asks
 * anew: what is shown is what would happen.
 */
export function useImport(company: string, { preview, run }: ImportActions) {
  const [pending, start] = useTransition();
  const [file, setFile] = useState<File_ | null>(null);
  const [choices, setChoices] = useState<ImportChoices>({
    defaultVatCode: 3,
    defaultAccountNo: null,
    paidAccountNo: null,
  });
  const [shown, setShown] = useState<ImportPreview | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [done, setDone] = useState<ImportDone | null>(null);

  function look(next: File_, mapping: ImportMapping | null, chosen: ImportChoices) {
    start(async () => {
      const state = await preview(company, { ...next, mapping, ...chosen });
      setRefused(refusalOf(state));
      if (state.status === "done") setShown(state.value);
    });
  }

  async function choose(chosen: File | undefined) {
    setShown(null);
    setDone(null);
    setRefused(null);
    setFile(null);
    if (!chosen) return;
    // Refused here already: a server would read all of it to say the same.
    if (chosen.size > maxImportBytes) return setRefused({ code: "file_too_large", maxMegabytes: 10 });
    const next = { filename: chosen.name.slice(0, 200), bytes: new Uint8Array(await chosen.arrayBuffer()) };
    setFile(next);
    look(next, null, choices);
  }

  function change(changed: { mapping?: ImportMapping; choices?: ImportChoices }) {
    const chosen = changed.choices ?? choices;
    setChoices(chosen);
    if (file) look(file, changed.mapping ?? shown?.mapping ?? null, chosen);
  }

  function importNow(which: "all" | "good", after: () => void) {
    if (!file || !shown) return;
    start(async () => {
      const state = await run(company, { ...file, mapping: shown.mapping, ...choices, which });
      setRefused(refusalOf(state));
      if (state.status === "done") setDone(state.value);
      after();
    });
  }

  return { pending, file, choices, shown, refused, done, choose, change, importNow };
}

function refusalOf(state: ActionState<unknown>): Refused | null {
  if (state.status === "done") return null;
  return state.status === "refused" ? { ...state.facts, code: state.code } : { code: "validation_failed" };
}
