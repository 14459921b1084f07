"use server";

import { dunningSettingsInput } from "@/lib/contracts/dunning";
import { action } from "@/lib/edge/action";
import { saveDunningSettings } from "@/lib/services/dunning/save-dunning-settings";

const save = action(dunningSettingsInput, saveDunningSettings);

/** «Lagre» the settings of reminders and debt collection. */
export async function saveDunningSettingsAction(company: string, input: unknown) {
  return save(company, input);
}
