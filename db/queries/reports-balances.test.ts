import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import { newCompany, newCustomer, testDate } from "@/e2e/factories";
import { report, sendOn, spring } from "@/e2e/report-story";
import { receivableAges } from "@/lib/domain/ageing";
import { addDays, type IsoDate, isoDate } from "@/lib/domain/dates";
import { everything } from "@/lib/domain/report";
import { findReportLedger, sumReport } from "./reports";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const days = [
  "2025-11-19",
  "2025-11-20",
  "2026-01-31",
  "2026-03-02",
  "2026-03-09",
  "2026-03-10",
  "2026-03-31",
]
  .concat(["2026-04-09", "2026-04-10", "2026-04-14", "2026-04-15", "2026-04-30", "2026-12-31"])
  .map(isoDate);

describe("balances on a day", () => {
  test("M37: on any day «Åpne poster» and «Aldersfordelt saldo» add up to account 1500, and so does «Kundereskontro»", async () => {
    const { company } = await spring(pool);
    const balances = new Set<bigint>();
    for (const day of days) {
      const ledger = await findReportLedger(company, "open-items", { ...everything, asOf: day });
      const balance = ledger?.control?.balanceOre;
      expect(ledger?.control).toMatchObject({ accountNo: 1500, name: "Kundefordringer" });

      const open = await report(company, "open-items", { asOf: day });
      expect(open.totals.sums.remaining, `open items, ${day}`).toBe(balance);
      for (const level of ["customer", "document"] as const) {
        const aged = (await report(company, "aged-receivables", { asOf: day }, level)).totals.sums;
        expect(aged.remaining, `aged, ${day}`).toBe(balance);
        expect(receivableAges.reduce((total, age) => total + (aged[age] ?? 0n), 0n)).toBe(balance);
      }
      const closing = await report(company, "customer-ledger", { to: day });
      expect(closing.totals.sums.amount, `ledger, ${day}`).toBe(balance);
      expect(closing.totals.sums.remaining, `what remained, ${day}`).toBe(balance);
      balances.add(balance ?? 0n);
    }
    // The days differ, or nothing is proved.
    expect(balances.size).toBeGreaterThan(7);
  });

  test("M37, edge 28: an item is open on a past day with what remained then, and gone when it was settled", async () => {
    const told = await spring(pool);
    const [, , number = ""] = told.numbers;
    const remaining = async (asOf: IsoDate) => {
      const { rows } = await report(told.company, "open-items", { asOf, q: number, status: "ready" });
      return rows.filter(({ kind }) => kind === "invoice").map((row) => row.remaining);
    };
    expect(await remaining(isoDate("2026-03-01"))).toEqual([]);
    expect(await remaining(isoDate("2026-03-02"))).toEqual([1_250_000n]);
    expect(await remaining(isoDate("2026-03-10"))).toEqual([1_000_000n]);
    expect(await remaining(isoDate("2026-04-10"))).toEqual([]);
    // The surplus of the second payment stays open on the customer (edge 29).
    const surplus = (
      await report(told.company, "open-items", { asOf: isoDate("2026-04-10"), status: "ready" })
    ).rows;
    expect(surplus.filter(({ kind }) => kind === "partner")).toMatchObject([{ remaining: -100_000n }]);
  });

  test("M37: ages are counted from the due date to the day asked for: not due, 1–30, 31–60, 61–90, over 90", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company);
    await sendOn(company, customerNo, testDate);
    const due = addDays(testDate, 14);
    const ages = [
      [0, "not_due"],
      [1, "days_1_30"],
      [30, "days_1_30"],
      [31, "days_31_60"],
      [60, "days_31_60"],
      [61, "days_61_90"],
      [90, "days_61_90"],
      [91, "over_90"],
    ] as const;
    for (const [late, age] of ages) {
      const asOf = addDays(due, late);
      const { rows, lines } = await report(company, "aged-receivables", { asOf });
      const filled = receivableAges.filter((each) => rows[0]?.[each] !== null);
      expect(filled, `${late} days`).toEqual([age]);
      expect(lines[0]?.links[age]).toBe(
        `/reports/aged-receivables?asOf=${asOf}&customer=${customerNo}&age=${age}&level=document`,
      );
      expect((await report(company, "aged-receivables", { asOf, age }, "document")).totals).toMatchObject({
        count: 1,
        sums: { [age]: 1_250_000n },
      });
      expect((await report(company, "open-items", { asOf, age: "overdue" })).totals.count).toBe(
        late > 0 ? 1 : 0,
      );
    }
  });

  test("M37: «Kundereskontro» carries the balance forward: opening, each posting's balance, closing", async () => {
    const { company, plain } = await spring(pool);
    const from = isoDate("2026-03-01");
    const to = isoDate("2026-03-31");
    const { rows, totals } = await report(company, "customer-ledger", { customer: plain, from, to });
    const ledger = await findReportLedger(company, "customer-ledger", {
      ...everything,
      customer: plain,
      from,
      to,
    });
    expect(ledger).toEqual({ openingOre: 2_500_000n, control: null });

    let balance = ledger?.openingOre ?? 0n;
    for (const row of rows) {
      balance += BigInt(String(row.amount));
      expect(row.balance).toBe(balance);
    }
    expect(rows.length).toBe(4);
    expect(balance).toBe(2_500_000n + (totals.sums.amount ?? 0n));
    expect(totals.sums.debit).toBe((totals.sums.amount ?? 0n) + (totals.sums.credit ?? 0n));

    const whole = { ...everything, from, to };
    const all = await findReportLedger(company, "customer-ledger", whole);
    const moved = (await sumReport(company, "customer-ledger", { filter: whole, level: "document" })).sums
      .amount;
    expect((all?.openingOre ?? 0n) + (moved ?? 0n)).toBe(all?.control?.balanceOre);
  });

  test("M37: nothing is compared with the ledger when the filter shows a part", async () => {
    const { company } = await spring(pool);
    for (const narrowing of [
      { q: "Bodø" },
      { status: "ready" },
      { source: "created" },
      { open: true },
    ] as const) {
      expect(await findReportLedger(company, "customer-ledger", { ...everything, ...narrowing })).toEqual({
        openingOre: null,
        control: null,
      });
    }
    expect(await findReportLedger(company, "invoices", everything)).toBeNull();
  });
});
