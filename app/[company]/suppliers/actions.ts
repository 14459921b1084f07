"use server";

import { refresh } from "next/cache";
import type { z } from "zod";
import { saveSupplierInput } from "@/lib/contracts/supplier";
import { action } from "@/lib/edge/action";
import { saveSupplier } from "@/lib/services/suppliers/save-supplier";

const save = action(saveSupplierInput, saveSupplier);

/** Save a supplier's card; a page that shows it is read again. */
export async function saveSupplierAction(companySlug: string, input: z.input<typeof saveSupplierInput>) {
  const state = await save(companySlug, input);
  // A new supplier is shown on a page of its own, which is read anyway.
  if (state.status === "done" && input.supplierNo !== null) refresh();
  return state;
}
