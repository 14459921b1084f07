import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { openApiText } from "./openapi";
import { type Described, documentGaps } from "./openapi-gaps";

const published = (): Described => JSON.parse(openApiText());

test("the document is complete: every operation, status, header, code and example, and closed requests", () => {
  expect(documentGaps(published())).toEqual([]);
});

test("the document is valid by OpenAPI 3.1's own rules, and its examples by its own schemas", async () => {
  const config = await createConfig({
    rules: {
      struct: "error",
      "no-unresolved-refs": "error",
      "operation-operationId-unique": "error",
      "operation-operationId-url-safe": "error",
      "operation-parameters-unique": "error",
      "operation-tag-defined": "error",
      "path-parameters-defined": "error",
      "path-declaration-must-exist": "error",
      "no-identical-paths": "error",
      "no-enum-type-mismatch": "error",
      "no-schema-type-mismatch": "error",
      "no-required-schema-properties-undefined": "error",
      "no-invalid-schema-examples": { severity: "error", allowAdditionalProperties: true },
      "no-invalid-parameter-examples": { severity: "error", allowAdditionalProperties: true },
      "no-invalid-media-type-examples": { severity: "error", allowAdditionalProperties: true },
      "no-unused-components": "error",
      "security-defined": "error",
    },
  });
  const problems = await lintFromString({ source: openApiText(), absoluteRef: "/openapi.json", config });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, location[0]?.pointer, message])).toEqual(
    [],
  );

  const broken = openApiText().replace('"openapi": "3.1.1"', '"openapi": "3.1.1", "pats": {}');
  const found = await lintFromString({ source: broken, absoluteRef: "/openapi.json", config });
  expect(found.map(({ ruleId }) => ruleId)).toEqual(["struct"]);
}, 60_000);

// biome-ignore lint/suspicious/noExplicitAny: the document is broken on purpose, at any place.
type Loose = any;

describe("the walk through the document finds what is missing", () => {
  const post = (document: Loose) => document.paths["/factoring/vouchers"].post;
  test.each<[string, (document: Loose) => void, string]>([
    ["a summary", (it) => delete post(it).summary, "postVoucher: has no summary"],
    [
      "security",
      (it) => delete post(it).security,
      "postVoucher: does not say how to be authorised (security)",
    ],
    [
      "a parameter of the path",
      (it) => {
        it.paths["/factoring/vouchers/{voucherId}"].get.parameters = [];
      },
      "getVoucher: the path's {voucherId} has no parameter (contract.params)",
    ],
    [
      "the Idempotency-Key",
      (it) => {
        post(it).parameters = post(it).parameters.filter((one: Loose) => one.name !== "Idempotency-Key");
      },
      "postVoucher: takes no Idempotency-Key",
    ],
    [
      "a closed request, deep down",
      (it) => delete it.components.schemas.VoucherLineInput.additionalProperties,
      "postVoucher: the application/json body takes unknown fields at /lines[] (use z.strictObject)",
    ],
    [
      "an example of the body",
      (it) => delete post(it).requestBody.content["application/json"].example,
      "postVoucher: the application/json body has no example (contract.examples.body)",
    ],
    [
      "an example of the answer",
      (it) => delete post(it).responses[201].content["application/json"].example,
      "postVoucher 201: application/json has no example (contract.examples.output)",
    ],
    ["a status", (it) => delete post(it).responses[405], "postVoucher: has no 405"],
    [
      "a header",
      (it) => delete post(it).responses[201].headers["Idempotent-Replayed"],
      "postVoucher 201: has no header Idempotent-Replayed",
    ],
    [
      "the request's id",
      (it) => delete it.paths["/openapi.json"].get.responses[200].headers["Request-Id"],
      "getOpenApi 200: has no header Request-Id",
    ],
    [
      "a webhook's header",
      (it) => {
        it.webhooks["invoice.ready"].post.parameters = [];
      },
      "webhook invoice.ready: has no header webhook-id",
    ],
  ])("%s", (_, breakIt, gap) => {
    const document = published();
    breakIt(document);
    expect(documentGaps(document)).toContain(gap);
  });

  test.each<[string, number, string, Loose, string]>([
    ["another code", 422, "period_locked", { code: "other" }, "the example has the code other"],
    ["another status", 422, "period_locked", { status: 400 }, "the example has the status 400"],
    ["another address", 422, "period_locked", { instance: "/api/v1/x" }, "its instance is /api/v1/x"],
    [
      "a text without its fact",
      422,
      "period_locked",
      { detail: "through {lockDate}" },
      'a text lacks its facts: "through {lockDate}" (contract.examples.refusals.period_locked)',
    ],
    [
      "another scope",
      403,
      "scope_missing",
      { scope: "x" },
      "names the scope x, which is not the operation's",
    ],
    ["no field", 422, "validation_failed", { errors: [] }, "points at no field"],
    [
      "a field that is not there",
      403,
      "account_not_allowed",
      { errors: [{ in: "body", pointer: "/rows/0/account", message: "x" }] },
      "points at /rows/0/account, where the example of the body has nothing",
    ],
  ])("an example with %s", (_, status, code, change, gap) => {
    const document: Loose = published();
    const { examples } = post(document).responses[status].content["application/problem+json"];
    Object.assign(examples[code].value, change);
    expect(documentGaps(document)).toContain(`postVoucher ${status} ${code}: ${gap}`);
  });

  test("a step that is allowed after all", () => {
    const document: Loose = published();
    const answer = document.paths["/factoring/invoices/{invoiceId}/claim"].post.responses[409];
    const { value } = answer.content["application/problem+json"].examples.invalid_status_transition;
    value.allowed = ["fetched"];
    expect(documentGaps(document)).toEqual([
      "claimInvoice 409 invalid_status_transition: needs from, to and allowed, of which to is none (contract.examples.refusals)",
    ]);
  });
});
