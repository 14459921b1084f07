import { z } from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from "zod-openapi";
import type { Code } from "@/lib/contracts/partner-api/codes";
import type { Contract } from "@/lib/contracts/partner-api/contract";
import { shownAs } from "@/lib/contracts/partner-api/values";
import { mediaOf } from "./answer";
import { fieldCodes, problemExample } from "./openapi-examples";
import { refusalHeaders, requestHeaders, successHeaders, unchangedHeaders } from "./openapi-headers";
import { problemStatus } from "./problem";

/** What all refusals look like. */
export const problemSchema = z
  .looseObject({
    type: z.string().meta({ format: "uri", description: "A page that says the cause and the cure" }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "Norwegian, or English by `Accept-Language`" }),
    instance: z.string(),
    code: z.string().meta({ description: "Decide by this, never by the texts" }),
    traceId: z.string().meta({ description: "The answer's `Request-Id`: quote it when you ask us" }),
    errors: z
      .array(
        z.strictObject({
          in: z.enum(["body", "query", "header"]),
          pointer: z.string().meta({ description: "RFC 6901, from the root of that part" }),
          code: z.string().meta({ examples: fieldCodes }),
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

/**
 * A contract as OpenAPI describes an operation.
 *
 * @param codes what it can be refused with
 * @param allow the methods of its address; each other method is answered with 405
 */
export function operation(
  contract: Contract,
  codes: readonly Code[],
  allow: readonly string[],
): ZodOpenApiOperationObject {
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
    responses: { ...successes(contract), ...refusals(contract, [...codes, "method_not_allowed"], allow) },
  };
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
  const { pdf: _, ...meta } = (contract.examples?.body ?? {}) as Record<string, unknown>;
  const multipart = {
    schema: z.strictObject({ meta: contract.multipart.meta, pdf }),
    encoding: { meta: { contentType: "application/json" }, pdf: { contentType: "application/pdf" } },
    example: { meta, pdf: "%PDF-1.7 …" },
  };
  return {
    requestBody: { required: true, content: { "multipart/form-data": multipart, "application/json": json } },
  };
}

function successes(contract: Contract): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {};
  for (const [status, description] of Object.entries(contract.success)) {
    const example = contract.examples?.outputs?.[Number(status)] ?? contract.examples?.output;
    responses[status as "200"] = {
      description,
      headers: z.object(successHeaders(contract, Number(status))),
      content: Object.fromEntries(
        (contract.media ? mediaOf(contract) : ["application/json"]).map((media) => [
          media,
          { schema: contract.output, ...(example === undefined ? {} : { example }) },
        ]),
      ),
    };
  }
  if (contract.media) {
    responses["304"] = {
      description: "Unchanged since the `ETag` in `If-None-Match`",
      headers: z.object(unchangedHeaders),
    };
  }
  return responses;
}

function refusals(
  contract: Contract,
  codes: readonly Code[],
  allow: readonly string[],
): ZodOpenApiResponsesObject {
  const statuses = [...new Set(codes.map((code) => problemStatus[code]))].sort((a, b) => a - b);
  const responses: ZodOpenApiResponsesObject = {};
  for (const status of statuses) {
    const answered = codes.filter((code) => problemStatus[code] === status);
    const examples = answered.map((code) => [code, { value: problemExample(contract, code, allow) }]);
    responses[String(status) as "422"] = {
      description: answered.map((code) => `[\`${code}\`](/docs/problems/${code})`).join(", "),
      headers: z.object(refusalHeaders(answered)),
      content: {
        "application/problem+json": { schema: problemSchema, examples: Object.fromEntries(examples) },
      },
    };
  }
  return responses;
}
