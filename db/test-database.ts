import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import type { TestServer } from "./test-server";

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/** A database of the test file's own. */
export type TestDatabase = {
  /** For the owner role: no superuser, so row-level security holds as in production. */
  url: string;
};

/**
 * A migrated, empty database for this test file, dropped after its last test. Call it at the top
 * of the file: `const database = await newDatabase();`
 */
export function newDatabase(): Promise<TestDatabase> {
  return cloneOf(inject("testServer").template);
}

/** A database in which no migration has run, in the same way. */
export function newEmptyDatabase(): Promise<TestDatabase> {
  return cloneOf("template1");
}

async function cloneOf(template: string): Promise<TestDatabase> {
  const { adminUrl, ownerUrl } = inject("testServer");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(adminUrl, `create database ${name} template ${template} owner fordring`);
  afterAll(() => asAdmin(adminUrl, `drop database ${name} with (force)`));

  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return { url: url.href };
}

async function asAdmin(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
