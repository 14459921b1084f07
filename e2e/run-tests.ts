import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { freePort } from "@/db/embedded";
import { type Stack, startStack } from "@/lib/demo/stack";
import { writeStoredEhfs } from "@/lib/demo/stored-ehfs";
import { childEnv } from "@/lib/env";
import { ensureChromium } from "./chromium";
import { startFakeRegistry } from "./fake-registry";
import { type CheckReport, REPORTS } from "./summary";

/**
 * The program behind `npm test` and, with `--quick`, `npm run verify`. Runs every step even when
 * one fails, on a database and ports of its own, and leaves its reports in `test-results`.
 * What stands after `--` goes to Playwright: `npm test -- journeys/send`.
 */
const root = resolve(import.meta.dirname, "..");
const args = process.argv.slice(2);
const quick = args.includes("--quick");
const filters = args.filter((arg) => arg !== "--quick");
const interrupted = new AbortController();
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Everything Playwright needs is passed by argument and variable, so nothing here reads the caller's settings. */
type Step = { name: string; run: () => Promise<boolean> };

/** Known to the tests as well, which sign their own people in. */
const AUTH_SECRET = "only-for-the-tests-of-this-machine-0123456789";

const EHFS = join(REPORTS, "ehf");
const VITEST = [
  "vitest",
  "run",
  "--config",
  "lib/vitest.config.ts",
  "--reporter=dot",
  "--reporter=json",
  "--outputFile.json=test-results/vitest.json",
];
const steps: Step[] = [
  { name: "biome", run: () => npx(["biome", "check", "--error-on-warnings", "."]) },
  { name: "types", run: async () => (await npx(["next", "typegen"])) && (await npx(["tsc", "--noEmit"])) },
  { name: "knip", run: () => npx(["knip"]) },
  { name: "vitest", run: () => npx(VITEST, { EHF_OUT: quick ? "" : EHFS }) },
  // Every EHF that the tests, the demo story and the worker have made, by our own assertions and the official rules.
  ...(quick
    ? []
    : [
        { name: "playwright", run: browserTests },
        { name: "ehf", run: () => npx(["tsx", "lib/adapters/validate-ehf.ts", EHFS]) },
        // Only a whole run can tell that a behaviour has no test.
        ...(filters.length > 0 ? [] : [{ name: "behaviours", run: () => npx(["tsx", "e2e/behaviours.ts"]) }]),
      ]),
];

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupted.abort());
process.exit(await runAll());

async function runAll(): Promise<number> {
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  const report: CheckReport = { planned: steps.map((step) => step.name), passed: [] };
  for (const step of steps) {
    if (interrupted.signal.aborted) break;
    const startedAt = Date.now();
    say(`\n── ${step.name}`);
    const passed = await step.run().catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      return false;
    });
    if (passed) report.passed.push(step.name);
    say(
      `── ${step.name} ${passed ? "passed" : "FAILED"} in ${Math.round((Date.now() - startedAt) / 1000)} s`,
    );
  }
  await writeFile(join(REPORTS, "checks.json"), JSON.stringify(report));
  const failed = report.planned.filter((name) => !report.passed.includes(name));
  say(failed.length === 0 ? "\nAll passed." : `\nFailed: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
}

/** API and browser tests against the built app with its worker, in a folder that is thrown away. */
async function browserTests(): Promise<boolean> {
  const chromium = ensureChromium(say);
  const dataDir = await mkdtemp(join(tmpdir(), "fordring-e2e-"));
  const registry = await startFakeRegistry();
  let stack: Stack | undefined;
  try {
    const port = await freePort();
    const baseUrl = `http://localhost:${port}`;
    stack = await startStack({
      root,
      dataDir,
      port,
      baseUrl,
      databaseUrl: undefined,
      smtpUrl: undefined,
      registryUrl: registry.url,
      authSecret: AUTH_SECRET,
      partner: "off",
      dev: false,
      disposable: true,
      prepare: async () => {},
      signal: interrupted.signal,
      say,
    });
    const tests = npx(["playwright", "test", "--config", "e2e/playwright.config.ts", ...filters], {
      BASE_URL: baseUrl,
      DATABASE_URL: stack.databaseUrl,
      AUTH_SECRET,
      DATA_DIR: dataDir,
      CHROMIUM_PATH: chromium,
    });
    const passed = await Promise.race([tests, stack.failure]);
    return (await afterwards(stack.databaseUrl)) && passed;
  } finally {
    await stack?.stop();
    await registry.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What the tests have left: its books must hold, and its EHFs are kept for judgement. */
async function afterwards(databaseUrl: string): Promise<boolean> {
  await writeStoredEhfs(databaseUrl, join(EHFS, "browser"));
  return npx(["tsx", "db/check-books.ts"], { DATABASE_URL: databaseUrl });
}

/** Run a tool of node_modules; true when it was content. */
function npx(command: string[], env: Record<string, string> = {}): Promise<boolean> {
  const [tool = "", ...rest] = command;
  const child = spawn(join(root, "node_modules/.bin", tool), rest, {
    cwd: root,
    stdio: "inherit",
    env: {
      ...childEnv({ NEXT_TELEMETRY_DISABLED: "1", ...env }),
      NODE_ENV: undefined,
    } as unknown as NodeJS.ProcessEnv,
  });
  interrupted.signal.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
  return new Promise((done, fail) => child.once("error", fail).once("exit", (code) => done(code === 0)));
}
