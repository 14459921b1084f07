import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import { getInvoiceAttachment } from "@/lib/contracts/partner-api/attachments";
import {
  getClientInvoice,
  getClientInvoicePdf,
  listClientInvoices,
} from "@/lib/contracts/partner-api/client-invoices";
import {
  findClientVouchers,
  getClientVoucher,
  postClientVoucher,
} from "@/lib/contracts/partner-api/client-vouchers";
import { type Code, commonCodes } from "@/lib/contracts/partner-api/codes";
import { getConnection } from "@/lib/contracts/partner-api/connection";
import type { Contract } from "@/lib/contracts/partner-api/contract";
import { getCustomer, listCustomers, reportCreditLimit } from "@/lib/contracts/partner-api/customers";
import { deliverInvoice, replaceDeliveryPdf } from "@/lib/contracts/partner-api/deliveries";
import { acknowledgeDirectPayment, listDirectPayments } from "@/lib/contracts/partner-api/direct-payments";
import { listEvents } from "@/lib/contracts/partner-api/events";
import { postFactoringEvents } from "@/lib/contracts/partner-api/factoring-events";
import { getStatement } from "@/lib/contracts/partner-api/finance-account";
import {
  claimInvoice,
  claimInvoices,
  getInvoice,
  getInvoiceEhf,
  listInvoices,
} from "@/lib/contracts/partner-api/invoices";
import { postReconciliation } from "@/lib/contracts/partner-api/reconciliations";
import { changeServiceLevel, rejectInvoice, reportStatus } from "@/lib/contracts/partner-api/statuses";
import { apiVersion } from "@/lib/contracts/partner-api/version";
import * as voucherChanges from "@/lib/contracts/partner-api/voucher-changes";
import {
  findVouchers,
  getVoucher,
  postVoucher,
  postVoucherBatch,
} from "@/lib/contracts/partner-api/vouchers";
import * as webhooks from "@/lib/contracts/partner-api/webhooks";
import { documentOperation, openApiIntroduction, securitySchemes, tokenOperation } from "./openapi-access";
import { exampleParams } from "./openapi-examples";
import { operation } from "./openapi-operation";
import { openApiWebhooks } from "./openapi-webhooks";
import { isDedicated } from "./partner-auth";

/** The operations of one address, as the finished document has them. */
type Item = NonNullable<ReturnType<typeof createDocument>["paths"]>[string];

/** Every endpoint behind a bearer token, in the order of the loop. */
export const contracts: readonly Contract[] = [
  getConnection,
  listInvoices,
  getInvoice,
  getInvoiceEhf,
  getInvoiceAttachment,
  claimInvoice,
  claimInvoices,
  deliverInvoice,
  replaceDeliveryPdf,
  rejectInvoice,
  reportStatus,
  changeServiceLevel,
  listCustomers,
  getCustomer,
  reportCreditLimit,
  postFactoringEvents,
  postVoucher,
  postVoucherBatch,
  findVouchers,
  getVoucher,
  voucherChanges.reverseVoucher,
  voucherChanges.uploadDocument,
  voucherChanges.putVoucherDocuments,
  postReconciliation,
  getStatement,
  listClientInvoices,
  getClientInvoice,
  getClientInvoicePdf,
  postClientVoucher,
  findClientVouchers,
  getClientVoucher,
  listDirectPayments,
  acknowledgeDirectPayment,
  listEvents,
  webhooks.listWebhookEndpoints,
  webhooks.createWebhookEndpoint,
  webhooks.getWebhookEndpoint,
  webhooks.changeWebhookEndpoint,
  webhooks.deleteWebhookEndpoint,
  webhooks.getWebhookSecrets,
  webhooks.rotateWebhookSecret,
  webhooks.testWebhookEndpoint,
  webhooks.listWebhookDeliveries,
  webhooks.replayWebhookDelivery,
];

/** The OpenAPI 3.1 document of the partner API, from the very contracts that the handlers run. */
export function openApiDocument() {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {
    "/oauth/token": { post: tokenOperation },
  };
  for (const contract of contracts) {
    const described = operation(contract, codesOf(contract), methodsOf(contract.path));
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: described };
  }
  paths["/openapi.json"] = { get: documentOperation };
  const document = createDocument(
    {
      openapi: "3.1.1",
      info: { title: "Fordring partner API", version: apiVersion, description: openApiIntroduction },
      servers: [{ url: "/api/v1" }],
      tags: [...new Set(contracts.map((contract) => contract.tag))].map((name) => ({ name })),
      components: { securitySchemes },
      paths,
      webhooks: openApiWebhooks(),
    },
    {
      allowEmptySchema: { custom: true, bigint: true, date: true, transform: true },
      override: (context) => {
        plainIntegers(context);
        openAnswers(context);
      },
    },
  );
  for (const contract of contracts) exemplifyParams(contract, document.paths?.[contract.path]);
  referOnly(document);
  return document;
}

/** Beside a `$ref`, the library repeats what an extended schema has: the definition alone says whether it is open. */
function referOnly(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if ("$ref" in node) Reflect.deleteProperty(node, "additionalProperties");
  for (const value of Object.values(node)) referOnly(value);
}

/** Show an example of each parameter in the path, so that the reference can be tried as it stands. */
function exemplifyParams(contract: Contract, path: Item | undefined): void {
  const examples = exampleParams(contract);
  const parameters = path?.[contract.method.toLowerCase() as "get"]?.parameters ?? [];
  for (const parameter of parameters) {
    if (!("in" in parameter) || parameter.in !== "path") continue;
    const isNumber = (parameter.schema as { type?: unknown } | undefined)?.type === "integer";
    const example = examples[parameter.name];
    parameter.example = isNumber ? Number(example) : example;
  }
}

/** The methods that an address has, in the order of `resource`. */
export function methodsOf(path: string): string[] {
  const own = contracts.filter((one) => one.path === path).map(({ method }): string => method);
  return ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) => own.includes(method));
}

/** That an integer is a safe one goes without saying; the bounds on each would hide the bounds that matter. */
function plainIntegers({ jsonSchema }: { jsonSchema: { minimum?: number; maximum?: number } }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) Reflect.deleteProperty(jsonSchema, "minimum");
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) Reflect.deleteProperty(jsonSchema, "maximum");
}

/**
 * Requests are closed, answers are not: a client must bear members that a later version adds. (What we send is
 * checked against the closed schema all the same, by `encodeAnswer`.)
 */
function openAnswers({ io, jsonSchema }: { io: "input" | "output"; jsonSchema: object }): void {
  if (io === "output" && "additionalProperties" in jsonSchema && jsonSchema.additionalProperties === false)
    Reflect.deleteProperty(jsonSchema, "additionalProperties");
}

/** The codes an endpoint can answer with: its own and the common ones. */
export function codesOf(contract: Contract): Code[] {
  const idempotency: Code[] =
    contract.method !== "GET" ? ["validation_failed", "idempotency_key_reused", "idempotency_in_flight"] : [];
  return [...new Set<Code>([...commonCodes, ...contract.refusals, ...idempotency])].filter(
    (code) =>
      (code !== "scope_missing" || contract.permission !== null) &&
      (code !== "dedicated_only" || isDedicated(contract.path)),
  );
}

/** The document as it is published and kept in `docs/openapi.json`. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`;
}
