import type { z } from "zod";
import type { postedVoucher } from "@/lib/contracts/partner-api/voucher-shape";
import { organisation, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { deliver, offer, receiptOf } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { advance, CLEARING } from "./posting-calls";
import { closeBooks, countVouchers } from "./state";

type Posted = z.input<typeof postedVoucher>;

const path = "/factoring/vouchers";

/** The debtor has paid: the clearing account takes over what the customer owed. */
function payment(externalReference: string, customerNo: number, amount: number, named: object) {
  return {
    externalReference,
    voucherDate: "2026-03-16",
    description: "Innbetaling",
    lines: [
      { account: CLEARING, amount, eventKind: "payment" },
      { customerNo, amount: -amount, eventKind: "payment", ...named },
    ],
  };
}

test("postVoucher 201: a balanced voucher is posted, with accounts resolved and balances after it (M26)", async ({
  partner,
}) => {
  const answer = await partner.post(path, { ...advance("A-1", 1_000_000), saftBatchId: "2026-11" });
  expect(answer.status()).toBe(201);
  expect(answer.headers().location).toBe("/api/v1/factoring/vouchers/2-1");
  expect(await answer.json()).toEqual({
    id: "2-1",
    voucherNo: 1,
    voucherDate: "2026-03-16",
    externalReference: "A-1",
    currency: "NOK",
    exchangeRate: null,
    lines: [
      {
        line: 1,
        accountNo: 1920,
        accountName: "Bankinnskudd",
        subledgerNo: null,
        customerNo: null,
        amount: 1_000_000,
        currency: "NOK",
        currencyAmount: 1_000_000,
        vatCode: null,
        eventKind: "advance",
        invoiceNo: null,
        text: "",
      },
      {
        line: 2,
        accountNo: 2390,
        accountName: "Prøve Factoring",
        subledgerNo: CLEARING,
        customerNo: null,
        amount: -1_000_000,
        currency: "NOK",
        currencyAmount: -1_000_000,
        vatCode: null,
        eventKind: "advance",
        invoiceNo: null,
        text: "",
      },
    ],
    matches: [],
    documents: [],
    newBalances: [
      { account: 1920, name: "Bankinnskudd", balance: 1_000_000, currencies: [] },
      { account: CLEARING, name: "Prøve Factoring", balance: -1_000_000, currencies: [] },
    ],
  });
});

test("postVoucher 200: a dry run computes everything and keeps nothing, not even a number", async ({
  company,
  partner,
}) => {
  const before = await countVouchers(company);
  const headers = { "Idempotency-Key": "dry-then-wet" };
  const dry = await partner.post(`${path}?dryRun=true`, advance("A-1"), { headers });
  expect(dry.status()).toBe(200);
  expect(dry.headers().location).toBeUndefined();
  const computed = (await dry.json()) as Posted;
  expect(computed).toMatchObject({ id: null, voucherNo: null });
  expect(await countVouchers(company)).toBe(before);

  const wet = await partner.post(path, advance("A-1"), { headers });
  expect(wet.status()).toBe(201);
  expect(wet.headers()["idempotent-replayed"]).toBeUndefined();
  expect(await wet.json()).toEqual({ ...computed, id: "2-1", voucherNo: 1 });
});

test("postVoucher 201: a partial payment lowers the invoice, and the rest closes it (edge 28)", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const { id, number } = await deliver(company, customerNo);

  const part = await partner.post(path, payment("P-1", customerNo, 500_000, { invoiceNo: number }));
  expect(((await part.json()) as Posted).matches).toMatchObject([
    { invoiceNo: number, factoringInvoiceId: id, amount: 500_000, remaining: 750_000 },
  ]);
  expect(await (await partner.get(`/factoring/invoices/${id}`)).json()).toMatchObject({
    status: "delivered",
    balance: 750_000,
  });

  const rest = await partner.post(path, payment("P-2", customerNo, 750_000, { factoringInvoiceId: id }));
  expect(((await rest.json()) as Posted).matches).toMatchObject([{ amount: 750_000, remaining: 0 }]);
  expect(await (await partner.get(`/factoring/invoices/${id}`)).json()).toMatchObject({
    status: "completed",
    balance: 0,
  });
});

