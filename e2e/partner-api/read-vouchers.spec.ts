import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import { expectOk, partnerScope } from "../factories";
import { expect, test } from "../fixtures";
import { deliver } from "./calls";
import { expectProblem } from "./expect-problem";
import { advance, CLEARING } from "./posting-calls";

test("findVouchers 200: what became of a call whose answer was lost: one voucher, or none", async ({
  partner,
}) => {
  const empty = await partner.get("/factoring/vouchers?externalReference=A-1");
  expect(empty.status()).toBe(200);
  expect(await empty.json()).toEqual({ data: [] });

  await partner.post("/factoring/vouchers", advance("A-1"));
  const found = await partner.get("/factoring/vouchers?externalReference=A-1");
  expect(await found.json()).toMatchObject({ data: [{ id: "2-1", externalReference: "A-1" }] });
});

test("getVoucher 200: the voucher as it stands in the books, with what it settled", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const { id, number } = await deliver(company, customerNo);
  const posted = await partner.post("/factoring/vouchers", {
    ...advance("P-1"),
    saftBatchId: "2026-11",
    lines: [
      { account: CLEARING, amount: 1_250_000, eventKind: "payment" },
      { customerNo, amount: -1_250_000, eventKind: "payment", invoiceNo: number, text: "Innbetalt" },
    ],
  });
  const answer = await partner.get(`/factoring/vouchers/${((await posted.json()) as { id: string }).id}`);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({
    id: "2-1",
    voucherNo: 1,
    description: "Forskudd",
    currency: "NOK",
    saftBatchId: "2026-11",
    saftSourceId: "Prøve Factoring",
    reverses: null,
    reversedBy: null,
    createdAt: expect.stringMatching(/Z$/),
    lines: [
      { accountNo: 2390, subledgerNo: CLEARING },
      { accountNo: 1500, subledgerNo: customerNo, customerNo, invoiceNo: number, text: "Innbetalt" },
    ],
    matches: [{ invoiceNo: number, factoringInvoiceId: id, amount: 1_250_000, remaining: 0 }],
  });
});

test("getVoucher 404 not_found: the client's own vouchers are not the partner's to read", async ({
  company,
  partner,
}) => {
  await deliver(company);
  // The sale itself is voucher 1-1.
  await expectProblem(await partner.get("/factoring/vouchers/1-1"), 404, "not_found");
  const active = await company.activate();
  const lines = [
    { account: 1920, amount: ore(100n) },
    { account: CLEARING, amount: ore(-100n) },
  ];
  const posted = await expectOk(
    postPartnerVoucher(partnerScope(company.scope, active), {
      ...advance("A-1"),
      dryRun: false,
      currency: "NOK",
      voucherDate: isoDate("2026-03-16"),
      lines,
    }),
  );
  expect((await partner.get(`/factoring/vouchers/${posted.id}`)).status()).toBe(200);
});
