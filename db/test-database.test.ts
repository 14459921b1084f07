import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { pendingMigrations } from "./pending-migrations";
import { newDatabase } from "./test-database";

const database = await newDatabase();
const sql = postgres(database.url);
afterAll(() => sql.end());

test("a test database is PostgreSQL 18, migrated, UTF-8 and knows uuidv7", async () => {
  const [row] = await sql`select current_setting('server_version_num')::int as version,
    current_setting('server_encoding') as encoding, uuidv7() is not null as uuidv7`;
  expect(row).toMatchObject({ encoding: "UTF8", uuidv7: true });
  expect(row?.version).toBeGreaterThanOrEqual(180_000);
  expect(await pendingMigrations(sql)).toEqual([]);
});

test("the owner role is no superuser, so row-level security can bind it", async () => {
  const [role] = await sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`;
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
});

test("graphile-worker's tables are there before ours, so that SQL can queue jobs", async () => {
  const [found] =
    await sql`select to_regprocedure('graphile_worker.add_job(text,json,text,timestamptz,integer,text,integer,text[],text)') is not null as there`;
  expect(found).toEqual({ there: true });
});
