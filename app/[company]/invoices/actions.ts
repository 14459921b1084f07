"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { listCustomers } from "@/db/queries/customers";
import type { ActionState } from "@/lib/contracts/action-state";
import {
  type CustomerChoice,
  customerSearchInput,
  invoiceIdInput,
  type LimitWarning,
  previewLimitsInput,
  saveDraftInput,
  sendCopyInput,
  sendInvoiceInput,
  sendInvoicesInput,
} from "@/lib/contracts/invoice";
import { reverseLossInput, writeOffLossInput } from "@/lib/contracts/loss";
import { ownReportInput } from "@/lib/contracts/own-report";
import { sendOtherwiseInput } from "@/lib/contracts/returned-invoice";
import { action } from "@/lib/edge/action";
import { requireScope } from "@/lib/edge/session";
import { reportByCompany } from "@/lib/services/factoring/report-by-company";
import { sendInvoiceAgain } from "@/lib/services/factoring/send-again";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { previewLimits } from "@/lib/services/invoices/preview-limits";
import { retryPreparation } from "@/lib/services/invoices/retry-preparation";
import { reverseLoss } from "@/lib/services/invoices/reverse-loss";
import { deleteDraft, saveDraft } from "@/lib/services/invoices/save-draft";
import { sendCopy } from "@/lib/services/invoices/send-copy";
import { sendInvoice, sendInvoices } from "@/lib/services/invoices/send-invoices";
import { sendInvoiceOtherwise } from "@/lib/services/invoices/send-otherwise";
import { writeOffLoss } from "@/lib/services/invoices/write-off-loss";

const save = action(saveDraftInput, saveDraft);
const remove = action(invoiceIdInput, deleteDraft);
const send = action(sendInvoiceInput, sendInvoice);
const sendMany = action(sendInvoicesInput, sendInvoices);
const credit = action(invoiceIdInput, creditInvoice);
const copy = action(sendCopyInput, sendCopy);
const again = action(invoiceIdInput, sendInvoiceAgain);
const otherwise = action(sendOtherwiseInput, sendInvoiceOtherwise);
const report = action(ownReportInput, reportByCompany);
const unlose = action(reverseLossInput, reverseLoss);
const lose = action(writeOffLossInput, writeOffLoss);
const retry = action(invoiceIdInput, retryPreparation);

/** «Lagre utkast». Whoever kept a new draft goes on to its page, so the present one need not be drawn anew. */
export async function saveDraftAction(company: string, input: { readonly invoiceId: string | null }) {
  const state = await save(company, input);
  return input.invoiceId === null ? state : shown(state);
}

/** «Slett utkast». */
export async function deleteDraftAction(company: string, input: unknown) {
  return remove(company, input);
}

/** «Send faktura». */
export async function sendInvoiceAction(company: string, input: unknown) {
  return shown(await send(company, input));
}

/** «Send valgte»: what goes beyond its customer's credit limit, before any is sent. */
export async function previewLimitsAction(company: string, input: unknown): Promise<LimitWarning[]> {
  return previewLimits(await requireScope(company), previewLimitsInput.parse(input).invoiceIds);
}

/** «Send valgte»: a part of those chosen; the list is drawn anew when all have gone. */
export async function sendInvoicesAction(company: string, input: unknown) {
  return sendMany(company, input);
}

/** «Krediter»: makes the draft and opens it. */
export async function creditInvoiceAction(company: string, input: unknown) {
  const state = await credit(company, input);
  if (state.status === "done") redirect(`/${company}/invoices/${state.value.invoiceId}`);
  return state;
}

/** «Send fakturakopi». */
export async function sendCopyAction(company: string, input: unknown) {
  return shown(await copy(company, input));
}

/** «Prøv igjen» after a failed preparation. */
export async function retryPreparationAction(company: string, input: unknown) {
  return shown(await retry(company, input));
}

/** «Rett og send på nytt». */
export async function sendAgainAction(company: string, input: unknown) {
  return shown(await again(company, input));
}

/** «Send på annen måte». */
export async function sendOtherwiseAction(company: string, input: unknown) {
  return shown(await otherwise(company, input));
}

/** «Innsigelse fra kunde», «Sett på vent», and their ends. */
export async function reportToFactoringAction(company: string, input: unknown) {
  return shown(await report(company, input));
}

/** «Før tap». */
export async function writeOffLossAction(company: string, input: unknown) {
  return shown(await lose(company, input));
}

/** «Tilbakefør» a loss. */
export async function reverseLossAction(company: string, input: unknown) {
  return shown(await unlose(company, input));
}

/** Customers by part of the name or the first digits of the number, to choose from while typing. */
export async function searchCustomersAction(company: string, text: string): Promise<CustomerChoice[]> {
  const scope = await requireScope(company);
  const search = customerSearchInput.parse(text).trim();
  const { rows } = await listCustomers(scope, { search: search || undefined, limit: 20 });
  return rows.map(({ customerNo, name, orgNr, city, paymentTermsDays, buyerReference }) => ({
    customerNo,
    name,
    orgNr,
    city,
    paymentTermsDays,
    buyerReference,
  }));
}

function shown<State extends ActionState>(state: State): State {
  if (state.status === "done") refresh();
  return state;
}
