import type { APIResponse } from "@playwright/test";
import { secretBox } from "@/lib/adapters/sealed";
import { ore } from "@/lib/domain/money";
import { required } from "@/lib/env";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { printInvoice } from "@/lib/services/invoices/print-invoice";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { reportDirectPayment } from "@/lib/services/payments/report-direct-payment";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import { keepUpload } from "@/lib/services/vouchers/voucher-documents";
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  testWebhookEndpoint,
} from "@/lib/services/webhooks/manage-endpoints";
import { type Company, factored, type Sent } from "../company";
import { paid } from "../direct-payments";
import { expectOk, organisation, partnerScope, testDate, tinyPdf } from "../factories";
import type { Partner } from "../partner-client";
import { offerWithFile } from "./offer-with-file";
import { advance, CLEARING, postingCalls } from "./posting-calls";

/** One request of the partner's. */
export type Call = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly data?: unknown;
};

/** Something for every operation to work on, in one company. */
export type World = {
  readonly customerNo: number;
  /** Ready to be fetched. */
  readonly ready: Ready & { readonly attachmentId: string };
  readonly secondReady: Ready;
  readonly delivered: Ready;
  readonly secondDelivered: Ready;
  readonly voucherId: string;
  readonly secondVoucherId: string;
  /** The account that the statement is of. */
  readonly clearing: number;
  /** A document that the partner has sent in. */
  readonly uploadId: string;
  /** Sent by the company itself, with its PDF. */
  readonly printedId: string;
  readonly webhook: Hook;
  readonly otherWebhook: Hook;
  /** Reported by the client, and not acknowledged. */
  readonly directPaymentId: string;
  readonly secondDirectPaymentId: string;
};

/** A webhook endpoint and a message in its log. */
type Hook = { readonly endpointId: string; readonly deliveryId: string };

/** An invoice that the partner has been offered. */
export type Ready = Sent & { readonly id: string };

/** Send an invoice, of 12 500 kroner when no lines are given, that is offered to the partner. */
export async function offer(company: Company, customerNo?: number): Promise<Ready> {
  const draft = await company.draft(customerNo ?? (await company.customer()));
  const { id, ...sent } = await company.send(draft);
  if (id === null) throw new Error("the invoice was not offered: activate factoring first");
  return { ...sent, id };
}

/** The same, delivered by the partner. */
export async function deliver(company: Company, customerNo?: number): Promise<Ready> {
  const sent = await offer(company, customerNo);
  const receipt = { ...receiptOf("Levert"), deliveredAt: new Date("2026-03-02T12:00:00Z"), pdf: tinyPdf() };
  await expectOk(
    acknowledgeDelivery(partnerScope(company.scope, await company.activate()), {
      ...receipt,
      channel: "email",
      invoiceId: sent.id,
    }),
  );
  return sent;
}

/** The client reports that the debtor has paid it 12 500 kroner; answers the payment's id. */
export async function reportPayment(company: Company, invoiceId: string): Promise<string> {
  return (await expectOk(reportDirectPayment(company.scope, paid(invoiceId)))).id;
}

/** The data of a receipt, less its PDF. */
export function receiptOf(text: string) {
  return {
    deliveredAt: "2026-03-02T12:00:00Z",
    channel: "email",
    text,
    factorKid: "900010042",
    paymentAccount: "15030012340",
    dueDate: testDate,
    factorReference: "PO-1",
  };
}

/** Fill a company with one of everything. */
export async function makeWorld(company: Company): Promise<World> {
  const active = await company.activate();
  const customerNo = await company.customer(factored());
  const scope = partnerScope(company.scope, active);
  const post = (externalReference: string) =>
    expectOk(
      postPartnerVoucher(scope, {
        dryRun: false,
        ...advance(externalReference),
        voucherDate: testDate,
        currency: "NOK",
        lines: [
          { account: 1920, amount: ore(100n) },
          { account: CLEARING, amount: ore(-100n) },
        ],
      }),
    );
  const [posted, secondPosted] = [await post("WORLD-1"), await post("WORLD-2")];
  const upload = await expectOk(keepUpload(scope, { filename: "bilag.pdf", pdf: tinyPdf("world") }));
  const offered = {
    ready: await offerWithFile(company, customerNo),
    secondReady: await offer(company, customerNo),
    delivered: await deliver(company, customerNo),
    secondDelivered: await deliver(company, customerNo),
  };
  return {
    customerNo,
    ...offered,
    voucherId: posted.id ?? "",
    secondVoucherId: secondPosted.id ?? "",
    uploadId: upload.id,
    clearing: CLEARING,
    printedId: await print(company),
    webhook: await openWebhook(partnerScope(company.scope, active)),
    otherWebhook: await openWebhook(partnerScope(company.scope, active)),
    directPaymentId: await reportPayment(company, offered.delivered.invoiceId),
    secondDirectPaymentId: await reportPayment(company, offered.secondDelivered.invoiceId),
  };
}