test("postVoucher 201: an overpayment is posted whole, and the surplus stays with the customer (edge 29)", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const { number } = await deliver(company, customerNo);
  const answer = await partner.post(path, payment("P-1", customerNo, 1_300_000, { invoiceNo: number }));
  const posted = (await answer.json()) as Posted;
  expect(posted.matches).toMatchObject([{ amount: 1_250_000, remaining: 0 }]);
  expect(posted.newBalances).toContainEqual({
    account: customerNo,
    name: "Nordvik Bygg AS",
    balance: -50_000,
    currencies: [],
  });
});

test("postVoucher 201: a payment is recognised by the factor's KID, and by our own (edge 23)", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const byFactor = await offer(company, customerNo);
  const byOwn = await offer(company, customerNo);
  await partner.post(`/factoring/invoices/${byFactor.id}/delivery`, {
    ...receiptOf(""),
    factorKid: "7700000017",
    pdf: Buffer.from(tinyPdf()).toString("base64"),
  });
  const { ownKid } = (await (await partner.get(`/factoring/invoices/${byOwn.id}`)).json()) as {
    ownKid: string;
  };

  for (const [kid, invoice] of [
    ["7700000017", byFactor],
    [ownKid, byOwn],
  ] as const) {
    const answer = await partner.post(path, payment(`P-${kid}`, customerNo, 1_250_000, { kid }));
    expect(((await answer.json()) as Posted).matches).toMatchObject([
      { invoiceNo: invoice.number, factoringInvoiceId: invoice.id, remaining: 0 },
    ]);
  }
});

test("postVoucher 409 duplicate_external_reference: the first voucher is named, and nothing is posted twice (edge 25)", async ({
  company,
  partner,
}) => {
  await partner.post(path, advance("A-1"));
  for (const query of ["", "?dryRun=true"]) {
    const answer = await partner.post(`${path}${query}`, advance("A-1", 999));
    const problem = await expectProblem(answer, 409, "duplicate_external_reference");
    expect(problem.existingVoucherId).toBe("2-1");
    expect(answer.headers().location).toBe("/api/v1/factoring/vouchers/2-1");
  }
  expect(await countVouchers(company)).toBe(1);
});

test("postVoucher 422 unbalanced_voucher: the difference is told in øre", async ({ company, partner }) => {
  const { lines, ...head } = advance("A-1", 1_000);
  const skewed = {
    ...head,
    lines: lines.map((line) => ({ ...line, amount: line.amount > 0 ? 1_001 : line.amount })),
  };
  const problem = await expectProblem(await partner.post(path, skewed), 422, "unbalanced_voucher");
  expect(problem.difference).toBe(1);
  expect(await countVouchers(company)).toBe(0);
});

test("postVoucher 422 period_locked: the lock date is told, and the day after is open (edge 26)", async ({
  company,
  partner,
}) => {
  await closeBooks(company, "2026-03-16");
  const problem = await expectProblem(await partner.post(path, advance("A-1")), 422, "period_locked");
  expect(problem.lockDate).toBe("2026-03-16");
  expect(problem.detail).toContain("2026-03-16");

  const next = await partner.post(path, { ...advance("A-1"), voucherDate: "2026-03-17" });
  expect(next.status()).toBe(201);
});

