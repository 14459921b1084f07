import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { expect, test } from "vitest";
import journal from "./migrations/meta/_journal.json";
import * as schema from "./schema/index";

test("the migrations make exactly the tables that the schema describes", async () => {
  const latest = journal.entries.at(-1)?.tag.slice(0, 4);
  const snapshot = join(import.meta.dirname, "migrations/meta", `${latest}_snapshot.json`);
  const migrated = JSON.parse(await readFile(snapshot, "utf8"));

  const described = generateDrizzleJson(schema, migrated.id, undefined, "snake_case");
  // What `npm run db:generate` would write: nothing.
  expect(await generateMigration(migrated, described)).toEqual([]);
});

test("every migration is named in the journal, and the journal names no other", async () => {
  const files = await readdir(join(import.meta.dirname, "migrations"));
  const names = files.filter((name) => name.endsWith(".sql")).map((name) => name.replace(/\.sql$/, ""));
  expect(names.sort()).toEqual(journal.entries.map(({ tag }) => tag));
});
