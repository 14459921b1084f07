import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";
import { behaviours } from "./behaviour-list";
import { behaviourPage, type PassedTest, unproven } from "./behaviour-page";
import { REPORTS } from "./summary";

/**
 * Holds `docs/behaviours.md` against the tests that have passed in the latest whole run; with `--write` writes it.
 * Fails when a behaviour marked as done has no passing test, or when the page tells something else.
 */
const ROOT = join(import.meta.dirname, "..");
const PAGE = join(ROOT, "docs/behaviours.md");

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

type Suite = {
  title: string;
  file: string;
  specs: { title: string; ok: boolean; tests: { status: string }[] }[];
  suites?: Suite[] | undefined;
};
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    file: z.string(),
    specs: z.array(
      z.object({ title: z.string(), ok: z.boolean(), tests: z.array(z.object({ status: z.string() })) }),
    ),
    suites: z.array(suite).optional(),
  }),
);
const playwrightReport = z.object({ suites: z.array(suite) });

const tests = [...unitTests(), ...browserTests()];
const page = behaviourPage(behaviours, tests);
const missing = unproven(behaviours, tests);

if (missing.length > 0) fail(`Marked as done, and no passing test names: ${missing.join(", ")}`);
if (process.argv.includes("--write")) writeFileSync(PAGE, page);
else if (readFileSync(PAGE, "utf8") !== page)
  fail("docs/behaviours.md differs from the tests: run `npm run behaviours`");

function unitTests(): PassedTest[] {
  const { testResults } = vitestReport.parse(report("vitest.json"));
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "passed")
      .map(({ fullName }) => ({ file: relative(ROOT, name), title: fullName })),
  );
}

function browserTests(): PassedTest[] {
  return playwrightReport.parse(report("playwright.json")).suites.flatMap((one) => passedIn(one, []));
}

function passedIn({ title, file, specs, suites = [] }: Suite, within: readonly string[]): PassedTest[] {
  // The outermost suite is the file itself.
  const path = title === file ? within : [...within, title];
  const own = specs
    .filter(({ ok, tests: runs }) => ok && runs.some(({ status }) => status === "expected"))
    .map((spec) => ({ file: `e2e/${file}`, title: [...path, spec.title].join(" ") }));
  return [...own, ...suites.flatMap((inner) => passedIn(inner, path))];
}

function report(name: string): unknown {
  return JSON.parse(readFileSync(join(REPORTS, name), "utf8"));
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
