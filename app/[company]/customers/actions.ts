"use server";

import { refresh } from "next/cache";
import type { z } from "zod";
import { findPlaceInput, saveCustomerInput } from "@/lib/contracts/customer";
import { action } from "@/lib/edge/action";
import { findPlace } from "@/lib/services/customers/card-quality";
import { saveCustomer } from "@/lib/services/customers/save-customer";

const save = action(saveCustomerInput, saveCustomer);
const find = action(findPlaceInput, findPlace);

/** Save a customer card; a page that shows it is read again. */
export async function saveCustomerAction(companySlug: string, input: z.input<typeof saveCustomerInput>) {
  const state = await save(companySlug, input);
  // A new customer is shown on a page of its own, which is read anyway.
  if (state.status === "done" && input.customerNo !== null) refresh();
  return state;
}

/** The place of a Norwegian postal code, filled in while the user types. */
export async function findPlaceAction(companySlug: string, input: z.input<typeof findPlaceInput>) {
  return find(companySlug, input);
}
