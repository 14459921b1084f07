import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import postgres from "postgres";
import { openPool, type Pool } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { builtWeb } from "@/lib/demo/build";
import { activationFigures } from "./activation";
import { type BenchCompany, fillBenchCompany } from "./books";
import type { Figure } from "./figure";
import { ledgerFigures } from "./ledger";
import { partnerFigures } from "./partner-api";
import { ehfFigure, sendingFigures } from "./sending";

/**
 * The program behind `npm run bench`: one JSON line a figure, each beside its limit in the same run, on a database
 * server of its own with `fsync` on. Nothing passes or fails by time. `-- --no-web` leaves out the partner API,
 * which needs the built app.
 */
const root = resolve(import.meta.dirname, "../..");
const interrupted = new AbortController();
const note = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
const print = (figures: readonly Figure[]) => {
  for (const one of figures) process.stdout.write(`${JSON.stringify(one)}\n`);
};

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interrupted.abort());
await main();

async function main(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "fordring-bench-"));
  await chmod(directory, 0o711);
  const server = await startEmbedded({ directory: join(directory, "postgres") });
  const stop = () => server.stop();
  interrupted.signal.addEventListener("abort", stop, { once: true });
  try {
    await migrate(server.url());
    await measureAll(server.url(), directory);
  } finally {
    await stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureAll(url: string, directory: string): Promise<void> {
  const pool = openPool(url);
  const owner = postgres(url, {
    max: 8,
    types: { bigint: postgres.BigInt },
    onnotice: () => undefined,
  }) as unknown as Pool;
  try {
    const companies = await seed(pool, owner);
    print(await ledgerFigures(owner, companies));
    const [company] = companies;
    if (!company) return;
    print(await sendingFigures(owner, company));
    print([await ehfFigure()]);
    note("Filling a company with 100 000 customers …");
    print(await activationFigures(pool, owner));
    if (process.argv.includes("--no-web")) return note("The partner API was left out.");
    const web = await builtWeb(root, join(directory, "build.log"), note, interrupted.signal);
    print(await partnerFigures(url, pool, company, web));
  } finally {
    await Promise.all([pool.end(), owner.end()]);
  }
}

/** Eight companies with books, statistics up to date, and the table of the baseline. */
async function seed(pool: Pool, owner: Pool): Promise<BenchCompany[]> {
  const [setting] =
    await owner`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`;
  if (setting?.fsync !== "on" || setting.commit !== "on")
    throw new Error("the server is not set to keep what it commits");

  note("Filling eight companies …");
  const companies: BenchCompany[] = [];
  for (let n = 0; n < 8; n++) companies.push(await fillBenchCompany(pool, 200));
  await owner`
    create table bench_rows (
      id bigint generated always as identity primary key, company_id int not null, day date not null, amount_ore bigint not null, text text not null)`;
  await owner`analyze`;
  return companies;
}
