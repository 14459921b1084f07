import { join } from "node:path";
import { env } from "@/lib/env";
import { type CheckResult, checkBooks } from "./checks";
import { runningUrl } from "./embedded";

/** The program behind `npm run check:books`: 0 when all is sound, 1 when something is not, 2 when it could not look. */
const say = (line: string) => process.stdout.write(`${line}\n`);

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message || error.name : String(error)}\n`);
  return 2;
});

async function main(): Promise<number> {
  const url = env().DATABASE_URL ?? (await runningUrl(join(env().DATA_DIR, "postgres")));
  if (url === undefined) throw new Error("No database: set DATABASE_URL, or start the demo first.");

  const results = await checkBooks(url);
  for (const result of results) report(result);
  const broken = results.filter(({ faults }) => faults > 0n).length;
  say(
    broken === 0
      ? `All ${results.length} checks are sound.`
      : `${broken} of ${results.length} checks found faults.`,
  );
  return broken === 0 ? 0 : 1;
}

function report({ name, looked, faults, examples }: CheckResult): void {
  if (faults === 0n) {
    say(`ok ${spaced(looked)} ${name}`);
    return;
  }
  say(`FAULT ${spaced(faults)} of ${spaced(looked)}: not all ${name}`);
  for (const example of examples) say(`  ${example}`);
  if (faults > BigInt(examples.length)) say(`  and ${spaced(faults - BigInt(examples.length))} more`);
}

/** 12345 as "12 345". */
function spaced(count: bigint): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, " ");
}
