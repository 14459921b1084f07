import { afterAll, describe, expect, test } from "vitest";
import { newCompany, newCustomer, organisation } from "@/e2e/factories";
import { drizzleOver, openPool } from "./client";
import { openAsOwner, refusalOf } from "./raw-sql";
import { begin } from "./scope";
import { newDatabase } from "./test-database";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const mine = await newCompany(pool);
const theirs = await newCompany(pool);
await newCustomer(mine, organisation({ name: "Mine AS" }));
const theirCustomer = await newCustomer(theirs, organisation({ name: "Deres AS" }));

/** One statement by the application's role, in a transaction fenced to a company. */
const asApp = (companyId: number | null, statement: string) =>
  pool.begin(async (sql) => {
    if (companyId !== null) await sql`select set_config('app.company_id', ${String(companyId)}, true)`;
    return sql.unsafe(statement);
  });

describe("the fence between companies (M38)", () => {
  test("every table with a company in it forces row-level security and has a policy for the application", async () => {
    const tables = await owner<{ name: string; forced: boolean; policies: string[] }[]>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
             array(select p.policyname::text from pg_policies p
                   where p.tablename = c.relname and 'fordring_app' = any(p.roles) and p.qual like '%app.company_id%') as policies
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and (c.relname = 'companies' or exists (
          select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped))`;
    expect(tables.length).toBeGreaterThan(25);
    for (const { name, forced, policies } of tables) {
      expect({ name, forced, policies }).toEqual({ name, forced: true, policies: ["company_rows"] });
    }
  });

  test("every table without a company is one that all companies share", async () => {
    const rows = await owner<{ name: string }[]>`
      select relname as name from pg_class c
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'companies'
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id')`;
    const signIn = ["account", "rate_limit", "session", "user", "verification"];
    // The catalogue and who works for whom in it; how full a caller's bucket is, before it is known whose caller.
    const people = ["integration_members", "integration_invitations", "integration_log"];
    const shared = [...signIn, "heartbeats", "integrations", ...people, "rate_buckets"].sort();
    expect(rows.map(({ name }) => name).sort()).toEqual(shared);
  });

  test("each key leads with the company, so that a row cannot point into other books", async () => {
    const keys = await owner<{ name: string; column: string }[]>`
      select c.conname as name, a.attname as "column"
      from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      join pg_attribute own on own.attrelid = c.conrelid and own.attname = 'company_id'
      where c.connamespace = 'public'::regnamespace
        and (c.contype = 'p' or (c.contype = 'f' and exists (
          select 1 from pg_attribute f where f.attrelid = c.confrelid and f.attname = 'company_id')))`;
    expect(keys.length).toBeGreaterThan(40);
    for (const { name, column } of keys) expect({ name, column }).toEqual({ name, column: "company_id" });
  });

  test("without a company in the setting a read is an error, not all rows", async () => {
    expect(await refusalOf(asApp(null, "select * from customers"))).toMatch(/^(42704|22P02)$/);
    expect(await refusalOf(asApp(null, "select * from companies"))).toMatch(/^(42704|22P02)$/);
    expect(await refusalOf(drizzleOver(pool).execute("select * from invoice_numbers"))).toMatch(
      /^(42704|22P02)$/,
    );
  });

  test("a query that forgets its company sees the scope's company only", async () => {
    const names = "select name from subledger_accounts where kind = 'customer'";
    expect(await asApp(mine.companyId, names)).toEqual([{ name: "Mine AS" }]);
    expect(await asApp(theirs.companyId, names)).toEqual([{ name: "Deres AS" }]);
    expect(await asApp(mine.companyId, "select id from companies")).toEqual([{ id: mine.companyId }]);
  });

  test("a row cannot be written, changed or taken over for another company", async () => {
    const { companyId } = theirs;
    const account = `insert into accounts (company_id, account_no, name, kind) values (${companyId}, 9999, 'x', 'asset')`;
    expect(await refusalOf(asApp(mine.companyId, account))).toBe("42501");
    const take = `update customers set company_id = ${companyId}`;
    expect(await refusalOf(asApp(mine.companyId, take))).not.toBe("accepted");

    const rename = `update customers set city = 'Bergen' where customer_no = ${theirCustomer} and company_id = ${companyId}`;
    const renamed = await asApp(mine.companyId, rename);
    expect(renamed.count).toBe(0);
  });

  test("the functions that run as owner refuse a company that is not in scope", async () => {
    const { companyId } = theirs;
    const empty = Array.from({ length: 28 }, () => "'{}'").join(", ");
    expect(await refusalOf(asApp(mine.companyId, `select post(${companyId}, 1::smallint, ${empty})`))).toBe(
      "42501",
    );
    expect(await refusalOf(asApp(mine.companyId, `select lock_books(${companyId}, '2026-01-01')`))).toBe(
      "42501",
    );
  });
});

describe("what the application's role may do", () => {
  const forbidden: [string, string][] = [
    ...["vouchers", "postings", "open_items", "account_balances", "subledger_balances"].flatMap((table) =>
      ["insert", "update", "delete", "truncate"].map((right): [string, string] => [table, right]),
    ),
    ...["item_matches", "documents", "invoice_history", "audit_log", "voucher_series"].flatMap((table) =>
      ["update", "delete", "truncate"].map((right): [string, string] => [table, right]),
    ),
    ...["companies", "customers", "accounts", "factoring_invoices", "invoice_numbers", "connections"].flatMap(
      (table) => ["delete", "truncate"].map((right): [string, string] => [table, right]),
    ),
  ];
  test.each(forbidden)("not on %s: %s", async (table, right) => {
    const [row] = await owner`select has_table_privilege('fordring_app', ${table}, ${right}) as granted`;
    expect(row?.granted).toBe(false);
  });

  test("no right to make or change tables, functions or roles, and no way past row-level security", async () => {
    const [role] = await owner`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
             has_schema_privilege('fordring_app', 'public', 'create') as ddl,
             has_function_privilege('fordring_app', 'fence_company_table(regclass, text)', 'execute') as fences
      from pg_roles where rolname = 'fordring_app'`;
    expect(Object.values(role ?? {})).toEqual(Array(7).fill(false));
    expect(await refusalOf(asApp(mine.companyId, "create table loot (id int)"))).toBe("42501");
  });

  test("what opens books for reading cannot write, even by mistake", async () => {
    const write = mine.db.execute(`update customers set city = 'Bergen'`);
    expect(await refusalOf(write)).toBe("25006");
  });

  test("a transaction's company does not outlive it on a pooled connection", async () => {
    const single = openPool(database.url, 1);
    try {
      await begin({ ...mine, db: { ...mine.db } }, async () => undefined);
      const leak = single`select nullif(current_setting('app.company_id', true), '') as company`;
      expect(await leak).toEqual([{ company: null }]);
    } finally {
      await single.end();
    }
  });
});
