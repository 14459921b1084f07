import { fork } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { checkEhf } from "./ehf-check";
import { hasOfficialRules, loadOfficialRules } from "./official-ehf-rules";

/** Loading the official rules costs a second or two: fewer files than these are judged where we are. */
const FILES_WORTH_A_PROCESS = 200;

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

  const failed = await judgeAll(files);
  const rules = hasOfficialRules
    ? "own assertions and official rules, strict"
    : "own assertions ONLY: ../shared is absent";
  print(`${files.length} EHF files, ${files.length - failed} pass, ${failed} fail (${rules})`);
  return failed === 0 ? 0 : 1;
}

/** How many files fail. The rules take a thread all of their own, so a process for each core shares many files. */
async function judgeAll(files: readonly string[]): Promise<number> {
  const processes = Math.min(availableParallelism(), Math.ceil(files.length / FILES_WORTH_A_PROCESS));
  if (processes === 1) return judgeSome(files);

  const parts = Array.from({ length: processes }, (_, part) =>
    files.filter((_, n) => n % processes === part),
  );
  const failed = await Promise.all(parts.map(judgeElsewhere));
  return failed.reduce((total, some) => total + some, 0);
}

async function judgeSome(files: readonly string[]): Promise<number> {
  const official = hasOfficialRules ? await loadOfficialRules() : () => [];
  let failed = 0;
  for (const file of files) {
    const remarks = judge(file, official);
    if (remarks.length > 0) failed += 1;
    for (const remark of remarks) print(`${file}: ${remark}`);
  }
  return failed;
}

/** The same in a process of this program's own. One that ends without an answer has judged nothing. */
function judgeElsewhere(files: readonly string[]): Promise<number> {
  const child = fork(import.meta.filename, { serialization: "advanced" });
  return new Promise((resolve, reject) => {
    child.once("message", (failed: number) => resolve(failed));
    child.once("exit", (code) => reject(new Error(`a process that judged files ended with ${code}`)));
    child.send(files);
  });
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

if (process.send) {
  process.once("message", async (files: readonly string[]) => {
    const failed = await judgeSome(files);
    process.send?.(failed, () => process.disconnect());
  });
} else {
  process.exitCode = await main(process.argv[2]);
}
