import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  newPartner,
  organisation,
  sendAndPrepare,
} from "@/e2e/factories";
import type { SubledgerKind } from "@/lib/domain/chart";
import { saveCustomer } from "@/lib/services/customers/save-customer";
import { activateFactoring } from "@/lib/services/factoring/activate";
import { openPool } from "../client";
import { findLedgerAccount } from "../queries/ledger";
import { begin, type Scope } from "../scope";
import { newDatabase } from "../test-database";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

/** Move a series on to its end, as after ten thousand cards. */
const fill = (company: Scope, kind: SubledgerKind, nextNo: number) =>
  begin(company, (tx) =>
    tx.db.execute(sql`update subledger_series set next_no = ${nextNo}, last_no = greatest(last_no, ${nextNo} - 1)
      where company_id = ${company.companyId} and kind = ${kind}`),
  );

test("M32: after customer 19999 comes 1000000, which is invoiced and looked up as any other", async () => {
  const company = await newCompany(pool);
  await fill(company, "customer", 19_999);
  expect(await newCustomer(company)).toBe(19_999);
  const customerNo = await newCustomer(company);
  expect(customerNo).toBe(1_000_000);
  expect(await newCustomer(company)).toBe(1_000_001);

  await newFactoring(pool, company);
  await sendAndPrepare(company, await newDraft(company, customerNo));
  expect(await findLedgerAccount(company, customerNo)).toMatchObject({
    subledgerKind: "customer",
    controlAccountNo: 1500,
  });
});

test("M32: a customer series with no number left refuses, and says so", async () => {
  const company = await newCompany(pool);
  await fill(company, "customer", 2_000_000);
  const saved = await saveCustomer(company, { customerNo: null, version: null, card: organisation() });
  expect(saved).toEqual({ ok: false, error: { code: "series_full", kind: "customer" } });
});

test("M2: a full series of factoring companies refuses a new clearing account, and nothing is activated", async () => {
  const company = await newCompany(pool);
  await fill(company, "finance", 81_000);
  const { integrationSlug } = await newPartner(pool);
  const input = {
    integrationSlug,
    agreementType: "financing",
    mapping: {
      clearing: { newSubledger: true },
      bank: { accountNo: 1920 },
      fee: { accountNo: 7770 },
      financing_cost: { accountNo: 8159 },
      interest_income: { accountNo: 8055 },
      deviation: { accountNo: 2999 },
    },
  } as const;
  expect(await activateFactoring(company, input)).toEqual({
    ok: false,
    error: { code: "series_full", kind: "finance" },
  });
  const { clearing: _, ...rest } = input.mapping;
  await expectOk(
    activateFactoring(company, { ...input, mapping: { ...rest, clearing: { accountNo: 2391 } } }),
  );
});
