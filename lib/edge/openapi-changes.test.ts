import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { apiVersion } from "@/lib/contracts/partner-api/version";
import { openApiText } from "./openapi";
import { apiChanges, notesOf, type Published, unannounced } from "./openapi-changes";
import type { Schema } from "./schema-changes";

const read = (path: string) => readFileSync(new URL(`../../docs/${path}`, import.meta.url), "utf8");

describe("what is published since the last release", () => {
  const before: Published = JSON.parse(read("openapi-released.json"));
  const after: Published = JSON.parse(openApiText());
  const changes = apiChanges(before, after);
  const notes = notesOf(read("api/changelog.md"), apiVersion);

  test("a change of the contract has a new version: raise apiVersion in lib/contracts/partner-api/version.ts", () => {
    const noticed = changes.map(({ where, what }) => `${where}: ${what}`);
    if (before.info.version === apiVersion) expect(noticed).toEqual([]);
    expect(after.info.version).toBe(apiVersion);
  });

  test("the version is the first of docs/api/changelog.md, with its date", () => {
    const first = /^## (?<version>\S+) \(\d{4}-\d{2}-\d{2}\)$/m.exec(read("api/changelog.md"));
    expect(first?.groups?.version).toBe(apiVersion);
    expect(notes?.trim()).toBeTruthy();
  });

  test("no client is broken, unless the version's notes name each break between backticks", () => {
    expect(unannounced(changes, notes ?? "")).toEqual([]);
  });
});

/** A document of one operation that takes and answers these. */
function published(request: Schema, answer: Schema = {}, operation: object = {}): Published {
  return JSON.parse(
    JSON.stringify({
      info: { version: "1.0.0" },
      paths: {
        "/things": {
          post: {
            operationId: "makeThing",
            security: [{ partner: ["things:write"] }],
            parameters: [{ in: "query", name: "dryRun", schema: { type: "boolean" } }],
            requestBody: { required: true, content: { "application/json": { schema: request } } },
            responses: {
              200: { headers: { "Request-Id": {} }, content: { "application/json": { schema: answer } } },
              409: { content: { "application/problem+json": { examples: { taken: {} } } } },
            },
            ...operation,
          },
        },
      },
    }),
  );
}

const breaksOf = (before: Published, after: Published) =>
  apiChanges(before, after)
    .filter(({ breaking }) => breaking)
    .map(({ where, what }) => `${where}: ${what}`);
const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const text: Schema = { type: "string" };

describe("a request that was right must stay right", () => {
  const field = (schema: Schema) => published(object({ a: schema }));
  const where = "makeThing body/a";
  test.each<[string, Schema, Schema, string]>([
    ["another type", text, { type: "integer" }, "type string became integer"],
    ["fewer types", { type: ["string", "integer"] }, text, "type string or integer became string"],
    ["a type where there was none", {}, text, "type anything became string"],
    ["no null any more", { type: ["string", "null"] }, text, "may no longer be null"],
    ["a value less", { enum: ["x", "y"] }, { enum: ["x"] }, "value y is gone"],
    ["only some values", text, { type: "string", enum: ["x"] }, "only x will do now"],
    ["only one value", text, { type: "string", const: "x" }, "only x will do now"],
    ["a higher minimum", { minimum: 0 }, { minimum: 1 }, "minimum 0 became 1"],
    ["a maximum", {}, { maximum: 10 }, "maximum none became 10"],
    ["a shorter length", { maxLength: 200 }, { maxLength: 100 }, "maxLength 200 became 100"],
    ["more items", {}, { minItems: 2 }, "minItems none became 2"],
    ["a format", text, { type: "string", format: "date" }, "format none became date"],
    ["another pattern", { pattern: "^a" }, { pattern: "^b" }, "pattern ^a became ^b"],
    ["a choice less", { anyOf: [text, { type: "integer" }] }, { anyOf: [text] }, "2 choices became 1"],
  ])("%s", (_, before, after, what) => {
    expect(breaksOf(field(before), field(after))).toEqual([`${where}: ${what}`]);
    expect(breaksOf(field(after), field(after))).toEqual([]);
  });

  test("a field that is gone, one that is new and required, one that became required", () => {
    const before = published(object({ a: text, b: text }));
    expect(breaksOf(before, published(object({ b: text })))).toEqual(["makeThing body/a: field is gone"]);
    expect(breaksOf(before, published(object({ a: text, b: text, c: text }, ["c"])))).toEqual([
      "makeThing body/c: new required field",
    ]);
    expect(breaksOf(before, published(object({ a: text, b: text }, ["a"])))).toEqual([
      "makeThing body/a: became required",
    ]);
  });

  test("deep down too: in items, in choices, and behind references that hold themselves", () => {
    const lines = (amount: Schema): Schema => ({ type: "array", items: object({ amount }) });
    expect(breaksOf(published(lines({ type: "integer" })), published(lines(text)))).toEqual([
      "makeThing body[]/amount: type integer became string",
    ]);
    const tree = (leaf: Schema): Published => ({
      ...published({ $ref: "#/components/schemas/Tree" }),
      components: { schemas: { Tree: object({ leaf, below: { $ref: "#/components/schemas/Tree" } }) } },
    });
    expect(breaksOf(tree(text), tree({ type: "integer" }))).toEqual([
      "makeThing body/leaf: type string became integer",
    ]);
  });

  test("a body that is closed now, is demanded now, is gone, or is of another kind", () => {
    const open: Schema = { type: "object", properties: {} };
    expect(breaksOf(published(open), published({ ...open, additionalProperties: false }))).toEqual([
      "makeThing body: takes no unknown fields any more",
    ]);
    const bodyless = published({}, {}, { requestBody: undefined });
    expect(breaksOf(bodyless, published({}))).toEqual(["makeThing body: new body"]);
    expect(breaksOf(published({}), bodyless)).toEqual(["makeThing body: body is gone"]);
    const other = published({}, {}, { requestBody: { required: true, content: { "text/csv": {} } } });
    expect(breaksOf(published({}), other)).toEqual(["makeThing body: application/json is gone"]);
    const optional = published({}, {}, { requestBody: { content: { "application/json": {} } } });
    expect(breaksOf(optional, published({}))).toEqual(["makeThing body: became required"]);
  });

  test("a parameter that is gone, demanded or narrower; a scope that was not asked for", () => {
    const base = published({});
    const withParameters = (parameters: object[]) => published({}, {}, { parameters });
    expect(breaksOf(base, withParameters([]))).toEqual(["makeThing query dryRun: parameter is gone"]);
    const dryRun = { in: "query", name: "dryRun", schema: { type: "boolean" } };
    expect(breaksOf(base, withParameters([{ ...dryRun, required: true }]))).toEqual([
      "makeThing query dryRun: became required",
    ]);
    expect(breaksOf(base, withParameters([dryRun, { in: "query", name: "date", required: true }]))).toEqual([
      "makeThing query date: new required parameter",
    ]);
    expect(breaksOf(base, withParameters([{ ...dryRun, schema: { type: "integer" } }]))).toEqual([
      "makeThing query dryRun: type boolean became integer",
    ]);
    expect(breaksOf(base, published({}, {}, { security: [{ partner: ["other"] }] }))).toEqual([
      "makeThing: asks for the scope other",
    ]);
  });
});

