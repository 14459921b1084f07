import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

/** Where the runners leave their reports. */
export const REPORTS = join(import.meta.dirname, "../test-results");

/** Each step of `npm test` that is no test runner itself: passed or not. */
export type CheckReport = { planned: string[]; passed: string[] };

type Count = { passed: number; failed: number; skipped: number };

const checkReport = z.object({
  planned: z.array(z.string()),
  passed: z.array(z.string()),
}) satisfies z.ZodType<CheckReport>;
const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/**
 * Adds up what the runners reported in `test-results`. What was planned and has no report, a file
 * that could not be loaded, and an error outside any test each count as a failure; a test that
 * passed only when tried again does too.
 */
export function countReports(folder: string): Count {
  const checks = checkReport.safeParse(read(folder, "checks.json"));
  if (!checks.success) return { passed: 0, failed: 1, skipped: 0 };
  const { planned, passed } = checks.data;
  const counts = [
    { passed: passed.length, failed: planned.length - passed.length, skipped: 0 },
    ...(planned.includes("vitest") ? [vitestCount(read(folder, "vitest.json"))] : []),
    ...(planned.includes("playwright") ? [playwrightCount(read(folder, "playwright.json"))] : []),
  ];
  return {
    passed: total(counts, "passed"),
    failed: total(counts, "failed"),
    skipped: total(counts, "skipped"),
  };
}

function vitestCount(json: unknown): Count {
  const report = vitestReport.safeParse(json);
  if (!report.success) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.data.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: report.data.numPassedTests,
    failed: report.data.numFailedTests + unloaded.length,
    skipped: report.data.numPendingTests,
  };
}

function playwrightCount(json: unknown): Count {
  const report = playwrightReport.safeParse(json);
  if (!report.success) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  return { passed: expected, failed: unexpected + flaky + report.data.errors.length, skipped };
}

function total(counts: readonly Count[], key: keyof Count): number {
  return counts.reduce((sum, count) => sum + count[key], 0);
}

function read(folder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8"));
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { passed, failed, skipped } = countReports(REPORTS);
  if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
