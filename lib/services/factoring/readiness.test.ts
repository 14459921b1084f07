import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { openAsOwner } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  newPartner,
  organisation,
  person,
  sendAndPrepare,
} from "@/e2e/factories";
import { endLegacyFactoring } from "../legacy/end-legacy-factoring";
import { transferToBureau } from "../legacy/transfer-to-bureau";
import { activateFactoring } from "./activate";
import { activationReadiness, lackingCards } from "./readiness";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const mapping = {
  clearing: { newSubledger: true },
  bank: { accountNo: 1920 },
  fee: { accountNo: 7770 },
  financing_cost: { accountNo: 8159 },
  interest_income: { accountNo: 8055 },
  deviation: { accountNo: 2999 },
} as const;

test("M4, edge 3: the report counts what changes: customers by method, cards that lack data, drafts, own open invoices", async () => {
  const company = await newCompany(pool);
  const printed = await newCustomer(company, organisation({ deliveryMethod: "print" }));
  await newCustomer(company, person({ deliveryMethod: "email" }));
  const lacking = await newCustomer(
    company,
    organisation({ phone: null, orgNr: null, deliveryMethod: "email" }),
  );
  await newDraft(company, printed);
  await sendAndPrepare(company, await newDraft(company, printed));

  expect(await activationReadiness(company)).toEqual({
    customers: 3,
    methods: [
      { deliveryMethod: "email", customers: 2 },
      { deliveryMethod: "print", customers: 1 },
    ],
    lacking: 1,
    unassessed: 0,
    drafts: 1,
    imported: 0,
    ownOpen: 1,
  });
  expect(await lackingCards(company, { after: 0, limit: 10 })).toEqual({
    rows: [
      {
        customerNo: lacking,
        name: "Nordvik Bygg AS",
        problems: [
          { field: "orgNr", code: "required" },
          { field: "phone", code: "required" },
        ],
      },
    ],
    next: null,
  });
});

test("M4: the cards that lack data are told a page at a time, none twice and none left out", async () => {
  const company = await newCompany(pool);
  const lacking: number[] = [];
  for (let n = 0; n < 7; n++) {
    lacking.push(await newCustomer(company, organisation({ phone: null })));
    await newCustomer(company);
  }
  const told: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page = await lackingCards(company, { after, limit: 3 });
    expect(page.rows.length).toBeLessThanOrEqual(3);
    told.push(...page.rows.map(({ customerNo }) => customerNo));
    after = page.next;
  }
  expect(told).toEqual(lacking);
});

test("M4: a stored answer is believed, so that 100 000 cards are counted and not read", async () => {
  const company = await newCompany(pool);
  const no = await newCustomer(company);
  await owner`update customers set lacking = '{phone:required}' where company_id = ${company.companyId} and customer_no = ${no}`;
  expect(await activationReadiness(company)).toMatchObject({ lacking: 1, unassessed: 0 });
  await owner`update customers set lacking = '{}' where company_id = ${company.companyId} and customer_no = ${no}`;
  expect(await activationReadiness(company)).toMatchObject({ lacking: 0, unassessed: 0 });
});

test("M4: customers who have «Bruk Factoring» already are not counted as changing", async () => {
  const company = await newCompany(pool);
  await newCustomer(company);
  await newFactoring(pool, company);
  expect(await activationReadiness(company)).toMatchObject({ customers: 0, methods: [] });
});

test("M3, edge 6: activation is refused while the old solution is on, with how much waits to be transferred", async () => {
  const company = await newCompany(pool);
  await owner`
    insert into legacy_factoring (company_id, enabled, bureau_name, client_id, receivable_account_no)
    values (${company.companyId}, true, 'Gamle Byrå', '4711', 1500)`;
  const customerNo = await newCustomer(company);
  await sendAndPrepare(company, await newDraft(company, customerNo));

  const { integrationSlug } = await newPartner(pool);
  const activate = () => activateFactoring(company, { integrationSlug, agreementType: "financing", mapping });
  expect(await activate()).toEqual({
    ok: false,
    error: { code: "legacy_factoring_active", untransferred: 1, bureauName: "Gamle Byrå" },
  });

  await expectOk(transferToBureau(company));
  await expectOk(endLegacyFactoring(company));
  expect((await activate()).ok).toBe(true);
});
