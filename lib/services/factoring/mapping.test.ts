import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listMappedAccounts, listReplacedAccounts } from "@/db/queries/connections";
import { findLedgerAccount } from "@/db/queries/ledger";
import { listClearingAccounts, sumFactoredOpen } from "@/db/queries/overview";
import { listAccountBalances, listSubledgerBalances } from "@/db/queries/partner-posting";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  newPartner,
  organisation,
  partnerScope,
  sendAndPrepare,
} from "@/e2e/factories";
import type { MappingChoices } from "@/lib/domain/account-mapping";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { postPartnerVoucher } from "../vouchers/post-partner-voucher";
import { activateFactoring } from "./activate";
import { changeMapping } from "./change-mapping";
import { readConnection } from "./read-connection";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const standard: MappingChoices = {
  clearing: { newSubledger: true },
  bank: { accountNo: 1920 },
  fee: { accountNo: 7770 },
  financing_cost: { accountNo: 8159 },
  interest_income: { accountNo: 8055 },
  deviation: { accountNo: 2999 },
};

const accountNeeds = [
  {
    eventKind: "advance_clearing",
    name: { nb: "Mellomregning forskudd", en: "Advances" },
    suggestedAccountNo: null,
  },
  { eventKind: "reserve", name: { nb: "Tilbakeholdt reserve", en: "Reserve" }, suggestedAccountNo: 1578 },
];

type Company = Awaited<ReturnType<typeof newCompany>>;

async function activated(mapping: MappingChoices, needs = accountNeeds.slice(0, 0)) {
  const company = await newCompany(pool);
  const { integrationSlug } = await newPartner(pool, "Skjærgård Factoring", { accountNeeds: needs });
  const active = await expectOk(
    activateFactoring(company, { integrationSlug, agreementType: "financing", mapping }),
  );
  return { company, active, partner: partnerScope(company, active) };
}

function post(partner: Scope<ReadDb>, account: number, externalReference: string) {
  return postPartnerVoucher(partner, {
    dryRun: false,
    externalReference,
    voucherDate: isoDate("2026-03-16"),
    description: externalReference,
    currency: "NOK",
    lines: [
      { account: 1920, amount: ore(100_000n), eventKind: "advance" },
      { account, amount: ore(-100_000n), eventKind: "advance" },
    ],
  });
}

async function mapped(company: Company, connectionId: string): Promise<Record<string, number>> {
  const accounts = await listMappedAccounts(company, connectionId);
  return Object.fromEntries(accounts.map((one) => [one.eventKind, one.subledgerNo ?? one.accountNo]));
}

test("M2: accounts that the partner declares are mapped, made on the spot, read by it at GET /connection and posted to", async () => {
  const { company, active, partner } = await activated(
    {
      ...standard,
      fee: { newAccount: { accountNo: 7771, name: "Factoringgebyr Skjærgård" } },
      advance_clearing: { newSubledger: true },
      reserve: { newAccount: { accountNo: 1578, name: "Tilbakeholdt reserve" } },
    },
    accountNeeds,
  );

  expect(await mapped(company, active.connectionId)).toMatchObject({ fee: 7771, reserve: 1578 });
  expect((await readConnection(partner)).accounts).toEqual([
    {
      eventKind: "advance_clearing",
      accountNo: 80_001,
      name: "Skjærgård Factoring – Mellomregning forskudd",
      subledgerSeries: "Factoringselskaper",
    },
    { eventKind: "bank", accountNo: 1920, name: "Bankinnskudd", subledgerSeries: null },
    {
      eventKind: "clearing",
      accountNo: 80_000,
      name: "Skjærgård Factoring",
      subledgerSeries: "Factoringselskaper",
    },
    { eventKind: "deviation", accountNo: 2999, name: "Mellomregning avvik factoring", subledgerSeries: null },
    { eventKind: "fee", accountNo: 7771, name: "Factoringgebyr Skjærgård", subledgerSeries: null },
    {
      eventKind: "financing_cost",
      accountNo: 8159,
      name: "Finansieringskostnad factoring",
      subledgerSeries: null,
    },
    {
      eventKind: "interest_income",
      accountNo: 8055,
      name: "Renteinntekt kundefordringer",
      subledgerSeries: null,
    },
    { eventKind: "reserve", accountNo: 1578, name: "Tilbakeholdt reserve", subledgerSeries: null },
  ]);
  for (const account of [80_000, 80_001, 1578, 7771]) await expectOk(post(partner, account, `to ${account}`));
  expect(await post(partner, 7770, "unmapped")).toMatchObject({ error: { code: "account_not_allowed" } });
});

test("M2: the clearing account may be the partner as a new supplier, under the supplier's control account", async () => {
  const { company, active, partner } = await activated({ ...standard, clearing: { newSupplier: true } });
  expect(await mapped(company, active.connectionId)).toMatchObject({ clearing: 20_000 });
  expect(await findLedgerAccount(company, 20_000)).toMatchObject({ name: "Skjærgård Factoring" });

  const posted = await expectOk(post(partner, 20_000, "advance"));
  expect(posted.lines.at(1)).toMatchObject({ accountNo: 2400, subledgerNo: 20_000 });
  expect(await listSubledgerBalances(company, [20_000])).toMatchObject([{ balanceOre: -100_000n }]);
  expect(await listAccountBalances(company, [2400])).toMatchObject([{ balanceOre: -100_000n }]);
});

