import { test as base, expect } from "@playwright/test";
import type { Pool } from "@/db/client";
import type { Role } from "@/lib/domain/actor";
import { pool as openedPool } from "@/lib/edge/database";
import { type Company, openCompany } from "./company";
import { connect, type Partner } from "./partner-client";
import { newPerson, type Person } from "./person";

type TestFixtures = {
  /** `test.use({ role: "viewer" })`: what the signed-in person may do. */
  role: Role;
  /** Who is signed in in `page` and `context`. */
  person: Person;
  /** Books of the test's own, of which `person` is a member. */
  company: Company;
  /** A second company, of which `person` is no member. */
  otherCompany: Company;
  /** The API client of `company`'s partner; asking for it activates factoring in `company`. */
  partner: Partner;
};

type WorkerFixtures = {
  /** The same database that the app under test uses. */
  pool: Pool;
};

/**
 * Playwright's test with a company of its own, so that tests do not see one another. `page` is signed in
 * from the start; a test of signing in begins with `context.clearCookies()`.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  pool: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const pool = openedPool();
      await use(pool);
      await pool.end();
    },
    { scope: "worker" },
  ],
  role: ["administrator", { option: true }],
  person: async ({ pool: _ }, use) => use(await newPerson()),
  company: async ({ pool, person, role }, use) => use(await openCompany(pool, person, role)),
  otherCompany: async ({ pool }, use) => use(await openCompany(pool, await newPerson("Anna Annen"))),
  partner: async ({ company, request }, use) => use(await connect(request, await company.activate())),
  context: async ({ context, person }, use) => {
    await context.addCookies([person.cookie]);
    await use(context);
  },
});

export { expect };
