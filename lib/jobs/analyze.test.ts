import type { JobHelpers } from "graphile-worker";
import { afterAll, expect, test } from "vitest";
import { analyze } from "@/db/analyze";
import { openPool } from "@/db/client";
import { openAsOwner } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import { expectOk, newCompany, newCustomer, newFactoring } from "@/e2e/factories";
import { csvFile } from "@/e2e/imported";
import { importInvoices } from "@/lib/services/invoices/import-invoices";
import { tasksOf } from "./tasks";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const none = () => {
  throw new Error("not asked for here");
};
const { analyze: task } = tasksOf(pool, none, none, (tables) => analyze(database.url, tables));

/** What waits to be counted. */
async function queued(): Promise<{ key: string; payload: { tables: string[] } }[]> {
  return owner`
    select key, payload from graphile_worker._private_jobs where key like 'analyze:%' order by key`;
}

async function known(table: string): Promise<number> {
  const [row] = await owner<
    { rows: number }[]
  >`select reltuples::int as rows from pg_class where oid = ${table}::regclass`;
  return row?.rows ?? -1;
}

const header = "Fakturanr;Kundenr;Fakturadato;Beløp inkl. mva";

test("M4, M12: after many cards were switched at once Postgres counts their tables, once however often it was asked", async () => {
  const company = await newCompany(pool);
  await newCustomer(company);
  const { connectionId: _few } = await newFactoring(pool, company);
  expect(await queued()).toEqual([]);

  const large = await newCompany(pool);
  await owner`
    insert into subledger_accounts (company_id, subledger_no, kind, name)
    select ${large.companyId}, 1000000 + n, 'customer', 'Kunde ' || n from generate_series(1, 2500) n`;
  await owner`
    insert into customers (company_id, customer_no, is_person, delivery_method, lacking)
    select ${large.companyId}, 1000000 + n, false, 'print', '{}' from generate_series(1, 2500) n`;
  await newFactoring(pool, large);
  const [job, ...others] = await queued();
  expect(others).toEqual([]);
  expect(job?.payload.tables).toContain("customers");

  expect(await known("card_changes")).toBeLessThan(2_500);
  await task?.(job?.payload, {} as JobHelpers);
  expect(await known("card_changes")).toBeGreaterThanOrEqual(2_500);
  expect(await known("customers")).toBeGreaterThanOrEqual(2_500);
});

test("M35: after a large import the tables of invoices and books are counted, and after a small one they are not", async () => {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company);
  const file = (count: number, mark: string) => {
    const rows = Array.from({ length: count }, (_, at) => `${mark}${at};${customerNo};02.02.2026;100`);
    return { ...csvFile(`${header}\n${rows.join("\n")}\n`), which: "all" as const };
  };
  const keys = async () => (await queued()).map(({ key }) => key);
  await expectOk(importInvoices(company, file(5, "A")));
  expect(await keys()).not.toContain("analyze:invoices");
  await expectOk(importInvoices(company, file(2_000, "B")));
  expect(await keys()).toContain("analyze:invoices");
});

test("names of tables that an older release queued and this one has not are passed over", async () => {
  await task?.(
    { companyId: 1, requestId: "x", tables: ["gone", "pg_class; drop table customers"] },
    {} as JobHelpers,
  );
  expect(await known("customers")).toBeGreaterThan(0);
});
