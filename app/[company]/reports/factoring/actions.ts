"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/edge/action";
import { transferToBureau } from "@/lib/services/legacy/transfer-to-bureau";

const transfer = action(z.undefined(), transferToBureau);

/** «Overfør til factoringbyrå». */
export async function transferAction(company: string) {
  const state = await transfer(company, undefined);
  if (state.status === "done") refresh();
  return state;
}
