import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkEhf } from "./ehf-check";
import { hasOfficialRules, loadOfficialRules } from "./official-ehf-rules";

/**
 * `tsx lib/adapters/validate-ehf.ts FOLDER`: every *.xml in the folder (and below) against our own
 * assertions and, where they stand beside the checkout, the official rules without warnings.
 * Exit code 0 when all pass, 1 when one fails, 2 when there is no folder or no file to judge.
 */
async function main(folder: string | undefined): Promise<number> {
  const files = folder !== undefined && existsSync(folder) ? findXml(folder) : [];
  if (files.length === 0) {
    print(folder === undefined ? "usage: validate-ehf FOLDER" : `no *.xml in ${folder}`);
    return 2;
  }

  const official = hasOfficialRules ? await loadOfficialRules() : () => [];
  let failed = 0;
  for (const file of files) {
    const remarks = judge(file, official);
    if (remarks.length > 0) failed += 1;
    for (const remark of remarks) print(`${file}: ${remark}`);
  }

  const rules = hasOfficialRules
    ? "own assertions and official rules, strict"
    : "own assertions ONLY: ../shared is absent";
  print(`${files.length} EHF files, ${files.length - failed} pass, ${failed} fail (${rules})`);
  return failed === 0 ? 0 : 1;
}

function findXml(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".xml"))
    .sort()
    .map((name) => join(folder, name));
}

function judge(file: string, official: (xml: string) => readonly string[]): readonly string[] {
  const xml = readFileSync(file, "utf8");
  try {
    const own = checkEhf(xml).map(({ code, where, foundOre, expectedOre }) =>
      expectedOre === undefined
        ? `${code} at ${where}`
        : `${code} at ${where}: ${foundOre} øre, expected ${expectedOre}`,
    );
    return [...own, ...official(xml)];
  } catch (error) {
    return [`unreadable: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main(process.argv[2]);
