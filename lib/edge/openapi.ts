import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from "zod-openapi";
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
import { type Code, commonCodes, issueCodes, problemCodes } from "@/lib/contracts/partner-api/codes";
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
import { shownAs } from "@/lib/contracts/partner-api/values";
import * as voucherChanges from "@/lib/contracts/partner-api/voucher-changes";
import {
  findVouchers,
  getVoucher,
  postVoucher,
  postVoucherBatch,
} from "@/lib/contracts/partner-api/vouchers";
import * as webhooks from "@/lib/contracts/partner-api/webhooks";
import {
  openApiIntroduction,
  rateLimitHeaders,
  retryAfterHeader,
  securitySchemes,
  tokenOperation,
} from "./openapi-access";
import { isDedicated } from "./partner-auth";
import { problemDocument, problemStatus } from "./problem";
import { exampleFacts } from "./problem-examples";

/** Every endpoint behind a bearer token, in the order of the loop. */
export const contracts: readonly Contract[] = [
  getConnection,
  listInvoices,
  getInvoice,
  getInvoiceEhf,
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

const problem = z
  .looseObject({
    type: z.string().meta({ format: "uri" }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "Norwegian, or English by `Accept-Language`" }),
    instance: z.string(),
    code: z.string(),
    traceId: z.string().meta({ description: "The answer's `Request-Id`: quote it when you ask us" }),
    errors: z
      .array(
        z.strictObject({
          in: z.enum(["body", "query", "header"]),
          pointer: z.string().meta({ description: "RFC 6901, from the root of that part" }),
          code: z.string().meta({ examples: [...issueCodes] }),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({
    id: "Problem",
    description:
      "RFC 9457. A code may bring facts of its own: `allowed`, `lockDate`, `existingVoucherId`, `difference` (øre), `scope` …",
  });

const requestIdHeader = z.string().meta({ description: "Names this answer in our logs" });

/** The OpenAPI 3.1 document of the partner API, from the very contracts that the handlers run. */
export function openApiDocument() {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {
    "/oauth/token": { post: tokenOperation },
  };
  for (const contract of contracts) {
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: operation(contract) };
  }
  return createDocument(
    {
      openapi: "3.1.0",
      info: { title: "Fordring partner API", version: "1.0.0", description: openApiIntroduction },
      servers: [{ url: "/api/v1" }],
      tags: [...new Set(contracts.map((contract) => contract.tag))].map((name) => ({ name })),
      components: { securitySchemes, examples: problemExamples() },
      paths,
    },
    {
      allowEmptySchema: { custom: true, bigint: true, date: true, transform: true },
      override: plainIntegers,
    },
  );
}

/** That an integer is a safe one goes without saying; the bounds on each would hide the bounds that matter. */
function plainIntegers({ jsonSchema }: { jsonSchema: { minimum?: number; maximum?: number } }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) Reflect.deleteProperty(jsonSchema, "minimum");
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) Reflect.deleteProperty(jsonSchema, "maximum");
}

function operation(contract: Contract): ZodOpenApiOperationObject {
  return {
    operationId: contract.operationId,
    tags: [contract.tag],
    summary: contract.summary,
    description: contract.description,
    security: [{ partner: contract.permission ? [contract.permission] : [] }],
    requestParams: {
      ...(contract.params ? { path: contract.params as z.ZodObject } : {}),
      ...(contract.query ? { query: contract.query as z.ZodObject } : {}),
      header: z.object(requestHeaders(contract)),
    },
    ...requestBody(contract),
    responses: { ...successes(contract), ...refusals(contract) },
  };
}

function requestHeaders(contract: Contract) {
  const language = z
    .string()
    .optional()
    .meta({ description: "The language of problem documents; `nb` when absent" });
  const key = z.string().max(255).optional().meta({
    description:
      "Makes a repeat answer as the first time, with `Idempotent-Replayed: true`. Kept for at least 7 days.",
  });
  return contract.method === "GET"
    ? { "Accept-Language": language }
    : { "Accept-Language": language, "Idempotency-Key": key };
}

function requestBody(contract: Contract): Pick<ZodOpenApiOperationObject, "requestBody"> {
  if (!contract.body) return {};
  const json = {
    schema: contract.body,
    ...(contract.examples?.body ? { example: contract.examples.body } : {}),
  };
  if (!contract.multipart) return { requestBody: { required: true, content: { "application/json": json } } };

  const pdf = z
    .custom<Blob>()
    .meta(shownAs({ type: "string", format: "binary", description: "application/pdf, at most 30 MB" }));
  const multipart = {
    schema: z.strictObject({ meta: contract.multipart.meta, pdf }),
    encoding: { meta: { contentType: "application/json" }, pdf: { contentType: "application/pdf" } },
  };
  return {
    requestBody: { required: true, content: { "multipart/form-data": multipart, "application/json": json } },
  };
}

function successes(contract: Contract): ZodOpenApiResponsesObject {
  const example = contract.examples?.output === undefined ? {} : { example: contract.examples.output };
  const content = {
    [contract.media ?? "application/json"]: { schema: contract.output, ...example },
  };

  const responses: ZodOpenApiResponsesObject = {};
  for (const [status, description] of Object.entries(contract.success)) {
    responses[status as "200"] = {
      description,
      headers: z.object(successHeaders(contract, Number(status))),
      content,
    };
  }
  if (contract.media) responses["304"] = { description: "Unchanged since the `ETag` in `If-None-Match`" };
  return responses;
}

function successHeaders(contract: Contract, status: number): Record<string, z.ZodType> {
  const headers: Record<string, z.ZodType> = { "Request-Id": requestIdHeader, ...rateLimitHeaders };
  if (contract.method !== "GET") {
    headers["Idempotent-Replayed"] = z
      .literal("true")
      .optional()
      .meta({ description: "On a repeated `Idempotency-Key`" });
  }
  if (status === 201 && contract.locationOf)
    headers.Location = z.string().meta({ description: "Where it can be read" });
  if (contract.media) {
    headers.ETag = z.string().meta({ description: "The SHA-256 in hexadecimal, quoted" });
    headers["Repr-Digest"] = z.string().meta({ description: "RFC 9530: `sha-256=:…:`" });
  }
  return headers;
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

function refusals(contract: Contract): ZodOpenApiResponsesObject {
  const codes = codesOf(contract);
  const statuses = [...new Set(codes.map((code) => problemStatus[code]))].sort((a, b) => a - b);
  const responses: ZodOpenApiResponsesObject = {};
  for (const status of statuses) {
    const answered = codes.filter((code) => problemStatus[code] === status);
    responses[String(status) as "422"] = {
      description: answered.map((code) => `\`${code}\``).join(", "),
      headers: z.object(refusalHeaders(status)),
      content: { "application/problem+json": { schema: problem, examples: referTo(answered) } },
    };
  }
  return responses;
}

/** A token that is no good has no connection whose quota could be told. */
function refusalHeaders(status: number): Record<string, z.ZodType> {
  if (status === 401) return { "Request-Id": requestIdHeader };
  const retry = status === 429 ? { "Retry-After": retryAfterHeader } : {};
  return { "Request-Id": requestIdHeader, ...rateLimitHeaders, ...retry };
}

function referTo(codes: readonly Code[]) {
  return Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));
}

/** Each problem is shown once, under components; the answers refer to it. */
function problemExamples() {
  const occasion = {
    origin: "https://fordring.example",
    instance: "/api/v1/factoring/vouchers",
    language: "en",
    requestId: "0b0ef8f5-5a53-4a0e-9f4d-0d1f6f0f6a01",
  } as const;
  const shown = problemCodes.filter((code) => contracts.some((contract) => codesOf(contract).includes(code)));
  return Object.fromEntries(
    shown.map((code) => [code, { value: problemDocument({ code, ...exampleFacts[code] }, occasion) }]),
  );
}

/** The document as it is published and kept in `docs/openapi.json`. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`;
}
