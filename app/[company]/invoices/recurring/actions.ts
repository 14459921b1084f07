"use server";

import { refresh } from "next/cache";
import type { ActionState } from "@/lib/contracts/action-state";
import {
  changeStateInput,
  recurringRunInput,
  runRecurringInput,
  saveRecurringInput,
} from "@/lib/contracts/recurring";
import { action } from "@/lib/edge/action";
import { changeState } from "@/lib/services/recurring/change-state";
import { retryRun } from "@/lib/services/recurring/retry-run";
import { runRecurring } from "@/lib/services/recurring/run-recurring";
import { saveRecurring } from "@/lib/services/recurring/save-recurring";

const save = action(saveRecurringInput, saveRecurring);
const change = action(changeStateInput, changeState);
const run = action(runRecurringInput, runRecurring);
const retry = action(recurringRunInput, retryRun);

/** «Lagre avtalen». The editor leads on to the agreement's page. */
export async function saveRecurringAction(company: string, input: unknown) {
  return save(company, input);
}

/** «Sett på pause», «Fortsett», «Avslutt». */
export async function changeStateAction(company: string, input: unknown) {
  return shown(await change(company, input));
}

/** «Kjør gjentakende». The button leads on to the run's page. */
export async function runRecurringAction(company: string, input: unknown) {
  return run(company, input);
}

/** «Prøv igjen»: what a run could not send. */
export async function retryRunAction(company: string, input: unknown) {
  return shown(await retry(company, input));
}

function shown<State extends ActionState>(state: State): State {
  if (state.status === "done") refresh();
  return state;
}
