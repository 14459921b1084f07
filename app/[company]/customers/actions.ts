"use server";

import { refresh } from "next/cache";
import { createElement, type ReactNode } from "react";
import type { z } from "zod";
import { HistoryRows } from "@/components/parties/history-rows";
import type { Page } from "@/components/ui/use-pages";
import { listCardChanges } from "@/db/queries/card-changes";
import { customerNoInPath, findPlaceInput, lookUpInput, saveCustomerInput } from "@/lib/contracts/customer";
import { action } from "@/lib/edge/action";
import { registry } from "@/lib/edge/registry";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { findPlace } from "@/lib/services/customers/card-quality";
import { lookUpRegistry } from "@/lib/services/customers/look-up-registry";
import { saveCustomer } from "@/lib/services/customers/save-customer";
import { getTexts } from "@/lib/text/server";

const save = action(saveCustomerInput, saveCustomer);
const find = action(findPlaceInput, findPlace);
const lookUp = action(lookUpInput, (_scope, { query }) => lookUpRegistry(registry(), query));

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

/** «Vis flere» in «Historikk»: the changes before `cursor`. */
export async function moreHistoryAction(
  companySlug: string,
  customerNo: number,
  cursor: string,
): Promise<Page<ReactNode>> {
  const scope = await requireScope(companySlug);
  const { rows, next } = await listCardChanges(scope, customerNoInPath.parse(customerNo), { cursor });
  const locale = await currentLocale();
  return {
    items: [createElement(HistoryRows, { key: cursor, rows, locale, t: getTexts(locale) })],
    next,
  };
}

/** «Hent fra Enhetsregisteret»: units by organisation number or name. */
export async function lookUpAction(companySlug: string, input: z.input<typeof lookUpInput>) {
  return lookUp(companySlug, input);
}
