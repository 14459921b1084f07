import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listReconciliations } from "@/db/queries/reconciliations";
import { newDatabase } from "@/db/test-database";
import { delivered, newAgreement, pay, payOut, ready } from "@/e2e/agreement";
import { expectOk } from "@/e2e/factories";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { changeMapping } from "./change-mapping";
import { readStatement } from "./read-statement";
import { reconcile } from "./reconcile";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M29: the partner's balance and open invoices beside ours, on the day it names", async () => {
  const at = await newAgreement(pool);
  const [paid, open, unnamed] = [await delivered(at), await delivered(at), await delivered(at)];
  // Never fetched, so the partner has nothing to say of it.
  await ready(at);
  await expectOk(pay(at, paid.number));
  await expectOk(payOut(at));
  const unknown = "019ab1c2-7d00-7a11-8c22-00000000dead";
  const ask = (asOf: string) =>
    expectOk(
      reconcile(at.partner, {
        asOf: isoDate(asOf),
        factorBalance: ore(0n),
        openInvoices: [
          { invoiceNo: paid.number, remaining: ore(100n) },
          { factoringInvoiceId: open.id, remaining: ore(1_250_000n) },
          { factoringInvoiceId: unknown, remaining: ore(5n) },
        ],
      }),
    );
  const ours = (one: { number: number; id: string }) => ({
    invoiceNo: one.number,
    factoringInvoiceId: one.id,
  });
  const alike = [
    { ...ours(unnamed), factorRemaining: null, ourRemaining: 1_250_000n, difference: -1_250_000n },
    { invoiceNo: null, factoringInvoiceId: unknown, factorRemaining: 5n, ourRemaining: null, difference: 5n },
  ];
  expect(await ask("2026-03-31")).toMatchObject({
    account: { accountNo: 80_000 },
    ourBalance: 0n,
    difference: 0n,
    invoices: [{ ...ours(paid), factorRemaining: 100n, ourRemaining: 0n, difference: 100n }, ...alike],
  });
  // The day before the payout: the payment was in, and stood on the clearing account.
  expect(await ask("2026-03-16")).toMatchObject({ ourBalance: 1_250_000n, difference: -1_250_000n });
  // The day before the payment.
  expect(await ask("2026-03-15")).toMatchObject({
    ourBalance: 0n,
    invoices: [
      { ...ours(paid), factorRemaining: 100n, ourRemaining: 1_250_000n, difference: -1_249_900n },
      ...alike,
    ],
  });
  const kept = await listReconciliations(at.company, { accountNo: 80_000, limit: 10 });
  expect(
    kept.map(({ partner, asOf, ourBalanceOre, invoices }) => [partner, asOf, ourBalanceOre, invoices.length]),
  ).toEqual([
    ["Prøve Factoring", "2026-03-15", 0n, 3],
    ["Prøve Factoring", "2026-03-16", 1_250_000n, 3],
    ["Prøve Factoring", "2026-03-31", 0n, 3],
  ]);
});

test("M2, edge 45: after a changed mapping the earlier clearing account can be read, and no other", async () => {
  const at = await newAgreement(pool);
  const { number } = await delivered(at);
  await expectOk(pay(at, number));
  const accounts = { bank: 1920, fee: 7770, financing_cost: 8159, interest_income: 8055, deviation: 2999 };
  const mapping = Object.fromEntries(
    Object.entries(accounts).map(([kind, accountNo]) => [kind, { accountNo }]),
  );
  const clearing = { newAccount: { accountNo: 2392, name: "Ny mellomregning" } };
  await expectOk(
    changeMapping(at.company, { connectionId: at.active.connectionId, mapping: { ...mapping, clearing } }),
  );
  const period = { from: isoDate("2026-03-01"), to: isoDate("2026-03-31") };
  const there = [
    { accountNo: 2392, name: "Ny mellomregning", mapped: true, balance: 0n },
    { accountNo: 80_000, name: "Prøve Factoring", mapped: false, balance: 1_250_000n },
  ];
  expect(await readStatement(at.partner, period)).toMatchObject({
    account: { accountNo: 2392 },
    accounts: there,
    closing: 0n,
  });
  expect(await readStatement(at.partner, { ...period, account: 80_000 })).toMatchObject({
    account: { accountNo: 80_000 },
    accounts: there,
    closing: 1_250_000n,
  });
  expect(await readStatement(at.partner, { ...period, account: 1920 })).toBeNull();
  const told = { asOf: isoDate("2026-03-31"), factorBalance: ore(1_250_000n), openInvoices: [] };
  expect(await expectOk(reconcile(at.partner, told))).toMatchObject({ difference: 0n, invoices: [] });
});
