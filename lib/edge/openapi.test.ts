import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codesOf, contracts, openApiDocument, openApiText } from "./openapi";
import { problemStatus } from "./problem";

const document = openApiDocument();

test("docs/openapi.json is what the contracts say: run `npm run openapi` after changing one", () => {
  expect(readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8")).toBe(openApiText());
});

describe.each(contracts.map((contract) => [contract.operationId, contract] as const))("%s", (_, contract) => {
  const path = document.paths?.[contract.path];
  const operation = path?.[contract.method.toLowerCase() as "get" | "post" | "patch" | "delete"];

  test("is published with every status it can answer", () => {
    const statuses = [
      ...Object.keys(contract.success),
      ...codesOf(contract).map((code) => String(problemStatus[code])),
    ];
    expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(statuses));
    expect(operation?.security).toEqual([{ partner: contract.permission ? [contract.permission] : [] }]);
  });

  test("has a parameter for each brace of its path", () => {
    const named = (operation?.parameters ?? []).flatMap((parameter) =>
      "in" in parameter && parameter.in === "path" ? [parameter.name] : [],
    );
    expect(named).toEqual([...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  });

  test("shows examples that it would itself accept and answer, by the status that it would have", () => {
    const { body, output, outputs = {} } = contract.examples ?? {};
    if (body !== undefined) expect(contract.body?.safeParse(body).error).toBeUndefined();
    if (contract.media) return;
    for (const status of Object.keys(contract.success).map(Number)) {
      const parsed = contract.output.safeParse(outputs[status] ?? output);
      expect(parsed.error).toBeUndefined();
      const statusOf = contract.statusOf as ((value: unknown) => number) | undefined;
      if (statusOf) expect(statusOf(parsed.data)).toBe(status);
    }
  });

  test("takes no parameter that it does not name", () => {
    for (const schema of [contract.query, contract.params]) {
      const issues = schema?.safeParse({ colour: "red" }).error?.issues ?? [];
      if (schema) expect(issues.map(({ code }) => code)).toContain("unrecognized_keys");
    }
  });

  test("explains itself, and takes an Idempotency-Key when it changes something", () => {
    expect(operation?.summary).toBeTruthy();
    expect(operation?.description).toBeTruthy();
    const headers = (operation?.parameters ?? []).flatMap((parameter) =>
      "in" in parameter && parameter.in === "header" ? [parameter.name] : [],
    );
    expect(headers.includes("Idempotency-Key")).toBe(contract.method !== "GET");
  });

  test("promises RateLimit and RateLimit-Policy on every answer behind a token, and Retry-After on a 429", () => {
    for (const [status, response] of Object.entries(operation?.responses ?? {})) {
      if (status === "304") continue;
      const headers = Object.keys((response as { headers?: object }).headers ?? {});
      expect([status, headers.includes("RateLimit") && headers.includes("RateLimit-Policy")]).toEqual([
        status,
        status !== "401",
      ]);
      expect(headers.includes("Retry-After")).toBe(status === "429");
    }
  });
});
