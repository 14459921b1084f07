"use server";

import { refresh } from "next/cache";
import { saveRateInput } from "@/lib/contracts/exchange-rate";
import { action } from "@/lib/edge/action";
import { saveExchangeRate } from "@/lib/services/invoices/save-exchange-rate";

const save = action(saveRateInput, saveExchangeRate);

/** «Lagre kurs»; the list below is drawn anew. */
export async function saveExchangeRateAction(company: string, input: unknown) {
  const state = await save(company, input);
  if (state.status === "done") refresh();
  return state;
}
