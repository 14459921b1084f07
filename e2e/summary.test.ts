import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countReports } from "./summary";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fordring-reports-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (name: string, value: unknown) =>
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
const vitest = { numPassedTests: 10, numFailedTests: 0, numPendingTests: 1, testResults: [] };
const playwright = { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 2 }, errors: [] };

test("passed tests of both runners and passed checks add up", () => {
  report("checks", { planned: ["biome", "vitest", "playwright"], passed: ["biome", "vitest", "playwright"] });
  report("vitest", vitest);
  report("playwright", playwright);
  expect(countReports(folder)).toEqual({ passed: 18, failed: 0, skipped: 3 });
});

test("nothing that went wrong counts as nothing: no report, a file that does not load, a stray error, a flaky test", () => {
  expect(countReports(folder).failed).toBe(1);
  report("checks", { planned: ["biome", "vitest", "playwright"], passed: [] });
  expect(countReports(folder)).toMatchObject({ passed: 0, failed: 5 });
  report("vitest", { ...vitest, testResults: [{ status: "failed", assertionResults: [] }] });
  report("playwright", { stats: { ...playwright.stats, flaky: 1 }, errors: [{ message: "stray" }] });
  expect(countReports(folder)).toMatchObject({ passed: 15, failed: 6 });
});
