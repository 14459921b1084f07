import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findCustomer } from "@/db/queries/customers";
import { newDatabase } from "@/db/test-database";
import { companiesToAssess } from "@/db/writes/operations";
import { expectOk, newCompany, newCustomer, organisation, person } from "@/e2e/factories";
import { assessCards } from "./assess-cards";
import { saveCustomer } from "./save-customer";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = postgres(database.url, { max: 1, onnotice: () => undefined });
afterAll(async () => {
  await pool.end();
  await owner.end();
});

test("M8, M12: every save of a card keeps what factoring would lack, with «Bruk Factoring» off too", async () => {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company, organisation({ phone: null, email: null }));
  expect(await findCustomer(company, customerNo)).toMatchObject({
    lacking: ["email:required", "phone:required"],
  });

  const card = organisation({ phone: "22 33 44 55", postalCode: "5003" });
  await expectOk(saveCustomer(company, { customerNo, version: 1, card: { ...card, city: "Bergen" } }));
  expect(await findCustomer(company, customerNo)).toMatchObject({ lacking: [], version: 2 });
});

test("M12: cards that nobody has asked about are assessed in batches, company by company, without changing the cards", async () => {
  const [first, second] = [await newCompany(pool), await newCompany(pool)];
  const nos: number[] = [];
  for (const phone of ["+4722334455", null, null]) nos.push(await newCustomer(first, person({ phone })));
  await newCustomer(second);
  await owner`update customers set lacking = null where company_id = ${first.companyId}`;
  expect(await companiesToAssess(pool)).toEqual([first.companyId]);

  const system = { ...first, actor: { kind: "system", task: "sweep" } } as const;
  expect(await expectOk(assessCards(system, { limit: 2 }))).toEqual({ assessed: 2 });
  expect(await expectOk(assessCards(system, { limit: 2 }))).toEqual({ assessed: 1 });
  expect(await companiesToAssess(pool)).toEqual([]);
  expect(await findCustomer(first, nos[0] ?? 0)).toMatchObject({ lacking: [], version: 1 });
  expect(await findCustomer(first, nos[2] ?? 0)).toMatchObject({ lacking: ["phone:required"], version: 1 });
});

test("only the worker may ask the rules about cards on its own account", async () => {
  const company = await newCompany(pool);
  expect(await assessCards(company, { limit: 1 })).toMatchObject({ error: { code: "forbidden" } });
});
