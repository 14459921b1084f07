"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/edge/action";
import { endLegacyFactoring } from "@/lib/services/legacy/end-legacy-factoring";

const end = action(z.undefined(), endLegacyFactoring);

/** «Slå av». */
export async function endLegacyFactoringAction(company: string) {
  const state = await end(company, undefined);
  if (state.status === "done") refresh();
  return state;
}
