"use server";

import { refresh } from "next/cache";
import { type ActivationValues, activationInput } from "@/lib/contracts/activation";
import { action } from "@/lib/edge/action";
import { activateFactoring } from "@/lib/services/factoring/activate";

const activate = action(activationInput, activateFactoring);

/** Activate an integration. Its client key is in the answer and nowhere else. */
export async function activateAction(companySlug: string, input: ActivationValues) {
  const state = await activate(companySlug, input);
  if (state.status === "done") refresh();
  return state;
}