describe("what a client reads must still be there", () => {
  const answer = (schema: Schema) => published({}, schema);
  const where = "makeThing 200";
  test.each<[string, Schema, Schema, string]>([
    ["a field that is gone", object({ a: text, b: text }), object({ b: text }), "/a: field is gone"],
    ["a field that may be absent", object({ a: text }, ["a"]), object({ a: text }), "/a: became optional"],
    ["another type", text, { type: "integer" }, ": type string became integer"],
    ["a type more", text, { type: ["string", "integer"] }, ": type string became string or integer"],
    ["null", text, { anyOf: [text, { type: "null" }] }, ": may be null"],
    ["any value", { enum: ["x"] }, {}, ": no longer only x"],
    ["another format", { format: "date" }, { format: "date-time" }, ": format date became date-time"],
    ["a choice more", { anyOf: [text] }, { anyOf: [text, object({})] }, ": 1 choices became 2"],
  ])("%s", (_, before, after, what) => {
    expect(breaksOf(answer(before), answer(after))).toEqual([`${where}${what}`]);
  });

  test("a status, a header, a media type, an operation, its name, or a webhook's field that is gone", () => {
    const base = published({});
    const responses = base.paths?.["/things"]?.post?.responses ?? {};
    const only = (status: string, change: object = {}) =>
      published({}, {}, { responses: { [status]: { ...responses[status], ...change } } });
    expect(breaksOf(base, only("200"))).toEqual(["makeThing 409: status is gone"]);
    expect(breaksOf(only("200"), only("200", { headers: {} }))).toEqual([
      "makeThing 200: header Request-Id is gone",
    ]);
    expect(breaksOf(only("200"), only("200", { content: { "text/csv": {} } }))).toEqual([
      "makeThing 200: application/json is gone",
    ]);
    expect(breaksOf(base, { ...base, paths: {} })).toEqual(["makeThing: operation is gone"]);
    expect(breaksOf(base, published({}, {}, { operationId: "other" }))).toEqual([
      "makeThing: operation is called other now",
    ]);
    const told = (schema: Schema): Published => ({
      info: { version: "1.0.0" },
      webhooks: {
        "thing.made": { post: { requestBody: { content: { "application/json": { schema } } } } },
      },
    });
    expect(breaksOf(told(object({ id: text })), told(object({})))).toEqual([
      "webhook thing.made body/id: field is gone",
    ]);
  });
});

test("what only adds is told, and breaks nobody", () => {
  const before = published(object({ a: { type: "string", maxLength: 10 } }), object({ s: { enum: ["x"] } }));
  const after = published(
    object({ a: { type: ["string", "null"], maxLength: 20 }, b: text }),
    object({ s: { enum: ["x", "y"] }, t: text }),
    {
      parameters: [
        { in: "query", name: "dryRun", schema: {} },
        { in: "query", name: "date" },
      ],
    },
  );
  const changes = apiChanges(before, {
    ...after,
    paths: { ...after.paths, "/more": { get: { operationId: "readMore" } } },
  });
  expect(changes.filter(({ breaking }) => breaking)).toEqual([]);
  expect(changes.map(({ where, what }) => `${where}: ${what}`)).toEqual([
    "makeThing query dryRun: type boolean became anything",
    "makeThing query date: new parameter",
    "makeThing body/a: may be null",
    "makeThing body/a: maxLength 10 became 20",
    "makeThing body/b: new field",
    "makeThing 200/s: value y is new",
    "makeThing 200/t: new field",
    "readMore: new operation",
  ]);
});

test("a break passes when the version's own notes name it, and not another version's", () => {
  const changes = apiChanges(published(object({ a: text })), published(object({})));
  const changelog =
    "# Changelog\n\n## 2.0.0 (2027-01-01)\n\n- `makeThing body/a: field is gone`\n\n## 1.0.0 (2026-01-01)\n\nFirst.\n";
  expect(unannounced(changes, notesOf(changelog, "2.0.0") ?? "")).toEqual([]);
  expect(unannounced(changes, notesOf(changelog, "1.0.0") ?? "")).toEqual([
    "makeThing body/a: field is gone",
  ]);
  expect(notesOf(changelog, "1.1.0")).toBeNull();
});
