import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findSubledgerSeries } from "@/db/queries/accounts";
import {
  countByStatus,
  findActiveConnection,
  findConnectionPeople,
  listClientKeys,
  listConnections,
  listMappedAccounts,
} from "@/db/queries/connections";
import { listAllCards } from "@/db/queries/customers";
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
import { suggestedAccounts } from "@/lib/domain/factoring";
import { issueToken } from "../access/issue-token";
import { type ActivateInput, activateFactoring } from "./activate";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const mapping: ActivateInput["mapping"] = {
  clearing: { newSubledger: true },
  bank: { accountNo: suggestedAccounts.bank },
  fee: { accountNo: suggestedAccounts.fee },
  financing_cost: { accountNo: suggestedAccounts.financing_cost },
  interest_income: { accountNo: suggestedAccounts.interest_income },
  deviation: { accountNo: suggestedAccounts.deviation },
};

async function inputFor(differing: ActivateInput["mapping"] = {}): Promise<ActivateInput> {
  const { integrationSlug } = await newPartner(pool, "PO Factoring");
  return { integrationSlug, agreementType: "purchase", mapping: { ...mapping, ...differing } };
}

test("M4: every customer gets «Bruk Factoring» and the method, and the earlier method is remembered", async () => {
  const company = await newCompany(pool);
  await newCustomer(company, organisation({ deliveryMethod: "print" }));
  await newCustomer(company, person({ deliveryMethod: "email" }));
  // Edge 3: a card that lacks data is switched like the rest.
  await newCustomer(company, organisation({ phone: null, orgNr: null, deliveryMethod: "email" }));

  const activated = await expectOk(activateFactoring(company, await inputFor()));
  expect(activated).toMatchObject({ integrationName: "PO Factoring", customersChanged: 3 });
  const cards = await listAllCards(company);
  expect(cards.map((card) => [card.useFactoring, card.deliveryMethod, card.methodBeforeFactoring])).toEqual([
    [true, "factoring", "print"],
    [true, "factoring", "email"],
    [true, "factoring", "email"],
  ]);
  // Whoever had a card open finds that it was changed.
  expect(cards.map((card) => card.version)).toEqual([2, 2, 2]);
});

test("M2: the mapping is what was chosen; a new clearing account is opened in the factoring companies' series", async () => {
  const company = await newCompany(pool);
  const { connectionId } = await expectOk(activateFactoring(company, await inputFor()));
  expect(await findActiveConnection(company)).toMatchObject({
    name: "PO Factoring",
    state: "active",
    agreementType: "purchase",
  });

  const accounts = await listMappedAccounts(company, connectionId);
  expect(
    accounts.map(({ eventKind, accountNo, subledgerNo }) => [eventKind, subledgerNo ?? accountNo]),
  ).toEqual([
    ["bank", 1920],
    ["clearing", 80_000],
    ["deviation", 2999],
    ["fee", 7770],
    ["financing_cost", 8159],
    ["interest_income", 8055],
  ]);
  expect(accounts.find(({ subledgerNo }) => subledgerNo)).toMatchObject({
    accountNo: 2390,
    name: "PO Factoring",
  });
});

test("M2: a plain ledger account can be the clearing account", async () => {
  const company = await newCompany(pool);
  const input = await inputFor({ clearing: { accountNo: 2391 } });
  const { connectionId } = await expectOk(activateFactoring(company, input));
  const accounts = await listMappedAccounts(company, connectionId);
  expect(accounts.find(({ eventKind }) => eventKind === "clearing")).toMatchObject({
    accountNo: 2391,
    subledgerNo: null,
  });
});

test("M4: the key opens the API, and only its last characters are kept", async () => {
  const company = await newCompany(pool);
  const active = await newFactoring(pool, company);
  const [key, ...more] = await listClientKeys(company, active.connectionId);
  expect(more).toEqual([]);
  expect(key).toMatchObject({ hint: active.clientKey.slice(-4), lastUsedAt: null, revokedAt: null });
  expect(JSON.stringify(key)).not.toContain(active.clientKey);

  const issued = await issueToken(
    pool,
    {
      applicationKey: active.applicationKey,
      clientKey: active.clientKey,
      scopes: null,
    },
    { now: company.now, requestId: "test" },
  );
  expect(issued.ok).toBe(true);
  const [used] = await listClientKeys(company, active.connectionId);
  expect(used?.lastUsedAt).not.toBeNull();
});

