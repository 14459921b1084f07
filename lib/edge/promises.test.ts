import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tokenError, tokenErrorStatus } from "@/lib/contracts/partner-api/token";
import { codesOf, contracts } from "./openapi";
import { problemStatus } from "./problem";

const folder = fileURLToPath(new URL("../../e2e/partner-api/", import.meta.url));
const sourceOf = (file: string) => readFileSync(folder + file, "utf8");

/** The titles of the API's tests: each begins with the operation, the status and the code that it proves. */
const titles = readdirSync(folder)
  .filter((file) => file.endsWith(".spec.ts"))
  .flatMap((file) =>
    [...sourceOf(file).matchAll(/["`](\w+ \d{3}[^"`]*)["`]/g)].map(([, title = ""]) => title),
  );

/** Refusals that `common.spec.ts` asks of every endpoint that promises them. */
const shared = new Set([...sourceOf("breaches.ts").matchAll(/^ {2}(\w+): \{$/gm)].map(([, code]) => code));

/** Cannot be brought about from outside: there is no known way to make the server fail. */
const unaskable = new Set(["internal_error"]);

/** Promised outcomes without a title that begins with them. */
function unproven(promises: readonly string[]): string[] {
  return promises.filter((promise) => !titles.some((title) => title.startsWith(`${promise}:`)));
}

describe("every promise of the partner API is proven by a test with its name", () => {
  test("the specs are read at all, and the shared refusals are asked of all", () => {
    expect(titles.length).toBeGreaterThan(50);
    expect(sourceOf("common.spec.ts")).toContain("breaches[code]");
    expect([...shared]).toContain("unauthorized");
  });

  test.each(contracts.map((contract) => [contract.operationId, contract] as const))(
    "%s",
    (operationId, contract) => {
      const own = codesOf(contract).filter((code) => !shared.has(code) && !unaskable.has(code));
      const promises = [
        ...Object.keys(contract.success).map((status) => `${operationId} ${status}`),
        ...own.map((code) => `${operationId} ${problemStatus[code]} ${code}`),
      ];
      expect(unproven(promises)).toEqual([]);
    },
  );

  test("issueToken, in RFC 6749's format", () => {
    // There is no known way to make the server fail.
    const errors = tokenError.shape.error.options.filter((error) => error !== "server_error");
    const promises = errors.map((error) => `${tokenErrorStatus(error)} ${error}`);
    expect(unproven(["200", ...promises].map((promise) => `issueToken ${promise}`))).toEqual([]);
  });

  test("getOpenApi", () => {
    expect(unproven(["getOpenApi 200"])).toEqual([]);
  });
});
