import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { afterAll, describe, expect, test } from "vitest";
import journal from "./migrations/meta/_journal.json";
import { openAsOwner } from "./raw-sql";
import * as schema from "./schema/index";
import { newDatabase, newEmptyDatabase } from "./test-database";

const folder = join(import.meta.dirname, "migrations");
const latest = journal.entries.at(-1)?.tag.slice(0, 4);
const snapshot = JSON.parse(await readFile(join(folder, "meta", `${latest}_snapshot.json`), "utf8"));

test("the latest snapshot is the schema: `npm run db:generate` would write nothing", async () => {
  const described = generateDrizzleJson(schema, snapshot.id, undefined, "snake_case");
  expect(await generateMigration(snapshot, described)).toEqual([]);
});

test("every migration is named in the journal, and the journal names no other", async () => {
  const files = await readdir(folder);
  const names = files.filter((name) => name.endsWith(".sql")).map((name) => name.replace(/\.sql$/, ""));
  expect(names.sort()).toEqual(journal.entries.map(({ tag }) => tag));
});

describe("migrations, some of them written by hand, make exactly what the schema describes", async () => {
  const migrated = openAsOwner((await newDatabase()).url);
  const generated = openAsOwner((await newEmptyDatabase()).url);
  afterAll(() => Promise.all([migrated.end(), generated.end()]));

  const described = generateDrizzleJson(schema, undefined, undefined, "snake_case");
  const nothing = generateDrizzleJson({}, undefined, undefined, "snake_case");
  for (const statement of await generateMigration(nothing, described)) await generated.unsafe(statement);

  test.each([
    ["columns", columns],
    ["constraints", constraints],
    ["indexes", indexes],
  ])("%s", async (_, question) => {
    const made = await migrated.unsafe(question);
    expect(made.length).toBeGreaterThan(30);
    // Migrations may add indexes for what no query of the schema's own asks.
    expect([...made]).toEqual(expect.arrayContaining([...(await generated.unsafe(question))]));
  });

  test("and no column or constraint besides", async () => {
    for (const question of [columns, constraints]) {
      const [made, meant] = [await migrated.unsafe(question), await generated.unsafe(question)];
      expect(made.length).toBe(meant.length);
    }
  });
});

const columns = `
  select table_name, column_name, data_type, is_nullable, column_default, generation_expression, is_identity
  from information_schema.columns where table_schema = 'public' order by 1, 2`;

const constraints = `
  select conrelid::regclass::text as of, conname as name, pg_get_constraintdef(oid) as says
  from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1, 2`;

const indexes = `
  select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2`;
