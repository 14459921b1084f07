import { randomBytes } from "node:crypto";
import { openCompanySide } from "./company-side";
import { type CheckReport, INVOICES, runConformance } from "./conformance/run";
import { type ConnectionKeys, keyOptions, keysOf, keysUsage, languageOf, runCommand } from "./keys";
import { inWords, type Language, words } from "./words";

/**
 * An integrator's own proof that a Fordring is as it promises, or a Fordring's that it is: walks the loop by the public API, and
 * prints a table of what passed.
 *
 *     npm run conformance -- --base-url … --application-key … --client-key …
 *     npm run conformance -- --demo [--agreement purchase] [--lang nb]
 *
 * Of a file with several clients each is walked. The exit code is 0 when nothing failed, 1 when something did, 2 when nobody was
 * named to talk to.
 */
const print = (line: string) => process.stdout.write(`${line}\n`);

await runCommand({ options: keyOptions }, async ({ values }) => {
  const language = languageOf(values);
  const clients = await keysOf(values);
  if (clients.length === 0) {
    print(`Whom shall it talk to? ${keysUsage}`);
    return 2;
  }
  let failed = 0;
  for (const keys of clients) failed += await walkOne(keys, language);
  return failed > 0 ? 1 : 0;
});

async function walkOne(keys: ConnectionKeys, language: Language): Promise<number> {
  const company = await openCompanySide(keys);
  print(
    words("The partner API at {baseUrl}, by the contract that it publishes.", { baseUrl: keys.baseUrl })[
      language
    ],
  );
  print(
    words(
      "It takes {count} invoices that wait («Faktura klargjort»): one is paid by vouchers, one turned down, one told as events, one administered. What it posts leaves the clearing account as it was.",
      { count: INVOICES },
    )[language],
  );
  print(
    inWords(
      company
        ? "The demo's client sends them; the built-in partner leaves them alone."
        : "Without them the checks that need them are skipped.",
    )[language],
  );
  print("");

  const mark = `CONF-${randomBytes(4).toString("hex")}`;
  const say = (report: CheckReport) => row(report, language);
  const reports = await runConformance(keys, { mark, language, company, say });
  const count = (outcome: CheckReport["outcome"]) => reports.filter((one) => one.outcome === outcome).length;
  const counts = {
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped"),
    all: reports.length,
  };
  print(`\n${words("{passed} passed, {failed} failed, {skipped} skipped, of {all}", counts)[language]}\n`);
  return counts.failed;
}

function row({ area, name, outcome, detail }: CheckReport, language: Language): void {
  const told = inWords(outcome)[language];
  const more = detail[language] ? `\n${" ".repeat(28)}${detail[language]}` : "";
  print(`${told.padEnd(11)}  ${area[language].padEnd(13)}  ${name[language]}${more}`);
}
