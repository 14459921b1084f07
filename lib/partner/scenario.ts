import { type Client, createClient } from "@/lib/client/client";
import { openCompanySide } from "./company-side";
import { type ConnectionKeys, keyOptions, keysOf, keysUsage, languageOf, runCommand } from "./keys";
import { agreementNames, type Outcome, playScenario, type ScenarioReport } from "./play";
import { scenarios } from "./scenario-list";
import type { Scenario, StepReport } from "./stage";
import { inWords, type Language, words } from "./words";

/**
 * Play scenarios against a Fordring from the command line, through its public API alone:
 *
 *     npm run scenario                                       what there is
 *     npm run scenario -- late --demo --seed 7 --lang nb
 *     npm run scenario -- all --base-url … --application-key … --client-key …
 *
 * With a file of several clients each scenario is played with the first whose agreement it is a story of. The exit code is 0 when
 * all that was asked for passed, 1 when a promise was broken, 2 when something could not be played.
 */
const print = (line: string) => process.stdout.write(`${line}\n`);

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

const options = { ...keyOptions, seed: { type: "string", default: "1" } } as const;
await runCommand({ allowPositionals: true, options }, async ({ values, positionals }) => {
  const [asked] = positionals;
  const language = languageOf(values);
  const chosen = scenarios.filter(({ name }) => asked === "all" || asked === name);
  const keys = chosen.length > 0 ? await keysOf(values) : [];
  const seed = Number(values.seed);
  if (keys.length === 0 || !Number.isSafeInteger(seed)) {
    list(language);
    if (asked !== undefined)
      print(`\nSay which, for whom, and a whole number: <name|all> ${keysUsage} [--seed 1]`);
    return asked === undefined ? 0 : 2;
  }
  return play(chosen, await Promise.all(keys.map((one) => open(one, language))), seed, language);
});

type Place = { client: Client; company: Awaited<ReturnType<typeof openCompanySide>> };

async function open(keys: ConnectionKeys, language: Language): Promise<Place> {
  const client = createClient({ ...keys, language, signal: stop.signal });
  return { client, company: await openCompanySide(keys) };
}

async function play(
  chosen: readonly Scenario[],
  places: readonly Place[],
  seed: number,
  language: Language,
): Promise<number> {
  const reports: ScenarioReport[] = [];
  for (const { name, title } of chosen) {
    print(`\n${name}: ${title[language]} (seed ${seed})`);
    const say = (step: StepReport) => tell(step, language);
    const report = await playAtFirst(name, places, { seed, say });
    if (report.missing)
      print(
        `    ${inWords(report.outcome === "not_applicable" ? "not applicable" : "not played")[language]}: ${report.missing[language]}`,
      );
    reports.push(report);
  }
  print(`\n${summary(reports)[language]}`);
  if (reports.some(({ outcome }) => outcome === "failed")) return 1;
  const lacks = (outcome: Outcome) =>
    outcome === "not_played" || (outcome === "not_applicable" && chosen.length === 1);
  return reports.some(({ outcome }) => lacks(outcome)) ? 2 : 0;
}

/** With the first client that it applies to. */
async function playAtFirst(
  name: string,
  places: readonly Place[],
  how: { seed: number; say: (step: StepReport) => void },
): Promise<ScenarioReport> {
  const [first, ...rest] = places;
  if (!first) throw new RangeError("there is nobody to play with");
  const report = await playScenario(name, { ...first, ...how });
  return report.outcome === "not_applicable" && rest.length > 0 ? playAtFirst(name, rest, how) : report;
}

function list(language: Language): void {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  for (const { name, title, agreements, needs, needsCompany, inCurrency } of scenarios) {
    const names = agreements.map((one) => inWords(agreementNames[one])[language]).join(" / ");
    const need = inWords(
      needs === "invoice" ? "needs an invoice that waits" : "needs a credit note that waits",
    );
    const more = needsCompany ? `; ${inWords("needs a demo's client")[language]}` : "";
    const money = inCurrency ? `; ${inWords("needs another currency in the agreement")[language]}` : "";
    print(`${name.padEnd(width)}  ${title[language]} (${names}; ${need[language]}${more}${money})`);
  }
}

function tell({ step, day, title, passed, detail }: StepReport, language: Language): void {
  const outcome = inWords(passed ? "ok" : "FAIL")[language];
  print(`${String(step).padStart(3)}. ${day}  ${outcome.padEnd(4)}  ${title[language]}`);
  if (detail[language]) print(`${" ".repeat(23)}${detail[language]}`);
}

function summary(reports: readonly ScenarioReport[]) {
  const count = (outcome: Outcome) => reports.filter((one) => one.outcome === outcome).length;
  return words("{passed} passed, {failed} failed, {notPlayed} not played, {notApplicable} not applicable", {
    passed: count("passed"),
    failed: count("failed"),
    notPlayed: count("not_played"),
    notApplicable: count("not_applicable"),
  });
}
