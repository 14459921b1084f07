import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { openAsOwner } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import { newCompany, testNow } from "@/e2e/factories";
import { reservedSlugs } from "@/lib/domain/company-slug";
import { createCompany } from "./create-company";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

test("no company is opened under a name that means something else in the path, by the verb or past it", async () => {
  const { companyId } = await newCompany(pool);
  const [made] = await owner`select * from companies where id = ${companyId}`;
  const company = {
    orgNr: "",
    name: "Partner AS",
    legalForm: "AS",
    vatRegistered: true,
    street: "",
    postalCode: "",
    city: "",
    country: "NO",
    phone: "",
    email: "",
    bankAccount: "",
  };
  for (const slug of reservedSlugs) {
    const setup = { company: { ...company, slug }, members: [], now: testNow, requestId: "t" };
    expect(await createCompany(pool, setup)).toEqual({ ok: false, error: { code: "slug_reserved", slug } });
    await expect(owner`update companies set slug = ${slug} where id = ${made?.id}`).rejects.toThrow(
      /companies_slug_free/,
    );
  }
});
