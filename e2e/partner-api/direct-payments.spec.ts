import type { z } from "zod";
import type { directPayment, listDirectPayments } from "@/lib/contracts/partner-api/direct-payments";
import { forwardDirectPayment, setOffDirectPayment } from "@/lib/services/payments/clear-direct-payment";
import { reverseDirectPayment } from "@/lib/services/payments/reverse-direct-payment";
import { expectOk, testDate } from "../factories";
import { expect, test } from "../fixtures";
import type { Partner } from "../partner-client";
import { deliver, reportPayment } from "./calls";
import { expectProblem } from "./expect-problem";
import { CLEARING } from "./posting-calls";

type Row = z.input<typeof directPayment>;
type Page = z.input<typeof listDirectPayments.output>;

async function list(partner: Partner, query = ""): Promise<Page> {
  const answer = await partner.get(`/factoring/direct-payments${query}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Page;
}

test("listDirectPayments 200: M29b, edge 33: what a debtor paid to the client, with the invoice and the amount", async ({
  company,
  partner,
}) => {
  const { id, invoiceId, number } = await deliver(company);
  const paymentId = await reportPayment(company, invoiceId);

  const page = await list(partner);
  expect(page).toMatchObject({ hasMore: false });
  expect(page.data).toMatchObject([
    {
      id: paymentId,
      invoiceNo: number,
      factoringInvoiceId: id,
      amount: 1_250_000,
      currency: "NOK",
      paidOn: testDate,
      state: "open",
      clearedOn: null,
      clearedAt: null,
      voucherId: "3-1",
      acknowledgedAt: null,
    },
  ]);
  const events = (await (await partner.get("/events")).json()) as {
    data: { type: string; data: { id: string } }[];
  };
  expect(events.data.at(-1)).toMatchObject({ type: "direct_payment.reported", data: { id: paymentId } });
});

test("listDirectPayments 200: M29b: a cursor never skips, and a payment comes anew when it is cleared or reversed", async ({
  company,
  partner,
}) => {
  const payments: string[] = [];
  for (let n = 0; n < 3; n += 1)
    payments.push(await reportPayment(company, (await deliver(company)).invoiceId));

  const first = await list(partner, "?limit=2");
  expect(first.hasMore).toBe(true);
  const rest = await list(partner, `?limit=2&cursor=${first.nextCursor}`);
  expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(payments);
  expect(await list(partner, `?cursor=${rest.nextCursor}`)).toEqual({
    data: [],
    nextCursor: rest.nextCursor,
    hasMore: false,
  });

  const [forwarded = "", setOff = "", reversed = ""] = payments;
  const { scope } = company;
  await expectOk(forwardDirectPayment(scope, { paymentId: forwarded, date: testDate, bankAccountNo: 1920 }));
  await expectOk(setOffDirectPayment(scope, { paymentId: setOff, date: testDate }));
  await expectOk(
    reverseDirectPayment(scope, { paymentId: reversed, date: testDate, reason: "Feil faktura" }),
  );
  const news = await list(partner, `?cursor=${rest.nextCursor}`);
  expect(news.data.map(({ id, state, clearedOn }) => [id, state, clearedOn])).toEqual([
    [forwarded, "forwarded", testDate],
    [setOff, "set_off", testDate],
    [reversed, "reversed", testDate],
  ]);
});

test("acknowledgeDirectPayment 200: M29b, edge 33: seen once, and acknowledging again answers the same", async ({
  company,
  partner,
}) => {
  const paymentId = await reportPayment(company, (await deliver(company)).invoiceId);
  const path = `/factoring/direct-payments/${paymentId}/ack`;
  const first = await partner.post(path);
  expect(first.status()).toBe(200);
  const seen = (await first.json()) as Row;
  expect(seen).toMatchObject({ id: paymentId, state: "open" });
  expect(seen.acknowledgedAt).not.toBeNull();

  const again = await partner.post(path);
  expect(again.status()).toBe(200);
  expect(await again.json()).toEqual(seen);
  expect((await list(partner)).data).toEqual([seen]);
});

test("acknowledgeDirectPayment 404 not_found: M38, edge 43: another client's payment does not exist", async ({
  otherCompany,
  partner,
}) => {
  await otherCompany.activate();
  const paymentId = await reportPayment(otherCompany, (await deliver(otherCompany)).invoiceId);
  await expectProblem(await partner.post(`/factoring/direct-payments/${paymentId}/ack`), 404, "not_found");
  expect((await list(partner)).data).toEqual([]);
});

test("M23, M29b: set off by the client, the partner's ordinary payment closes the receivable and the clearing account", async ({
  company,
  partner,
}) => {
  const { id, invoiceId, number } = await deliver(company);
  const paymentId = await reportPayment(company, invoiceId);
  await expectOk(setOffDirectPayment(company.scope, { paymentId, date: testDate }));

  const invoice = (await (await partner.get(`/factoring/invoices/${id}`)).json()) as {
    customer: { customerNo: number };
  };
  const posted = await partner.post("/factoring/vouchers", {
    externalReference: `direct-${paymentId}`,
    voucherDate: testDate,
    description: "Betalt til klient",
    lines: [
      { account: CLEARING, amount: 1_250_000, eventKind: "payment", invoiceNo: number },
      {
        customerNo: invoice.customer.customerNo,
        amount: -1_250_000,
        eventKind: "payment",
        invoiceNo: number,
      },
    ],
  });
  expect(posted.status()).toBe(201);
  const { newBalances } = (await posted.json()) as { newBalances: { account: number; balance: number }[] };
  expect(newBalances).toContainEqual(expect.objectContaining({ account: CLEARING, balance: 0 }));
  expect(await (await partner.get(`/factoring/invoices/${id}`)).json()).toMatchObject({
    status: "completed",
    balance: 0,
  });
});
