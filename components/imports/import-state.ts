"use client";

import { useRef, useState, useTransition } from "react";
import type { ActionState } from "@/lib/contracts/action-state";
import type { ImportDone, ImportFileInput, ImportPreview } from "@/lib/contracts/invoice-import";
import { tooLarge } from "@/lib/contracts/uploaded-file";
import type { ImportField, ImportMapping } from "@/lib/domain/import-fields";

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

/** What is chosen about a file. A mapping of null is the server's to guess. */
type Chosen = { readonly mapping: ImportMapping | null; readonly choices: ImportChoices };

const nothingChosen: ImportChoices = { defaultVatCode: 3, defaultAccountNo: null, paidAccountNo: null };

/**
 * What is chosen lives in the browser: shown at once, whatever the server is still reading, and each change builds on
 * the one before it, also when no answer has come in between.
 */
function useChosen() {
  const [chosen, setChosen] = useState<Chosen>({ mapping: null, choices: nothingChosen });
  const latest = useRef(chosen);
  return {
    chosen,
    latest,
    choose(change: (before: Chosen) => Chosen) {
      latest.current = change(latest.current);
      setChosen(latest.current);
      return latest.current;
    },
  };
}

/**
 * The file that is being imported, what is chosen about it, and what the server last said of it. Every change asks
 * anew: what is shown is what would happen. Only the answer to the last question counts.
 */
export function useImport(company: string, { preview, run }: ImportActions) {
  const [pending, start] = useTransition();
  const [file, setFile] = useState<File_ | null>(null);
  const { chosen, latest, choose: choosing } = useChosen();
  const [shown, setShown] = useState<ImportPreview | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [done, setDone] = useState<ImportDone | null>(null);
  const turn = useRef(0);

  function look(next: File_, { mapping, choices }: Chosen) {
    turn.current += 1;
    const asked = turn.current;
    start(async () => {
      const state = await preview(company, { ...next, mapping, ...choices });
      if (asked !== turn.current) return;
      setRefused(refusalOf(state));
      if (state.status === "done") setShown(state.value);
    });
  }

  async function choose(picked: File | undefined) {
    turn.current += 1;
    const asked = turn.current;
    setShown(null);
    setDone(null);
    setRefused(null);
    setFile(null);
    const about = choosing(({ choices }) => ({ mapping: null, choices }));
    if (!picked) return;
    const refusal = tooLarge(picked);
    if (refusal) return setRefused(refusal);
    const next = { filename: picked.name.slice(0, 200), bytes: new Uint8Array(await picked.arrayBuffer()) };
    if (asked !== turn.current) return;
    setFile(next);
    look(next, about);
  }

  /** A column for a field, or none. */
  function chooseColumn(field: ImportField, column: number | null) {
    const about = choosing(({ mapping, choices }) => {
      const { [field]: _, ...others } = mapping ?? shown?.mapping ?? {};
      return { mapping: column === null ? others : { ...others, [field]: column }, choices };
    });
    if (file) look(file, about);
  }

  function changeChoices(changed: Partial<ImportChoices>) {
    const about = choosing(({ mapping, choices }) => ({ mapping, choices: { ...choices, ...changed } }));
    if (file) look(file, about);
  }

  function recheck() {
    if (file) look(file, latest.current);
  }

  function importNow(which: "all" | "good", after: () => void) {
    if (!file || !shown) return;
    const { mapping, choices } = latest.current;
    start(async () => {
      const state = await run(company, { ...file, mapping: mapping ?? shown.mapping, ...choices, which });
      setRefused(refusalOf(state));
      if (state.status === "done") setDone(state.value);
      after();
    });
  }

  const mapping = chosen.mapping ?? shown?.mapping ?? {};
  const { choices } = chosen;
  return {
    pending,
    mapping,
    choices,
    shown,
    refused,
    done,
    choose,
    chooseColumn,
    changeChoices,
    recheck,
    importNow,
  };
}

function refusalOf(state: ActionState<unknown>): Refused | null {
  if (state.status === "done") return null;
  return state.status === "refused" ? { ...state.facts, code: state.code } : { code: "validation_failed" };
}
