"use server";

import { refresh } from "next/cache";
import type { ActionState } from "@/lib/contracts/action-state";
import {
  forwardDirectPaymentInput,
  importStatementInput,
  type PayableChoice,
  payableSearchInput,
  reopenDirectPaymentInput,
  reportDirectPaymentInput,
  reverseDirectPaymentInput,
  setOffDirectPaymentInput,
} from "@/lib/contracts/direct-payment";
import { action } from "@/lib/edge/action";
import { requireScope } from "@/lib/edge/session";
import { forwardDirectPayment, setOffDirectPayment } from "@/lib/services/payments/clear-direct-payment";
import { importStatement } from "@/lib/services/payments/import-statement";
import { reopenDirectPayment } from "@/lib/services/payments/reopen-direct-payment";
import { reportDirectPayment } from "@/lib/services/payments/report-direct-payment";
import { reverseDirectPayment } from "@/lib/services/payments/reverse-direct-payment";
import { searchPayable } from "@/lib/services/payments/waiting-lines";

const report = action(reportDirectPaymentInput, reportDirectPayment);
const forward = action(forwardDirectPaymentInput, forwardDirectPayment);
const setOff = action(setOffDirectPaymentInput, setOffDirectPayment);
const reverse = action(reverseDirectPaymentInput, reverseDirectPayment);
const reopen = action(reopenDirectPaymentInput, reopenDirectPayment);
const readStatement = action(importStatementInput, importStatement);

/** «Bokfør og varsle» of a payment. */
export async function reportDirectPaymentAction(company: string, input: unknown) {
  return shown(await report(company, input));
}

/** «Send videre». */
export async function forwardDirectPaymentAction(company: string, input: unknown) {
  return shown(await forward(company, input));
}

/** «Motregn». */
export async function setOffDirectPaymentAction(company: string, input: unknown) {
  return shown(await setOff(company, input));
}

/** «Tilbakefør». */
export async function reverseDirectPaymentAction(company: string, input: unknown) {
  return shown(await reverse(company, input));
}

/** «Angre oppgjør». */
export async function reopenDirectPaymentAction(company: string, input: unknown) {
  return shown(await reopen(company, input));
}

/** «Les inn kontoutskrift». */
export async function importStatementAction(company: string, form: FormData) {
  const file = form.get("file");
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  return shown(await readStatement(company, { accountNo: Number(form.get("accountNo")), bytes }));
}

/** Factored invoices by number, customer, KID or amount, to choose from while typing. */
export async function searchPayableAction(company: string, text: string): Promise<PayableChoice[]> {
  return searchPayable(await requireScope(company), payableSearchInput.parse(text));
}

function shown<State extends ActionState>(state: State): State {
  if (state.status === "done") refresh();
  return state;
}
