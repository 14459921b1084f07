"use server";

import { refresh } from "next/cache";
import { createElement, type ReactNode } from "react";
import type { z } from "zod";
import type { InFlightItem } from "@/components/factoring/in-flight-table";
import { LackingRows } from "@/components/factoring/lacking-rows";
import type { Page } from "@/components/ui/use-pages";
import { listInFlight } from "@/db/queries/in-flight";
import {
  type ActivationValues,
  activationInput,
  type ChangeMappingValues,
  changeMappingInput,
} from "@/lib/contracts/activation";
import {
  type ChangeCurrenciesValues,
  type ChangeRoundingValues,
  changeCurrenciesInput,
  changeRoundingInput,
  forceCloseInput,
  newKeyInput,
  revokeKeyInput,
  undoInput,
  type WindDownValues,
  windDownInput,
  withdrawInput,
} from "@/lib/contracts/connection";
import { action } from "@/lib/edge/action";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { createClientKey, endClientKey } from "@/lib/services/access/client-keys";
import { activateFactoring } from "@/lib/services/factoring/activate";
import { changeCurrencies } from "@/lib/services/factoring/change-currencies";
import { changeMapping } from "@/lib/services/factoring/change-mapping";
import { changeRounding } from "@/lib/services/factoring/change-rounding";
import { checkMapping } from "@/lib/services/factoring/check-mapping";
import { forceClose } from "@/lib/services/factoring/force-close";
import { lackingCards } from "@/lib/services/factoring/readiness";
import { undoActivation } from "@/lib/services/factoring/undo-activation";
import { windDown } from "@/lib/services/factoring/wind-down";
import { withdrawInvoices } from "@/lib/services/factoring/withdraw-invoices";
import { getTexts } from "@/lib/text/server";

const activate = action(activationInput, activateFactoring);
const check = action(activationInput, checkMapping);
const change = action(changeMappingInput, changeMapping);
const round = action(changeRoundingInput, changeRounding);
const listCurrencies = action(changeCurrenciesInput, changeCurrencies);
const undo = action(undoInput, undoActivation);
const end = action(windDownInput, windDown);
const withdraw = action(withdrawInput, withdrawInvoices);
const close = action(forceCloseInput, forceClose);
const createKey = action(newKeyInput, createClientKey);
const revokeKey = action(revokeKeyInput, endClientKey);

/** Activate an integration. Its client key is in the answer and nowhere else. */
export async function activateAction(companySlug: string, input: ActivationValues) {
  const state = await activate(companySlug, input);
  if (state.status === "done") refresh();
  return state;
}

/** Whether the accounts chosen so far could be used. */
export async function checkMappingAction(companySlug: string, input: ActivationValues) {
  return check(companySlug, input);
}

/** «Lagre avrundingen». */
export async function changeRoundingAction(companySlug: string, input: ChangeRoundingValues) {
  const state = await round(companySlug, input);
  if (state.status === "done") refresh();
  return state;
}

/** «Lagre valutaene». */
export async function changeCurrenciesAction(companySlug: string, input: ChangeCurrenciesValues) {
  const state = await listCurrencies(companySlug, input);
  if (state.status === "done") refresh();
  return state;
}

/** «Endre kontoer». */
export async function changeMappingAction(companySlug: string, input: ChangeMappingValues) {
  return change(companySlug, input);
}

/** «Angre aktivering». */
export async function undoActivationAction(companySlug: string, input: z.input<typeof undoInput>) {
  const state = await undo(companySlug, input);
  if (state.status === "done") refresh();
  return state;
}

/** «Avslutt avtalen». */
export async function windDownAction(companySlug: string, input: WindDownValues) {
  return end(companySlug, input);
}

/** «Trekk tilbake». */
export async function withdrawAction(companySlug: string, input: z.input<typeof withdrawInput>) {
  const state = await withdraw(companySlug, input);
  if (state.status === "done") refresh();
  return state;
}

/** «Avslutt nå». */
export async function forceCloseAction(companySlug: string, input: z.input<typeof forceCloseInput>) {
  const state = await close(companySlug, input);
  if (state.status === "done") refresh();
  return state;
}

/** «Lag ny nøkkel». The key is in the answer and nowhere else. */
export async function createKeyAction(companySlug: string, connectionId: string) {
  const state = await createKey(companySlug, { connectionId });
  if (state.status === "done") refresh();
  return state;
}

/** «Trekk tilbake» of a client key. */
export async function revokeKeyAction(companySlug: string, connectionId: string, keyId: string) {
  const state = await revokeKey(companySlug, { connectionId, keyId });
  if (state.status === "done") refresh();
  return state;
}

/** «Vis flere» of the cards that lack data: those after the customer number in `cursor`. */
export async function moreLackingAction(company: string, cursor: string): Promise<Page<ReactNode>> {
  const scope = await requireScope(company);
  const { rows, next } = await lackingCards(scope, { after: Number(cursor) || 0, limit: 100 });
  const t = getTexts(await currentLocale());
  return {
    items: [createElement(LackingRows, { key: cursor, rows, companySlug: company, t })],
    next: next === null ? null : String(next),
  };
}

/** «Vis flere» of the invoices in flight. */
export async function moreInFlightAction(
  company: string,
  connectionId: string,
  cursor: string,
): Promise<Page<InFlightItem>> {
  const scope = await requireScope(company);
  const { rows, next } = await listInFlight(scope, connectionId, { after: cursor, limit: 200 });
  return { items: rows, next };
}
