"use server";

import { refresh } from "next/cache";
import {
  type AlternativeValues,
  activateAlternativeInput,
  chooseAlternativeTemplateInput,
  deactivateAlternativeInput,
} from "@/lib/contracts/alternative";
import { action } from "@/lib/edge/action";
import { activateAlternative } from "@/lib/services/factoring/activate-alternative";
import { chooseAlternativeTemplate, deactivateAlternative } from "@/lib/services/factoring/end-alternative";

const activate = action(activateAlternativeInput, activateAlternative);
const end = action(deactivateAlternativeInput, deactivateAlternative);
const choose = action(chooseAlternativeTemplateInput, chooseAlternativeTemplate);

/** «Ta i bruk». The client key is in the answer and nowhere else. */
export async function activateAlternativeAction(company: string, input: AlternativeValues) {
  const state = await activate(company, input);
  if (state.status === "done") refresh();
  return state;
}

/** «Avslutt» and «Steng tilgangen». */
export async function endAlternativeAction(company: string, input: { connectionId: string; close: boolean }) {
  const state = await end(company, input);
  if (state.status === "done") refresh();
  return state;
}

/** «Bytt mal». */
export async function chooseTemplateAction(
  company: string,
  input: { connectionId: string; templateId: string },
) {
  const state = await choose(company, input);
  if (state.status === "done") refresh();
  return state;
}
