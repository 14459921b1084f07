import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { countOpenFactored } from "@/db/queries/customer-factoring";
import { findInvoice } from "@/db/queries/invoices";
import { begin } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import {
  type ActiveFactoring,
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
} from "@/e2e/factories";
import type { CustomerCard } from "@/lib/domain/customer";
import { readCustomer } from "../factoring/read-customers";
import { readInvoice } from "../factoring/read-invoices";
import { saveCustomer } from "./save-customer";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

type Company = Awaited<ReturnType<typeof newCompany>>;
const factored = { useFactoring: true, deliveryMethod: "factoring" } as const;

async function withFactoring() {
  const company = await newCompany(pool);
  return { company, active: await newFactoring(pool, company) };
}

/** The customer events in a connection's feed, oldest first. */
async function told(company: Company, { connectionId }: ActiveFactoring): Promise<string[]> {
  const rows = await begin(company, (tx) =>
    tx.db.execute(sql`select subject_id from events where company_id = ${company.companyId}
      and connection_id = ${connectionId}::uuid and type = 'customer.changed' order by sequence`),
  );
  return rows.map((row) => String(row.subject_id));
}

const save = (company: Company, customerNo: number, version: number, card: CustomerCard) =>
  expectOk(saveCustomer(company, { customerNo, version, card }));

test("M19, edge 17: the factoring company is told when what it sees of a customer changes, and of nothing else", async () => {
  const { company, active } = await withFactoring();
  const customerNo = await newCustomer(company, organisation(factored));
  expect(await told(company, active)).toEqual([String(customerNo)]);

  await save(company, customerNo, 1, organisation({ ...factored, phone: "+4799887766" }));
  await save(company, customerNo, 2, organisation({ ...factored, phone: "+4799887766" }));
  const terms = { phone: "+4799887766", paymentTermsDays: 30, sendReminders: false };
  await save(company, customerNo, 3, organisation({ ...factored, ...terms }));
  expect(await told(company, active)).toEqual([String(customerNo), String(customerNo)]);
});

test("M5, edge 17: an exempt customer's changes are told only while the company has its invoices", async () => {
  const { company, active } = await withFactoring();
  const stranger = await newCustomer(company, organisation());
  await save(company, stranger, 1, organisation({ street: "Ny gate 1" }));
  expect(await told(company, active)).toEqual([]);

  const customerNo = await newCustomer(company, organisation(factored));
  await sendAndPrepare(company, await newDraft(company, customerNo));
  await save(company, customerNo, 1, organisation({ deliveryMethod: "email" }));
  await save(company, customerNo, 2, organisation({ deliveryMethod: "email", street: "Ny gate 2" }));
  // New, exempted, and moved while its invoice is with the factoring company.
  expect(await told(company, active)).toEqual(Array(3).fill(String(customerNo)));
});

test("M5, edge 18: «Bruk Factoring» is removed though the factoring company has invoices, which stay there", async () => {
  const { company, active } = await withFactoring();
  const customerNo = await newCustomer(company, organisation(factored));
  const invoiceId = await newDraft(company, customerNo);
  await sendAndPrepare(company, invoiceId);
  expect(await countOpenFactored(company, customerNo)).toBe(1);

  await save(company, customerNo, 1, organisation({ deliveryMethod: "email" }));
  expect(await countOpenFactored(company, customerNo)).toBe(1);
  expect((await findInvoice(company, invoiceId))?.deliveryMethod).toBe("factoring");
  const partner = partnerScope(company, active);
  expect(await readCustomer(partner, { customerNo })).toMatchObject({ useFactoring: false });
});

test("M18, edge 17: the invoice keeps the customer as it was sent; the card beside it is the present one", async () => {
  const { company, active } = await withFactoring();
  const customerNo = await newCustomer(company, organisation(factored));
  const invoiceId = await newDraft(company, customerNo);
  await sendAndPrepare(company, invoiceId);
  await save(
    company,
    customerNo,
    1,
    organisation({ ...factored, name: "Nytt Navn AS", street: "Ny gate 3" }),
  );

  const [row] = await begin(company, (tx) =>
    tx.db.execute(sql`select id from factoring_invoices where company_id = ${company.companyId}`),
  );
  const partner = partnerScope(company, active);
  const seen = await readInvoice(partner, { invoiceId: String(row?.id) });
  expect(seen?.customerSnapshot).toMatchObject({
    name: "Nordvik Bygg AS",
    address: { street: "Storgata 1" },
  });
  expect(seen?.customer).toMatchObject({ name: "Nytt Navn AS", address: { street: "Ny gate 3" } });
  expect(await readCustomer(partner, { customerNo })).toMatchObject({ name: "Nytt Navn AS" });
});