test("M2: an existing supplier can be chosen, another company's cannot", async () => {
  const first = await activated({ ...standard, clearing: { newSupplier: true } });
  const { integrationSlug } = await newPartner(pool);
  const chosen = { ...standard, clearing: { subledgerNo: 20_000 } };
  const other = await newCompany(pool);
  expect(
    await activateFactoring(other, { integrationSlug, agreementType: "financing", mapping: chosen }),
  ).toMatchObject({ error: { code: "account_not_usable", eventKind: "clearing", accountNo: 20_000 } });
  expect(
    await changeMapping(first.company, { connectionId: first.active.connectionId, mapping: chosen }),
  ).toMatchObject({ value: { changed: [] } });
});

test("M2, edge 45: after a change the new account is posted to and the old refused; what is left there is flagged", async () => {
  const { company, active, partner } = await activated(standard);
  await expectOk(post(partner, 80_000, "before"));

  const { changed } = await expectOk(
    changeMapping(company, {
      connectionId: active.connectionId,
      mapping: { ...standard, clearing: { newAccount: { accountNo: 2392, name: "Mellomregning" } } },
    }),
  );
  expect(changed).toEqual(["clearing"]);
  expect(await post(partner, 80_000, "after, old")).toMatchObject({ error: { code: "account_not_allowed" } });
  await expectOk(post(partner, 2392, "after, new"));
  expect((await readConnection(partner)).accounts).toContainEqual({
    eventKind: "clearing",
    accountNo: 2392,
    name: "Mellomregning",
    subledgerSeries: null,
  });

  expect(await listReplacedAccounts(company, active.connectionId)).toMatchObject([
    {
      eventKind: "clearing",
      no: 80_000,
      name: "Skjærgård Factoring",
      replacedBy: "Tove Tester",
      replacedAt: company.now,
      balanceOre: -100_000n,
      isMapped: false,
    },
  ]);
  expect((await listClearingAccounts(company)).map(({ no, balanceOre }) => [no, balanceOre])).toEqual(
    expect.arrayContaining([
      [80_000, -100_000n],
      [2392, -100_000n],
    ]),
  );
  expect(await eventsOf(company)).toEqual(["connection.activated", "account_mapping.changed"]);
});

test("M2, edge 45: an advance stays an advance when the clearing account it was posted to is replaced", async () => {
  const company = await newCompany(pool);
  const active = await newFactoring(pool, company);
  const partner = partnerScope(company, active);
  const card = organisation({ useFactoring: true, deliveryMethod: "factoring" });
  const invoiceNo = await sendAndPrepare(company, await newDraft(company, await newCustomer(company, card)));
  await expectOk(
    postPartnerVoucher(partner, {
      dryRun: false,
      externalReference: "advance",
      voucherDate: isoDate("2026-03-16"),
      description: "advance",
      currency: "NOK",
      lines: [
        { account: 1920, amount: ore(100_000n), eventKind: "advance", invoiceNo },
        { account: 80_000, amount: ore(-100_000n), eventKind: "advance", invoiceNo },
      ],
    }),
  );
  const mapping = { ...standard, clearing: { accountNo: 2391 } };
  await expectOk(changeMapping(company, { connectionId: active.connectionId, mapping }));
  expect(await sumFactoredOpen(company)).toMatchObject({ advancedOre: 100_000n });
});

test("M2: a mapping that is refused changes nothing, and only an administrator changes one", async () => {
  const { company, active } = await activated(standard);
  const input = { connectionId: active.connectionId, mapping: { ...standard, fee: { accountNo: 1500 } } };
  expect(await changeMapping(company, input)).toMatchObject({ error: { code: "account_not_usable" } });
  const bookkeeper = {
    ...company,
    actor: { kind: "user", userId: "b", name: "B", role: "bookkeeper" },
  } as const;
  expect(await changeMapping(bookkeeper, { ...input, mapping: standard })).toMatchObject({
    error: { code: "forbidden" },
  });
  expect(await listReplacedAccounts(company, active.connectionId)).toEqual([]);
  expect(await eventsOf(company)).toEqual(["connection.activated"]);
});

test("M2: what a mapping was cannot be changed or deleted, not even past the verbs", async () => {
  const { company } = await activated(standard);
  const tampers = (change: string) =>
    begin(company, ({ db }) => db.sql.unsafe(`${change} where company_id = ${company.companyId}`));
  for (const change of [
    "update connection_accounts set account_no = 1920",
    "delete from connection_accounts",
  ]) {
    await expect(tampers(change)).rejects.toMatchObject({ constraint_name: "connection_accounts_kept" });
  }
});

async function eventsOf(company: Company): Promise<string[]> {
  return begin(company, async ({ db, companyId }) => {
    const rows = await db.sql<{ type: string }[]>`
      select type from events where company_id = ${companyId} order by sequence`;
    return rows.map(({ type }) => type);
  });
}
