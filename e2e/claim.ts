import type { Pool } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { findInvoice, findInvoiceHead } from "@/db/queries/invoices";
import type { ReadDb, Scope } from "@/db/scope";
import { reportableStatuses } from "@/lib/contracts/partner-api/statuses";
import type { FactoringStatus } from "@/lib/domain/factoring";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { claimInvoice } from "@/lib/services/factoring/claim-invoices";
import { prepareInvoices } from "@/lib/services/factoring/prepare-invoices";
import { rejectInvoice, reportStatus } from "@/lib/services/factoring/report-status";
import { withdrawInvoices } from "@/lib/services/factoring/withdraw-invoices";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { saveDraft } from "@/lib/services/invoices/save-draft";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import {
  type ActiveFactoring,
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  testDate,
  tinyPdf,
} from "./factories";

/** A company with a factoring company, and a customer that uses it. */
export type ClaimStage = {
  readonly company: Scope<ReadDb>;
  readonly factoring: ActiveFactoring;
  readonly partner: Scope<ReadDb>;
  readonly customerNo: number;
};

/** An invoice that the partner has been offered: its id here and there, and its number. */
export type Claim = { readonly invoiceId: string; readonly id: string; readonly number: number };

/** The day of the partner's reports. */
export const occurredAt = new Date("2026-03-10T11:00:00Z");

/** What may be left out of a report. */
export const noMore = { description: "", occurredAt, holdUntil: null, nextEvent: null, nextEventDate: null };

/** What may be left out of a receipt. */
const bareReceipt = {
  deliveredAt: new Date("2026-03-02T12:00:00Z"),
  channel: "email",
  text: "",
  factorKid: null,
  paymentAccount: null,
  dueDate: null,
  factorReference: null,
} as const;

/** Set the stage of a claim's life. */
export async function newClaimStage(pool: Pool): Promise<ClaimStage> {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const factored = organisation({ useFactoring: true, deliveryMethod: "factoring" });
  const customerNo = await newCustomer(company, factored);
  return { company, factoring, partner: partnerScope(company, factoring), customerNo };
}

/** Send an invoice of 12 500 kroner that is ready for the partner. */
export async function offerClaim({ company, customerNo }: ClaimStage): Promise<Claim> {
  const invoiceId = await newDraft(company, customerNo);
  const number = await sendAndPrepare(company, invoiceId);
  const head = await findInvoiceHead(company, invoiceId);
  return { invoiceId, number, id: head?.factoring?.id ?? "" };
}

/** The partner's receipt with its PDF. */
export function acknowledge(
  { partner }: ClaimStage,
  { id }: Claim,
  { words = "faktura", ...differing }: { words?: string; deliveredAt?: Date } = {},
) {
  return acknowledgeDelivery(partner, { ...bareReceipt, ...differing, invoiceId: id, pdf: tinyPdf(words) });
}

/** The partner's rejection. */
export function reject({ partner }: ClaimStage, { id }: Claim, { retryable = true } = {}) {
  const reason = { reasonCode: "limit_exceeded", text: "Over grensen", retryable } as const;
  return rejectInvoice(partner, { invoiceId: id, ...reason });
}

/** The partner's report of a status after delivery. */
export function report({ partner }: ClaimStage, { id }: Claim, status: (typeof reportableStatuses)[number]) {
  return reportStatus(partner, { ...noMore, invoiceId: id, status });
}

/** An invoice in a status, brought there by the verbs that lead there. */
export async function claimIn(stage: ClaimStage, status: FactoringStatus): Promise<Claim> {
  const claim = await offerClaim(stage);
  const { connectionId } = stage.factoring;
  if (status === "ready") return claim;
  if (status === "withdrawn")
    await expectOk(withdrawInvoices(stage.company, { connectionId, ids: [claim.id] }));
  else if (status === "rejected") await expectOk(reject(stage, claim));
  else if (status === "fetched") await expectOk(claimInvoice(stage.partner, { invoiceId: claim.id }));
  else {
    await expectOk(acknowledge(stage, claim));
    const reportable = reportableStatuses.find((one) => one === status);
    if (reportable && reportable !== "delivered") await expectOk(report(stage, claim, reportable));
  }
  return claim;
}

/** A draft that credits an invoice, whole or `quantityMilli` of its 12.5 hours; answers its id. */
export async function creditDraft(
  { company, customerNo }: ClaimStage,
  { invoiceId: originalId }: Claim,
  quantityMilli?: bigint,
): Promise<string> {
  const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: originalId }));
  const made = quantityMilli === undefined ? null : await findInvoice(company, invoiceId);
  if (made && quantityMilli !== undefined) {
    const { version, paymentTermsDays, buyerReference, orderReference, deliveryDate } = made;
    const head = { version, paymentTermsDays, buyerReference, orderReference, deliveryDate };
    await expectOk(saveDraft(company, { ...head, invoiceId, customerNo, lines: [line({ quantityMilli })] }));
  }
  return invoiceId;
}

/** Send a document as it is, without preparing it. */
export function send({ company }: ClaimStage, invoiceId: string) {
  return sendInvoice(company, { invoiceId, invoiceDate: testDate });
}

/** Prepare documents as the worker would. */
export async function prepare({ company }: ClaimStage, invoiceIds: readonly string[]): Promise<void> {
  const system = { ...company, actor: { kind: "system", task: "prepare" } as const };
  await expectOk(prepareInvoices(system, { invoiceIds }));
}

/** The factoring status of an invoice or a credit note, or null when it never went there. */
export async function statusOf({ company }: ClaimStage, invoiceId: string): Promise<FactoringStatus | null> {
  return (await findInvoiceHead(company, invoiceId))?.factoring?.status ?? null;
}

/** What the partner has been told of a claim, oldest first. */
export async function toldOf({ partner, factoring }: ClaimStage, { id }: Claim): Promise<string[]> {
  const all = await listEvents(partner, factoring.connectionId, { after: 0, limit: 1_000 });
  return all.filter(({ subjectId }) => subjectId === id).map(({ type }) => type);
}

/** «Historikk» of a claim, newest first. */
export function historyOf({ company }: ClaimStage, { invoiceId }: Claim) {
  return listInvoiceHistory(company, invoiceId);
}
