"use server";

import { refresh } from "next/cache";
import type { LeftOutView, Part, ProposedView } from "@/components/dunning/views";
import type { ActionState } from "@/lib/contracts/action-state";
import { invoiceInput, moreInput, runDunningInput, runInput } from "@/lib/contracts/dunning";
import { action } from "@/lib/edge/action";
import { requireScope } from "@/lib/edge/session";
import { sendToCollection, withdrawFromCollection } from "@/lib/services/dunning/collection";
import { holdDunning, releaseDunning } from "@/lib/services/dunning/hold";
import { partOf } from "@/lib/services/dunning/proposal-parts";
import { runDunning } from "@/lib/services/dunning/run-dunning";
import { sendAgain } from "@/lib/services/dunning/send-again";

const run = action(runDunningInput, runDunning);
const again = action(runInput, sendAgain);
const hold = action(invoiceInput, holdDunning);
const release = action(invoiceInput, releaseDunning);
const collect = action(invoiceInput, sendToCollection);
const withdraw = action(invoiceInput, withdrawFromCollection);

/** «Opprett purringer». The dialog leads on to the run's page. */
export async function runDunningAction(company: string, input: unknown) {
  return run(company, input);
}

/** «Send på nytt»: the letters of a run that failed. */
export async function sendAgainAction(company: string, input: unknown) {
  return shown(await again(company, input));
}

/** «Sett på vent». */
export async function holdDunningAction(company: string, input: unknown) {
  return shown(await hold(company, input));
}

/** «Fortsett purring». */
export async function releaseDunningAction(company: string, input: unknown) {
  return shown(await release(company, input));
}

/** «Send til inkasso». */
export async function sendToCollectionAction(company: string, input: unknown) {
  return shown(await collect(company, input));
}

/** «Trekk fra inkasso». */
export async function withdrawFromCollectionAction(company: string, input: unknown) {
  return shown(await withdraw(company, input));
}

/** «Vis flere» of what can be reminded of on a day. */
export async function moreProposedAction(
  company: string,
  date: string,
  after: string,
): Promise<Part<ProposedView>> {
  const asked = moreInput.parse({ date, after });
  return (await partOf(await requireScope(company), asked)).proposed;
}

/** «Vis flere» of what is left out on a day. */
export async function moreLeftOutAction(
  company: string,
  date: string,
  after: string,
): Promise<Part<LeftOutView>> {
  const asked = moreInput.parse({ date, after });
  return (await partOf(await requireScope(company), asked)).leftOut;
}

function shown<State extends ActionState>(state: State): State {
  if (state.status === "done") refresh();
  return state;
}
