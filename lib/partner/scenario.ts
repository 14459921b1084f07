import { type Client, createClient } from "@/lib/client/client";
import { keyOptions, keysOf, keysUsage, runCommand } from "./keys";
import { playScenario, type ScenarioReport } from "./play";
import { scenarios } from "./scenario-list";
import type { StepReport } from "./stage";

/**
 * Play scenarios against a Fordring from the command line, through its public API alone:
 *
 *     npm run scenario                                       what there is
 *     npm run scenario -- late --credentials .data/demo-credentials.json --seed 7
 *     npm run scenario -- all --base-url … --application-key … --client-key …
 *
 * The exit code is 0 when all that was asked for passed, 1 when a promise was broken, 2 when something could not be played.
 */
const print = (line: string) => process.stdout.write(`${line}\n`);

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

const options = { ...keyOptions, seed: { type: "string", default: "1" } } as const;
await runCommand({ allowPositionals: true, options }, async ({ values, positionals }) => {
  const [asked] = positionals;
  const chosen = scenarios.filter(({ name }) => asked === "all" || asked === name);
  const keys = chosen.length > 0 ? await keysOf(values) : null;
  const seed = Number(values.seed);
  if (!keys || !Number.isSafeInteger(seed)) {
    list();
    if (asked !== undefined)
      print(`\nSay which, for whom, and a whole number: <name|all> ${keysUsage} [--seed 1]`);
    return asked === undefined ? 0 : 2;
  }
  return play(chosen, createClient({ ...keys, language: "en", signal: stop.signal }), seed);
});

async function play(chosen: typeof scenarios, client: Client, seed: number): Promise<number> {
  const reports: ScenarioReport[] = [];
  for (const { name, title } of chosen) {
    print(`\n${name}: ${title.en} (seed ${seed})`);
    const report = await playScenario(name, { client, seed, say: tell });
    if (report.missing) print(`    not played: ${report.missing}`);
    reports.push(report);
  }
  print(`\n${summary(reports)}`);
  if (reports.some(({ outcome }) => outcome === "failed")) return 1;
  return reports.some(({ outcome }) => outcome === "not_played") ? 2 : 0;
}

function list(): void {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  for (const { name, title, needs } of scenarios)
    print(
      `${name.padEnd(width)}  ${title.en} (needs ${needs === "invoice" ? "an invoice" : "a credit note"} that waits)`,
    );
}

function tell({ step, day, title, passed, detail }: StepReport): void {
  print(`${String(step).padStart(3)}. ${day}  ${passed ? "ok  " : "FAIL"}  ${title}`);
  if (detail) print(`${" ".repeat(23)}${detail}`);
}

function summary(reports: readonly ScenarioReport[]): string {
  const count = (outcome: ScenarioReport["outcome"]) =>
    reports.filter((one) => one.outcome === outcome).length;
  return `${count("passed")} passed, ${count("failed")} failed, ${count("not_played")} not played`;
}
