import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import {
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  sendAndPrepare,
  testDate,
} from "@/e2e/factories";
import { addDays } from "@/lib/domain/dates";
import { parseVoucherRef } from "@/lib/domain/voucher";
import { findLedgerAccount, listLedgerPostings, listSubledger, sumLedgerAccount } from "./ledger";
import { ageReceivables, countByFactoringStatus, countUnsent, listClearingAccounts } from "./overview";
import { listVoucherDocuments, listVouchers } from "./vouchers";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const always = { from: null, to: null };

/** Three invoices of 12 500 kroner to one customer, on the same day. */
async function books() {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company);
  for (let sent = 0; sent < 3; sent++) await sendAndPrepare(company, await newDraft(company, customerNo));
  return { company, customerNo };
}

test("an account's balance runs through its pages, and ends as opening and movement say", async () => {
  const { company, customerNo } = await books();
  for (const no of [1500, customerNo]) {
    const { openingOre, debitOre, creditOre, count } = await sumLedgerAccount(company, no, always);
    expect({ openingOre, debitOre, creditOre, count }).toEqual({
      openingOre: 0n,
      debitOre: 3_750_000n,
      creditOre: 0n,
      count: 3,
    });
    const first = await listLedgerPostings(company, no, { period: always, openingOre, limit: 2 });
    const cursor = first.next ?? "";
    const second = await listLedgerPostings(company, no, { period: always, openingOre, cursor, limit: 2 });
    expect([...first.rows, ...second.rows].map(({ balanceOre }) => balanceOre)).toEqual([
      1_250_000n,
      2_500_000n,
      3_750_000n,
    ]);
    expect(second.next).toBeNull();
  }
});

test("a period opens with what was posted before it, and shows nothing of it", async () => {
  const { company } = await books();
  const period = { from: addDays(testDate, 1), to: null };
  const { openingOre, count } = await sumLedgerAccount(company, 1500, period);
  expect({ openingOre, count }).toEqual({ openingOre: 3_750_000n, count: 0 });
  expect((await listLedgerPostings(company, 1500, { period, openingOre, limit: 10 })).rows).toEqual([]);
});

test("vouchers are listed by period and series, each once over the pages", async () => {
  const { company } = await books();
  const filter = { ...always, series: 1 };
  const met: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listVouchers(company, { filter, cursor, limit: 2 });
    met.push(...page.rows.map(({ series, voucherNo }) => `${series}-${voucherNo}`));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(met).toEqual(["1-3", "1-2", "1-1"]);
  expect((await listVouchers(company, { filter: { ...always, series: 2 }, limit: 2 })).rows).toEqual([]);
});

test("the voucher of an invoice leads to the invoice's documents", async () => {
  const company = await newCompany(pool);
  await newFactoring(pool, company);
  const card = organisation({ useFactoring: true, deliveryMethod: "factoring" });
  const customerNo = await newCustomer(company, card);
  await sendAndPrepare(company, await newDraft(company, customerNo));
  const documents = await listVoucherDocuments(
    company,
    parseVoucherRef("1-1") ?? { series: 0, voucherNo: 0 },
  );
  expect(documents.map(({ kind }) => kind)).toEqual(["ehf"]);
});

test("receivables are aged by their due date on the day asked for", async () => {
  const { company } = await books();
  const ageOn = async (days: number) => {
    const { ages, totalOre } = await ageReceivables(company, addDays(testDate, days));
    expect(totalOre).toBe(3_750_000n);
    return ages.filter(({ items }) => items > 0).map(({ age }) => age);
  };
  // Due after fourteen days.
  expect(await ageOn(14)).toEqual(["not_due"]);
  expect(await ageOn(15)).toEqual(["days_1_30"]);
  expect(await ageOn(44)).toEqual(["days_1_30"]);
  expect(await ageOn(45)).toEqual(["days_31_60"]);
  expect(await ageOn(105)).toEqual(["over_90"]);
});

test("nothing of one company's ledger is in another's", async () => {
  const { customerNo } = await books();
  const empty = await newCompany(pool);
  expect(await findLedgerAccount(empty, customerNo)).toBeNull();
  expect((await sumLedgerAccount(empty, 1500, always)).count).toBe(0);
  expect((await listVouchers(empty, { filter: { ...always, series: null }, limit: 10 })).rows).toEqual([]);
  expect((await listSubledger(empty, { kind: "customer", search: "", limit: 10 })).rows).toEqual([]);
  expect(await listVoucherDocuments(empty, { series: 1, voucherNo: 1 })).toEqual([]);
  expect((await ageReceivables(empty, testDate)).totalOre).toBe(0n);
  expect(await countUnsent(empty)).toBe(0);
  expect(await listClearingAccounts(empty)).toEqual([]);
  expect(Object.values(await countByFactoringStatus(empty)).every((n) => n === 0)).toBe(true);
});
