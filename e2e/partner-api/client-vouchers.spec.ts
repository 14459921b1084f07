import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { type ActiveAlternative, newAlternative } from "../alternative-factories";
import type { Company } from "../company";
import { expectOk, organisation, testDate } from "../factories";
import { test as base, expect } from "../fixtures";
import { connect, type Partner } from "../partner-client";
import { offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { advance, CLEARING } from "./posting-calls";
import { closeBooks, countVouchers } from "./state";

const path = "/vouchers";

const test = base.extend<{ alternative: ActiveAlternative; tinde: Partner }>({
  alternative: async ({ company, pool }, use) => use(await newAlternative(pool, company.scope)),
  tinde: async ({ alternative, request }, use) => use(await connect(request, alternative)),
});

/** An invoice that the company has sent by itself, and its customer. */
async function sent(company: Company) {
  const customerNo = await company.customer(organisation());
  const invoiceId = await company.draft(customerNo);
  const { number } = await expectOk(
    sendInvoice(company.scope, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }),
  );
  return { customerNo, number };
}

/** The customer has paid the partner. */
function payment(externalReference: string, customerNo: number, named: object, account = CLEARING) {
  return {
    externalReference,
    voucherDate: "2026-03-16",
    description: "Innbetaling",
    lines: [
      { account, amount: 1_250_000, eventKind: "payment" },
      { customerNo, amount: -1_250_000, eventKind: "payment", ...named },
    ],
  };
}

test("postClientVoucher 201: a payment settles the company's own invoice (M30)", async ({
  company,
  tinde,
}) => {
  const { customerNo, number } = await sent(company);
  const answer = await tinde.post(path, payment("P-1", customerNo, { invoiceNo: number }));
  expect(answer.status(), await answer.text()).toBe(201);
  expect(answer.headers().location).toBe("/api/v1/vouchers/2-1");
  expect(await answer.json()).toMatchObject({
    id: "2-1",
    matches: [{ invoiceNo: number, factoringInvoiceId: null, amount: 1_250_000, remaining: 0 }],
  });
  const { data } = (await (await tinde.get("/invoices")).json()) as { data: { balance: number }[] };
  expect(data).toMatchObject([{ balance: 0 }]);
});

test("postClientVoucher 200: a dry run computes everything and keeps nothing", async ({ company, tinde }) => {
  const before = await countVouchers(company);
  const dry = await tinde.post(`${path}?dryRun=true`, advance("A-1"));
  expect(dry.status()).toBe(200);
  expect(await dry.json()).toMatchObject({ id: null, voucherNo: null });
  expect(await countVouchers(company)).toBe(before);
});

test("postClientVoucher 403 account_not_allowed: other accounts, and what factoring has, are out of reach (edges 27 and 38)", async ({
  company,
  alternative,
  tinde,
}) => {
  expect(alternative.integrationName).toBe("Tinde Oppgjør");
  await company.activate();
  const factored = await offer(company);
  const own = await sent(company);
  const voucher = advance("A-1");
  const foreign = { ...voucher, lines: [{ account: 3000, amount: 100 }, ...voucher.lines.slice(1)] };
  for (const [data, pointer] of [
    [foreign, "/lines/0/account"],
    [payment("A-2", own.customerNo, { invoiceNo: factored.number }), "/lines/1/invoiceNo"],
    [payment("A-3", own.customerNo, { factoringInvoiceId: factored.id }), "/lines/1/factoringInvoiceId"],
    [payment("A-4", 10_000, {}), "/lines/1/customerNo"],
  ] as const) {
    const problem = await expectProblem(await tinde.post(path, data), 403, "account_not_allowed");
    expect(pointersOf(problem)).toEqual([`${pointer} invalid_value`]);
  }
});

test("postClientVoucher 422 validation_failed: a line that names both an account and a customer is pointed at", async ({
  tinde,
}) => {
  const voucher = advance("A-1");
  const lines = [{ ...voucher.lines[0], customerNo: 10_000 }, voucher.lines[1]];
  const problem = await expectProblem(
    await tinde.post(path, { ...voucher, lines }),
    422,
    "validation_failed",
  );
  expect(pointersOf(problem)).toEqual(["/lines/0 account_or_customer"]);
});

test("postClientVoucher 422 unbalanced_voucher: the difference is told", async ({ tinde }) => {
  const voucher = advance("A-1");
  const lines = [voucher.lines[0], { ...voucher.lines[1], amount: -99 }];
  const problem = await expectProblem(
    await tinde.post(path, { ...voucher, lines }),
    422,
    "unbalanced_voucher",
  );
  expect(problem.difference).toBe(1);
});

test("postClientVoucher 422 period_locked: the day that the books are locked through is told (edge 26)", async ({
  company,
  tinde,
}) => {
  await closeBooks(company, "2026-03-31");
  const problem = await expectProblem(await tinde.post(path, advance("A-1")), 422, "period_locked");
  expect(problem.lockDate).toBe("2026-03-31");
});

test("postClientVoucher 409 duplicate_external_reference: leads to the voucher where it can be read (edge 25)", async ({
  tinde,
}) => {
  await tinde.post(path, advance("A-1"));
  const again = await tinde.post(path, advance("A-1", 200));
  expect((await expectProblem(again, 409, "duplicate_external_reference")).existingVoucherId).toBe("2-1");
  expect(again.headers().location).toBe("/api/v1/vouchers/2-1");
  expect((await tinde.get("/vouchers/2-1")).status()).toBe(200);
});

test("findClientVouchers 200: one's own voucher by its reference, or none", async ({ tinde }) => {
  expect(await (await tinde.get(`${path}?externalReference=A-1`)).json()).toEqual({ data: [] });
  await tinde.post(path, advance("A-1"));
  expect(await (await tinde.get(`${path}?externalReference=A-1`)).json()).toMatchObject({
    data: [{ id: "2-1", externalReference: "A-1" }],
  });
});

test("findClientVouchers 422 validation_failed: the reference must be given", async ({ tinde }) => {
  const problem = await expectProblem(await tinde.get(path), 422, "validation_failed");
  expect(pointersOf(problem)).toEqual(["/externalReference required"]);
});

test("getClientVoucher 200: one's own voucher as it stands in the books", async ({ tinde }) => {
  await tinde.post(path, advance("A-1"));
  const answer = await tinde.get("/vouchers/2-1");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ id: "2-1", description: "Forskudd", reversedBy: null });
});

test("getClientVoucher 404 not_found: neither the client's own nor another partner's vouchers (edge 43)", async ({
  company,
  partner,
  tinde,
}) => {
  await sent(company);
  await expectProblem(await tinde.get("/vouchers/1-1"), 404, "not_found");
  const { accounts } = (await (await partner.get("/connection")).json()) as {
    accounts: { eventKind: string; accountNo: number }[];
  };
  const clearing = accounts.find(({ eventKind }) => eventKind === "clearing")?.accountNo;
  const theirs = advance("B-1");
  const lines = [theirs.lines[0], { ...theirs.lines[1], account: clearing }];
  const posted = await partner.post("/factoring/vouchers", { ...theirs, lines });
  expect(posted.status(), await posted.text()).toBe(201);
  await expectProblem(await tinde.get("/vouchers/2-1"), 404, "not_found");
});