/** An invoice that the company has sent by itself, with the PDF that the worker makes. */
async function print(company: Company): Promise<string> {
  const invoiceId = await company.draft(await company.customer(organisation()));
  await expectOk(sendInvoice(company.scope, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));
  await expectOk(printInvoice({ ...company.scope, actor: { kind: "system", task: "print" } }, { invoiceId }));
  return invoiceId;
}

/** An endpoint that is turned off, so that no event is sent to it, with one test in its log. */
async function openWebhook(partner: ReturnType<typeof partnerScope>): Promise<Hook> {
  const means = { box: secretBox(required("AUTH_SECRET")), rule: { allowLoopback: false } };
  const { id: endpointId } = await expectOk(
    createWebhookEndpoint(partner, means, { url: "https://partner.example/hook", types: [] }),
  );
  await expectOk(changeWebhookEndpoint(partner, means.rule, { endpointId, enabled: false }));
  const { id: deliveryId } = await expectOk(testWebhookEndpoint(partner, { endpointId }));
  return { endpointId, deliveryId };
}

const base64Pdf = Buffer.from(tinyPdf()).toString("base64");

/** A call that succeeds in a world, for every operation. A POST has a second one, which means something else. */
const calls: Readonly<Record<string, (world: World, second?: boolean) => Call>> = {
  ...postingCalls,
  getConnection: () => ({ method: "GET", path: "/connection" }),
  listInvoices: () => ({ method: "GET", path: "/factoring/invoices" }),
  getInvoice: ({ ready }) => ({ method: "GET", path: `/factoring/invoices/${ready.id}` }),
  getInvoiceEhf: ({ ready }) => ({ method: "GET", path: `/factoring/invoices/${ready.id}/ehf` }),
  getInvoiceAttachment: ({ ready }) => ({
    method: "GET",
    path: `/factoring/invoices/${ready.id}/attachments/${ready.attachmentId}`,
  }),
  claimInvoice: ({ ready, secondReady }, second) => ({
    method: "POST",
    path: `/factoring/invoices/${second ? secondReady.id : ready.id}/claim`,
  }),
  claimInvoices: ({ ready, secondReady }, second) => ({
    method: "POST",
    path: "/factoring/invoices/claims",
    data: { ids: second ? [secondReady.id] : [ready.id] },
  }),
  deliverInvoice: ({ ready }, second) => ({
    method: "POST",
    path: `/factoring/invoices/${ready.id}/delivery`,
    data: { ...receiptOf(second ? "Sendt i posten" : "Sendt på e-post"), pdf: base64Pdf },
  }),
  rejectInvoice: ({ ready }, second) => ({
    method: "POST",
    path: `/factoring/invoices/${ready.id}/rejection`,
    data: { reasonCode: "limit_exceeded", text: second ? "Ukjent" : "Grensen er nådd", retryable: false },
  }),
  reportStatus: ({ delivered }, second) => ({
    method: "POST",
    path: `/factoring/invoices/${delivered.id}/status`,
    data: {
      status: "disputed",
      description: second ? "Prisen bestrides" : "Mengden bestrides",
      occurredAt: "2026-03-10T12:00:00+01:00",
    },
  }),
  listCustomers: () => ({ method: "GET", path: "/factoring/customers" }),
  getCustomer: ({ customerNo }) => ({ method: "GET", path: `/factoring/customers/${customerNo}` }),
  replaceDeliveryPdf: ({ delivered }, second) => ({
    method: "PUT",
    path: `/factoring/invoices/${delivered.id}/delivery/pdf`,
    data: { reason: "Feil KID", pdf: Buffer.from(tinyPdf(second ? "tredje" : "ny")).toString("base64") },
  }),
  changeServiceLevel: ({ delivered }, second) => ({
    method: "POST",
    path: `/factoring/invoices/${delivered.id}/service-level`,
    data: { serviceLevel: "service_only", reason: second ? "Dårlig kreditt" : "Over grensen" },
  }),
  reportCreditLimit: ({ customerNo }, second) => ({
    method: "POST",
    path: `/factoring/customers/${customerNo}/credit-limit`,
    data: { limit: second ? 2_000_000 : 1_000_000, used: 0 },
  }),
  postVoucher: (_, second) => ({
    method: "POST",
    path: "/factoring/vouchers",
    data: advance("CALL-1", second ? 200 : 100),
  }),
  findVouchers: () => ({ method: "GET", path: "/factoring/vouchers?externalReference=WORLD-1" }),
  getVoucher: ({ voucherId }) => ({ method: "GET", path: `/factoring/vouchers/${voucherId}` }),
  listWebhookEndpoints: () => ({ method: "GET", path: "/webhook-endpoints" }),
  createWebhookEndpoint: (_, second) => ({
    method: "POST",
    path: "/webhook-endpoints",
    data: { url: `https://partner.example/${second ? "second" : "first"}` },
  }),
  getWebhookEndpoint: ({ webhook }) => ({ method: "GET", path: `/webhook-endpoints/${webhook.endpointId}` }),
  changeWebhookEndpoint: ({ webhook }, second) => ({
    method: "PATCH",
    path: `/webhook-endpoints/${webhook.endpointId}`,
    data: { types: [second ? "invoice.withdrawn" : "invoice.ready"] },
  }),
  deleteWebhookEndpoint: ({ webhook, otherWebhook }, second) => ({
    method: "DELETE",
    path: `/webhook-endpoints/${(second ? otherWebhook : webhook).endpointId}`,
  }),
  getWebhookSecrets: ({ webhook }) => ({
    method: "GET",
    path: `/webhook-endpoints/${webhook.endpointId}/secrets`,
  }),
  rotateWebhookSecret: ({ webhook, otherWebhook }, second) => ({
    method: "POST",
    path: `/webhook-endpoints/${(second ? otherWebhook : webhook).endpointId}/secret-rotation`,
  }),
  testWebhookEndpoint: ({ webhook, otherWebhook }, second) => ({
    method: "POST",
    path: `/webhook-endpoints/${(second ? otherWebhook : webhook).endpointId}/test`,
  }),
  listWebhookDeliveries: ({ webhook }) => ({
    method: "GET",
    path: `/webhook-endpoints/${webhook.endpointId}/deliveries`,
  }),
  replayWebhookDelivery: ({ webhook, otherWebhook }, second) => {
    const { endpointId, deliveryId } = second ? otherWebhook : webhook;
    return { method: "POST", path: `/webhook-endpoints/${endpointId}/deliveries/${deliveryId}/replay` };
  },
  listClientInvoices: () => ({ method: "GET", path: "/invoices" }),
  getClientInvoice: ({ printedId }) => ({ method: "GET", path: `/invoices/${printedId}` }),
  getClientInvoicePdf: ({ printedId }) => ({ method: "GET", path: `/invoices/${printedId}/pdf` }),
  postClientVoucher: (_, second) => ({
    method: "POST",
    path: "/vouchers",
    data: advance("CALL-1", second ? 200 : 100),
  }),
  findClientVouchers: () => ({ method: "GET", path: "/vouchers?externalReference=WORLD-1" }),
  getClientVoucher: ({ voucherId }) => ({ method: "GET", path: `/vouchers/${voucherId}` }),
  listEvents: () => ({ method: "GET", path: "/events" }),
  listDirectPayments: () => ({ method: "GET", path: "/factoring/direct-payments" }),
  acknowledgeDirectPayment: ({ directPaymentId, secondDirectPaymentId }, second) => ({
    method: "POST",
    path: `/factoring/direct-payments/${second ? secondDirectPaymentId : directPaymentId}/ack`,
  }),
  getFinanceAccountStatement: ({ clearing }) => ({
    method: "GET",
    path: `/factoring/finance-account/statement?from=2026-01-01&to=2026-12-31&account=${clearing}`,
  }),
};

/** The call of an operation in a world. */
export function callOf(operationId: string, world: World, second = false): Call {
  const call = calls[operationId];
  if (!call) throw new Error(`no call is written for ${operationId}`);
  return call(world, second);
}

/** Make it. */
export function make(
  partner: Partner,
  { method, path, data }: Call,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  return partner.fetch(path, { method, headers, ...(data === undefined ? {} : { data }) });
}
