import { randomBytes } from "node:crypto";
import { type CheckReport, runConformance } from "./conformance/run";
import { keyOptions, keysOf, keysUsage, runCommand } from "./keys";

/**
 * An integrator's own proof that a Fordring is as it promises, or a Fordring's that it is: walks the loop by the public API, and
 * prints a table of what passed.
 *
 *     npm run conformance -- --base-url … --application-key … --client-key …
 *     npm run conformance -- --demo
 *
 * The exit code is 0 when nothing failed, 1 when something did, 2 when nobody was named to talk to.
 */
const print = (line: string) => process.stdout.write(`${line}\n`);

const options = { ...keyOptions, demo: { type: "boolean", default: false } } as const;
await runCommand({ options }, async ({ values }) => {
  const credentials = values.credentials ?? (values.demo ? ".data/demo-credentials.json" : undefined);
  const keys = await keysOf({ ...values, credentials });
  if (!keys) {
    print(`Whom shall it talk to? ${keysUsage}, or --demo.`);
    return 2;
  }
  print(`The partner API at ${keys.baseUrl}, by the contract of docs/openapi.json.`);
  print(
    "It needs two invoices that wait («Faktura klargjort»): one is delivered, paid and paid out, one is rejected; what it",
  );
  print(
    "posts leaves the clearing account as it was. Without them the checks that need them are skipped. In the demo, use",
  );
  print("`npm run demo -- --partner=off`, so that the built-in partner does not fetch them first.\n");

  const reports = await runConformance(keys, { mark: `CONF-${randomBytes(4).toString("hex")}`, say: row });
  const count = (outcome: CheckReport["outcome"]) => reports.filter((one) => one.outcome === outcome).length;
  print(
    `\n${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped, of ${reports.length}`,
  );
  return count("failed") > 0 ? 1 : 0;
});

function row({ area, name, outcome, detail }: CheckReport): void {
  print(`${outcome.padEnd(7)}  ${area.padEnd(12)}  ${name}${detail ? `\n${" ".repeat(23)}${detail}` : ""}`);
}