test("one active integration at a time: a second is refused and changes nothing", async () => {
  const company = await newCompany(pool);
  await expectOk(activateFactoring(company, await inputFor()));
  expect(await activateFactoring(company, await inputFor())).toEqual({
    ok: false,
    error: { code: "already_active", name: "PO Factoring" },
  });
  expect(await listConnections(company)).toHaveLength(1);
});

test("one active integration at a time, also when two activate at the same moment", async () => {
  const company = await newCompany(pool);
  const inputs = [await inputFor(), await inputFor()];
  const results = await Promise.all(inputs.map((input) => activateFactoring(company, input)));
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test.each([
  ["a control account", 1500],
  ["an account that does not exist", 1234],
])("%s cannot be mapped, and nothing of the activation remains", async (_, accountNo) => {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company);
  expect(await activateFactoring(company, await inputFor({ fee: { accountNo } }))).toEqual({
    ok: false,
    error: { code: "account_not_usable", eventKind: "fee", accountNo },
  });
  expect(await findActiveConnection(company)).toBeNull();
  const [card] = await listAllCards(company);
  expect(card).toMatchObject({ customerNo, useFactoring: false, deliveryMethod: "print", version: 1 });
});

test("M4: it is atomic: what fails at the very end takes everything back", async () => {
  const company = await newCompany(pool);
  await newCustomer(company);
  await failWhenAudited(company.companyId);
  await expect(activateFactoring(company, await inputFor())).rejects.toThrow();

  expect(await listConnections(company)).toEqual([]);
  expect(await listAllCards(company)).toMatchObject([{ useFactoring: false, methodBeforeFactoring: null }]);
  expect((await findSubledgerSeries(company, "finance")).nextNo).toBe(80_000);
});

/** The audit entry is the last thing a verb writes: all else is done when it fails. */
async function failWhenAudited(companyId: number) {
  const owner = postgres(database.url, { max: 1 });
  await owner.unsafe(`
    create function fail_audit() returns trigger language plpgsql as $$ begin raise 'no audit'; end $$;
    create trigger fail_audit before insert on audit_log for each row
      when (new.company_id = ${companyId}) execute function fail_audit()`);
  await owner.end();
}

test.each(["bookkeeper", "viewer"] as const)("a %s cannot activate", async (role) => {
  const company = await newCompany(pool);
  const scope = { ...company, actor: { kind: "user", userId: "u", name: "U", role } } as const;
  expect(await activateFactoring(scope, await inputFor())).toEqual({
    ok: false,
    error: { code: "forbidden", verb: "factoring/activate" },
  });
});

test("an integration that is not in the catalogue is not found", async () => {
  const company = await newCompany(pool);
  const input = { ...(await inputFor()), integrationSlug: "finnes-ikke" };
  expect(await activateFactoring(company, input)).toMatchObject({ error: { code: "not_found" } });
});

test("what is with the factoring company is counted by status, in this company alone", async () => {
  const [company, other] = [await newCompany(pool), await newCompany(pool)];
  const active = await newFactoring(pool, company);
  const customerNo = await newCustomer(
    company,
    organisation({ useFactoring: true, deliveryMethod: "factoring" }),
  );
  for (let sent = 0; sent < 2; sent++) await sendAndPrepare(company, await newDraft(company, customerNo));

  expect(await countByStatus(company, active.connectionId)).toEqual([{ status: "ready", invoices: 2 }]);
  expect(await countByStatus(other, active.connectionId)).toEqual([]);
  expect(await findConnectionPeople(company, active.connectionId)).toEqual({
    activatedBy: "tester",
    closedBy: null,
  });
});
