"use server";

import { refresh } from "next/cache";
import type { z } from "zod";
import {
  applySuggestionsInput,
  type ImportCardsInput,
  importCardsInput,
  mendCardsInput,
} from "@/lib/contracts/data-quality";
import { action } from "@/lib/edge/action";
import { currentLocale } from "@/lib/edge/session";
import { applySuggestions } from "@/lib/services/customers/apply-suggestions";
import { importCards } from "@/lib/services/customers/import-cards";
import { importCsv } from "@/lib/services/customers/import-csv";
import { mendCards } from "@/lib/services/customers/mend-cards";
import { getTexts } from "@/lib/text/server";

const mend = action(mendCardsInput, mendCards);
const apply = action(applySuggestionsInput, applySuggestions);

/** Save rows of the workbench, or tell what would happen; counts and progress are read again. */
export async function mendAction(company: string, input: z.input<typeof mendCardsInput>) {
  const state = await mend(company, input);
  if (state.status === "done" && !input.rehearse) refresh();
  return state;
}

/** Apply the suggestions of one kind, some thousand cards a call; the page is read again when the last are done. */
export async function applySuggestionsAction(company: string, input: z.input<typeof applySuggestionsInput>) {
  const state = await apply(company, input);
  if (state.status === "done" && state.value.next === null) refresh();
  return state;
}

/** Read a file of corrections: a preview, or save what is good. */
export async function importCardsAction(company: string, input: z.input<typeof importCardsInput>) {
  const t = getTexts(await currentLocale());
  const read = action(importCardsInput, (scope, parsed: ImportCardsInput) =>
    importCards(scope, parsed, (table, lines) => importCsv(table, lines, t)),
  );
  const state = await read(company, input);
  if (state.status === "done" && state.value.saved) refresh();
  return state;
}
