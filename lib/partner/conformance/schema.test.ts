import { describe, expect, test } from "vitest";
import { openApiDocument } from "@/lib/edge/openapi";
import { type ApiDocument, type Exchange, judge } from "./document";
import { type Schema, violations } from "./schema";

const definitions = { Debtor: { type: "object", properties: { no: { type: "integer" } }, required: ["no"] } };

const schema: Schema = {
  type: "object",
  properties: {
    id: { type: "string", minLength: 2, pattern: "^[a-z]+$" },
    status: { enum: ["ready", "fetched"] },
    amount: { type: "integer", minimum: 0 },
    note: { type: ["string", "null"] },
    debtor: { $ref: "#/components/schemas/Debtor" },
    lines: { type: "array", items: { anyOf: [{ type: "string" }, { const: 7 }] } },
  },
  required: ["id", "status"],
  additionalProperties: false,
};

describe("a value against its schema", () => {
  test("that is as it should be breaks nothing", () => {
    const value = {
      id: "ab",
      status: "ready",
      amount: 0,
      note: null,
      debtor: { no: 1, more: true },
      lines: ["a", 7],
    };
    expect(violations(schema, value, definitions)).toEqual([]);
  });

  test.each([
    [{ status: "ready" }, "/id is missing"],
    [{ id: "a", status: "ready" }, "/id has 1 characters"],
    [{ id: "AB", status: "ready" }, "/id is not like ^[a-z]+$"],
    [{ id: "ab", status: "gone" }, '/status is "gone", none of ready, fetched'],
    [{ id: "ab", status: "ready", amount: 1.5 }, "/amount is 1.5, not integer"],
    [{ id: "ab", status: "ready", amount: -1 }, "/amount is -1, out of bounds"],
    [{ id: "ab", status: "ready", note: 1 }, "/note is 1, not string or null"],
    [{ id: "ab", status: "ready", debtor: {} }, "/debtor/no is missing"],
    [{ id: "ab", status: "ready", lines: [8] }, "/lines/0 is none of what it may be"],
    [{ id: "ab", status: "ready", colour: "red" }, "/colour is not in the document"],
    [[], "/ is [], not object"],
  ])("that is %j breaks it at that place", (value, told) => {
    expect(violations(schema, value, definitions)).toEqual([told]);
  });
});

describe("an answer against the document", () => {
  const document = openApiDocument() as unknown as ApiDocument;
  const exchange = (differing: Partial<Exchange>): Exchange => ({
    method: "GET",
    path: "/events?limit=1",
    status: 200,
    headers: new Headers({ "Content-Type": "application/json" }),
    body: { data: [], nextAfter: 0, hasMore: false },
    ...differing,
  });

  test("is found by its path, filled braces and all, and judged by its status", () => {
    expect(judge(document, exchange({}))).toEqual({ operation: "listEvents", broken: [] });
    expect(judge(document, exchange({ body: { data: [], hasMore: false } }))?.broken).toEqual([
      "listEvents 200 /nextAfter is missing",
    ]);
    expect(judge(document, exchange({ status: 418 }))?.broken).toHaveLength(1);
    expect(judge(document, exchange({ headers: new Headers() }))?.broken).toHaveLength(1);
    const claim = exchange({ method: "POST", path: "/factoring/invoices/i1/claim", body: {} });
    expect(judge(document, claim)?.operation).toBe("claimInvoice");
    const claims = exchange({ method: "POST", path: "/factoring/invoices/claims", body: {} });
    expect(judge(document, claims)?.operation).toBe("claimInvoices");
    expect(judge(document, exchange({ path: "/nothing" }))).toBe(null);
  });

  test("every example of the document is as its schema says", () => {
    const broken = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) => {
        const { schema: of, example: body } = (responses["200"]?.content?.["application/json"] ?? {}) as {
          schema?: Schema;
          example?: unknown;
        };
        if (!of || body === undefined) return [];
        return judge(document, exchange({ method: method.toUpperCase(), path, body }))?.broken ?? [];
      }),
    );
    expect(broken).toEqual([]);
  });
});