test("postVoucher 403 account_not_allowed: accounts, customers and invoices that are not the connection's (edge 27)", async ({
  company,
  otherCompany,
  partner,
}) => {
  await otherCompany.activate();
  const foreign = await offer(otherCompany);
  const hidden = await company.customer(organisation({ name: "Utenfor AS" }));
  for (const [line, pointer] of [
    [{ account: 3000 }, "/lines/1/account"],
    [{ account: 1500 }, "/lines/1/account"],
    [{ account: 80_001 }, "/lines/1/account"],
    [{ customerNo: hidden }, "/lines/1/customerNo"],
    [{ customerNo: 19_999 }, "/lines/1/customerNo"],
    [{ account: CLEARING, invoiceNo: 99_999 }, "/lines/1/invoiceNo"],
    [{ account: CLEARING, factoringInvoiceId: foreign.id }, "/lines/1/factoringInvoiceId"],
  ] as const) {
    const body = {
      ...advance("A-1"),
      lines: [
        { account: 1920, amount: 100 },
        { ...line, amount: -100 },
      ],
    };
    const problem = await expectProblem(await partner.post(path, body), 403, "account_not_allowed");
    expect(pointersOf(problem)).toEqual([`${pointer} invalid_value`]);
  }
  expect(await countVouchers(company)).toBe(0);
});

test("postVoucher 422 validation_failed: an invoice of another customer, two invoices at once, a VAT code that is none", async ({
  company,
  partner,
}) => {
  const first = await company.customer();
  const second = await company.customer();
  const [one, two] = [await offer(company, first), await offer(company, second)];
  for (const [line, pointer] of [
    [{ customerNo: first, invoiceNo: two.number }, "/lines/1/invoiceNo invalid_value"],
    [
      { customerNo: first, invoiceNo: one.number, factoringInvoiceId: two.id },
      "/lines/1/factoringInvoiceId invalid_value",
    ],
    [{ account: CLEARING, vatCode: 4 }, "/lines/1/vatCode invalid_value"],
  ] as const) {
    const body = {
      ...advance("A-1"),
      lines: [
        { account: 1920, amount: 100 },
        { ...line, amount: -100 },
      ],
    };
    const problem = await expectProblem(await partner.post(path, body), 422, "validation_failed");
    expect(pointersOf(problem)).toContain(pointer);
  }
});

test("postVoucher 422 validation_failed: each field is pointed at", async ({ partner }) => {
  const [debit, credit] = advance("A-1").lines;
  for (const [body, pointers] of [
    [
      {},
      ["/externalReference required", "/voucherDate required", "/description required", "/lines required"],
    ],
    [
      {
        externalReference: "x".repeat(101),
        voucherDate: "2026-02-30",
        currency: "XXX",
        exchangeRate: "1",
        lines: [debit],
      },
      [
        "/externalReference too_long",
        "/voucherDate invalid_date",
        "/currency invalid_value",
        "/lines too_few",
      ],
    ],
    [{ lines: [debit, { ...credit, amount: -100.5 }] }, ["/lines/1/amount invalid_type"]],
    [{ lines: [debit, { ...credit, amount: 0 }] }, ["/lines/1/amount zero_amount"]],
    [{ lines: [debit, { ...credit, amount: 2 ** 53 }] }, ["/lines/1/amount too_big"]],
    [{ lines: [debit, { ...credit, customerNo: 10_000 }] }, ["/lines/1 account_or_customer"]],
    [{ lines: [debit, { amount: -100 }] }, ["/lines/1 account_or_customer"]],
    [
      { lines: [debit, { ...credit, kid: "x", eventKind: "Ferie" }] },
      ["/lines/1/eventKind invalid_format", "/lines/1/kid invalid_format"],
    ],
  ] as const) {
    const whole = Object.keys(body).length === 0 ? body : { ...advance("A-1"), ...body };
    const problem = await expectProblem(await partner.post(path, whole), 422, "validation_failed");
    expect(pointersOf(problem)).toEqual(pointers);
  }
  const flag = await partner.post(`${path}?dryRun=maybe`, advance("A-1"));
  expect(pointersOf(await expectProblem(flag, 422, "validation_failed"))).toEqual(["/dryRun invalid_value"]);
});
