import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { expectOk, newCompany, newCustomer, newFactoring, organisation } from "@/e2e/factories";
import { saveCustomer } from "@/lib/services/customers/save-customer";
import { openPool } from "../client";
import { listCardChanges } from "../queries/card-changes";
import { begin } from "../scope";
import { newDatabase } from "../test-database";
import { insertCardChanges, switchFactoring } from "./card-changes";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M32: every saved change of a card stands in its history: who, when, what", async () => {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company);
  const card = organisation({ phone: "+4799887766", paymentTermsDays: 30 });
  await expectOk(saveCustomer(company, { customerNo, version: 1, card }));

  const { rows, next } = await listCardChanges(company, customerNo);
  expect(next).toBeNull();
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    verb: "customer/save",
    at: company.now,
    actorKind: "user",
    actorName: "Tove Tester",
    changes: [
      { field: "phone", from: "+4722334455", to: "+4799887766" },
      { field: "paymentTermsDays", from: 14, to: 30 },
    ],
  });
  expect(rows[1]?.changes).toContainEqual({ field: "name", from: null, to: "Nordvik Bygg AS" });
});

test("M32: saving a card unchanged, or being refused, leaves no mark in its history", async () => {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company);
  await expectOk(saveCustomer(company, { customerNo, version: 1, card: organisation() }));
  await saveCustomer(company, { customerNo, version: 2, card: organisation({ email: "post@" }) });
  expect((await listCardChanges(company, customerNo)).rows).toHaveLength(1);
});

test("M4, M32: activation is filed on every card that it changes, in words of old and new", async () => {
  const company = await newCompany(pool);
  const customerNos = [await newCustomer(company), await newCustomer(company)];
  await newFactoring(pool, company);
  for (const customerNo of customerNos) {
    expect((await listCardChanges(company, customerNo)).rows[0]).toMatchObject({
      verb: "factoring/activate",
      changes: [
        { field: "useFactoring", from: false, to: true },
        { field: "deliveryMethod", from: "print", to: "factoring" },
      ],
    });
  }
});

test("M6, M32: switching back is filed in the same way, and only for the customers it touches", async () => {
  const company = await newCompany(pool);
  const [first, second] = [await newCustomer(company), await newCustomer(company)];
  await newFactoring(pool, company);
  const changed = await begin(company, (tx) =>
    switchFactoring(
      tx,
      "factoring/deactivate",
      sql`update customers set use_factoring = false, delivery_method = method_before_factoring
        where company_id = ${company.companyId} and customer_no = ${first}`,
    ),
  );
  expect(changed).toBe(1);
  expect((await listCardChanges(company, first)).rows[0]).toMatchObject({
    verb: "factoring/deactivate",
    changes: [
      { field: "useFactoring", from: true, to: false },
      { field: "deliveryMethod", from: "factoring", to: "print" },
    ],
  });
  expect((await listCardChanges(company, second)).rows).toHaveLength(2);
});

test("M32: the history is read a page at a time, newest first, and skips nothing", async () => {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company);
  await begin(company, (tx) =>
    insertCardChanges(
      tx,
      Array.from({ length: 5 }, (_, n) => ({
        subledgerNo: customerNo,
        verb: "customer/save",
        changes: [{ field: "street", from: null, to: `${n}` }],
      })),
    ),
  );
  const seen: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCardChanges(company, customerNo, { cursor, limit: 2 });
    seen.push(...page.rows.map(({ changes }) => changes[0]?.to));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(["4", "3", "2", "1", "0", false]);
});

test("M32: what the history says can neither be changed nor taken away", async () => {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company);
  for (const statement of [
    sql`update card_changes set actor_name = 'Noen' where subledger_no = ${customerNo}`,
    sql`delete from card_changes where subledger_no = ${customerNo}`,
  ]) {
    await expect(begin(company, (tx) => tx.db.execute(statement))).rejects.toThrow();
  }
});
