import { expect, test } from "../fixtures";
import { connect } from "../partner-client";
import { offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { advance, CLEARING } from "./posting-calls";

const path = "/factoring/finance-account/statement";

test("getFinanceAccountStatement 200: opening, each posting with the balance after it, closing; both days included", async ({
  company,
  partner,
}) => {
  const { number } = await offer(company);
  for (const [reference, voucherDate, amount] of [
    ["A-3", "2026-03-31", 300],
    ["A-1", "2026-02-28", 100],
    ["A-2", "2026-03-01", 200],
    ["A-4", "2026-04-01", 400],
  ] as const) {
    const { lines, ...head } = advance(reference, amount);
    const named = lines.map((line) => (reference === "A-3" ? { ...line, invoiceNo: number } : line));
    await partner.post("/factoring/vouchers", { ...head, voucherDate, lines: named });
  }

  const answer = await partner.get(`${path}?from=2026-03-01&to=2026-03-31`);
  expect(answer.status()).toBe(200);
  const second = {
    voucherId: "2-3",
    line: 2,
    voucherDate: "2026-03-01",
    externalReference: "A-2",
    eventKind: "advance",
    invoiceNo: null,
    text: "Forskudd",
    amount: -200,
    balance: -300,
    currency: "NOK",
    currencyAmount: -200,
  };
  const third = {
    ...second,
    ...{ voucherId: "2-1", voucherDate: "2026-03-31", externalReference: "A-3" },
    ...{ invoiceNo: number, amount: -300, balance: -600, currencyAmount: -300 },
  };
  expect(await answer.json()).toEqual({
    account: { accountNo: CLEARING, name: "Prøve Factoring" },
    accounts: [{ accountNo: CLEARING, name: "Prøve Factoring", mapped: true, balance: -1000 }],
    from: "2026-03-01",
    to: "2026-03-31",
    opening: -100,
    closing: -600,
    balances: [{ currency: "NOK", opening: -100, closing: -600, carriedOpening: -100, carriedClosing: -600 }],
    items: [second, third],
    unmatched: [second],
  });
});

test("getFinanceAccountStatement 200: without a posting opening and closing are the same, before the first and after the last", async ({
  partner,
}) => {
  await partner.post("/factoring/vouchers", advance("A-1", 100));
  for (const [period, balance] of [
    ["from=2026-01-01&to=2026-01-01", 0],
    ["from=2026-12-01&to=2026-12-31", -100],
  ] as const) {
    expect(await (await partner.get(`${path}?${period}`)).json()).toMatchObject({
      opening: balance,
      closing: balance,
      items: [],
      unmatched: [],
    });
  }
});

test("getFinanceAccountStatement 200: of a clearing account in the ledger itself", async ({
  company,
  request,
}) => {
  const partner = await connect(request, await company.activate({ clearing: { accountNo: 2391 } }));
  const { lines, ...head } = advance("A-1", 100);
  const own = lines.map((line) => (line.account === CLEARING ? { ...line, account: 2391 } : line));
  expect((await partner.post("/factoring/vouchers", { ...head, lines: own })).status()).toBe(201);
  expect(await (await partner.get(`${path}?from=2026-03-01&to=2026-03-31`)).json()).toMatchObject({
    account: { accountNo: 2391, name: "Mellomregning factoring" },
    closing: -100,
    items: [{ line: 2, amount: -100 }],
  });
});

test("getFinanceAccountStatement 404 not_found: an account that never was the clearing account", async ({
  partner,
}) => {
  const answer = await partner.get(`${path}?from=2026-03-01&to=2026-03-31&account=1920`);
  await expectProblem(answer, 404, "not_found");
});

test("getFinanceAccountStatement 422 validation_failed: two days, in their order", async ({ partner }) => {
  for (const [query, pointers] of [
    ["", ["/from required", "/to required"]],
    ["?from=2026-02-30&to=tomorrow", ["/from invalid_date", "/to invalid_date"]],
    ["?from=2026-03-02&to=2026-03-01", ["/to date_order"]],
  ] as const) {
    const problem = await expectProblem(await partner.get(`${path}${query}`), 422, "validation_failed");
    expect(pointersOf(problem)).toEqual(pointers);
  }
});
