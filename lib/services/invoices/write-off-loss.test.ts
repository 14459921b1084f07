import { afterAll, describe, expect, test } from "vitest";
import { checkBooks } from "@/db/checks";
import { openPool } from "@/db/client";
import { findSettlement, listInvoiceHistory, listInvoicePostings } from "@/db/queries/invoice-page";
import { findInvoice, findInvoiceHead } from "@/db/queries/invoices";
import { begin } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { lockBooks } from "@/db/writes/vouchers";
import { type Agreement, acknowledge, delivered, eventsOf, newAgreement, ready } from "@/e2e/agreement";
import {
  expectOk,
  line,
  newCompany,
  newCustomer,
  newFactoring,
  organisation,
  partnerScope,
  testDate,
} from "@/e2e/factories";
import { newOwnInvoice, onDay, payInvoice } from "@/e2e/own-invoices";
import type { WriteOffLoss } from "@/lib/contracts/loss";
import { isoDate } from "@/lib/domain/dates";
import { settlementStatus } from "@/lib/domain/factoring";
import { ore } from "@/lib/domain/money";
import { rejectInvoice, reportStatus } from "../factoring/report-status";
import { creditInvoice } from "./credit-invoice";
import { previewLoss } from "./preview-loss";
import { reverseLoss } from "./reverse-loss";
import { saveDraft } from "./save-draft";
import { sendInvoice } from "./send-invoices";
import { writeOffLoss } from "./write-off-loss";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const total = ore(1_250_000n);
const lose = (company: Agreement["company"], invoiceId: string, differing: Partial<WriteOffLoss> = {}) =>
  writeOffLoss(onDay(company, "2026-10-01"), {
    ...{ invoiceId, amountOre: total, date: isoDate("2026-10-01"), ground: "six_months", note: "" },
    ...differing,
  });

async function ownInvoice() {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
  return { company, customerNo, invoiceId: await newOwnInvoice(company, customerNo) };
}

async function moneyOf(company: Agreement["company"], invoiceId: string) {
  const [settlement, head] = await Promise.all([
    findSettlement(company, invoiceId),
    findInvoiceHead(company, invoiceId),
  ]);
  if (!settlement) throw new Error("no such invoice");
  return {
    ...settlement,
    code: settlementStatus({ ...settlement, status: head?.factoring?.status ?? null }),
  };
}

const partnerSays = ({ partner }: Agreement, id: string, status: "recoursed" | "completed") =>
  expectOk(
    reportStatus(partner, {
      ...{ invoiceId: id, status, description: "", occurredAt: new Date("2026-09-01T09:00:00Z") },
      ...{ holdUntil: null, nextEvent: null, nextEventDate: null },
    }),
  );

describe("M31, edge 35: a loss on an invoice", () => {
  test("M31, edge 35: it is posted, matched, told, and the invoice is written off", async () => {
    const { company, invoiceId } = await ownInvoice();
    const { voucher } = await expectOk(lose(company, invoiceId, { note: "Boet er tomt" }));
    const posted = (await listInvoicePostings(company, invoiceId)).filter(
      (row) => row.series === voucher.series && row.voucherNo === voucher.voucherNo,
    );
    expect(posted.map(({ accountNo, amountOre }) => [accountNo, amountOre])).toEqual([
      [1500, -1_250_000n],
      [7830, 1_000_000n],
      [2700, 250_000n],
    ]);
    expect(await moneyOf(company, invoiceId)).toMatchObject({
      remainingOre: 0n,
      writtenOffOre: total,
      code: "written_off",
    });
    const [told] = await listInvoiceHistory(company, invoiceId);
    expect(told).toMatchObject({
      event: "loss_posted",
      text: "Boet er tomt",
      facts: { amountOre: "1250000", lossGround: "six_months", voucher: `3-${voucher.voucherNo}` },
    });
    expect(await lose(company, invoiceId)).toMatchObject({ error: { code: "nothing_outstanding" } });
  });

  test("M31, edge 35: what was paid stays paid, and a part can be lost by itself", async () => {
    const { company, invoiceId } = await ownInvoice();
    await payInvoice(company, invoiceId, 250_000n);
    expect(await lose(company, invoiceId)).toMatchObject({ error: { code: "loss_exceeds_remaining" } });
    await expectOk(lose(company, invoiceId, { amountOre: ore(400_000n) }));
    expect(await moneyOf(company, invoiceId)).toMatchObject({
      remainingOre: 600_000n,
      code: "partly_settled",
    });
    await expectOk(lose(company, invoiceId, { amountOre: ore(600_000n), ground: null }));
    expect(await moneyOf(company, invoiceId)).toMatchObject({ remainingOre: 0n, code: "written_off" });
  });

  test("M31, edge 35: refused while the factoring company has the claim, and open when it gives it back", async () => {
    const at = await newAgreement(pool);
    const invoice = await delivered(at);
    expect(await lose(at.company, invoice.invoiceId)).toMatchObject({
      error: { code: "loss_with_factoring" },
    });
    expect((await previewLoss(at.company, invoice.invoiceId))?.refusal).toEqual({
      code: "loss_with_factoring",
    });

    await partnerSays(at, invoice.id, "recoursed");
    expect(await moneyOf(at.company, invoice.invoiceId)).toMatchObject({ code: "bought_back" });
    await expectOk(lose(at.company, invoice.invoiceId));
    expect(await moneyOf(at.company, invoice.invoiceId)).toMatchObject({ code: "written_off" });
    expect((await findInvoiceHead(at.company, invoice.invoiceId))?.factoring?.status).toBe("recoursed");
  });

  test("M31, edge 35: open for what the factoring company rejected, or has completed with something left", async () => {
    const at = await newAgreement(pool);
    const rejected = await ready(at);
    const reason = { reasonCode: "other", text: "", retryable: false } as const;
    await expectOk(rejectInvoice(at.partner, { invoiceId: rejected.id, ...reason }));
    await expectOk(lose(at.company, rejected.invoiceId));

    const completed = await delivered(at);
    await partnerSays(at, completed.id, "completed");
    await expectOk(lose(at.company, completed.invoiceId));
  });

  test("M31, edges 15 and 35: under an agreement about the ledger only, the loss completes the invoice", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
    const active = await newFactoring(pool, company, { agreementType: "service_only" });
    const at = { company, customerNo, active, partner: partnerScope(company, active) };
    const invoice = await ready(at);
    await acknowledge(at, invoice.id);
    await expectOk(lose(company, invoice.invoiceId));
    expect((await findInvoiceHead(company, invoice.invoiceId))?.factoring?.status).toBe("completed");
  });

  test("M31, edge 35: what a credit note has taken off of the VAT is not taken back again", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
    const middle = line({ vatCode: 31, accountNo: 3030 });
    const invoiceId = await newOwnInvoice(company, customerNo, [line(), middle]);
    const credit = await expectOk(creditInvoice(company, { invoiceId }));
    const draft = await findInvoice(company, credit.invoiceId);
    const absent = { buyerReference: null, orderReference: null, deliveryDate: null, paymentTermsDays: 0 };
    await expectOk(
      saveDraft(company, {
        ...absent,
        ...{ invoiceId: credit.invoiceId, version: draft?.version ?? 1, customerNo, lines: [middle] },
      }),
    );
    await expectOk(
      sendInvoice(company, { invoiceId: credit.invoiceId, invoiceDate: testDate, deliveryMethod: "print" }),
    );
    const { voucher } = await expectOk(lose(company, invoiceId));
    const posted = (await listInvoicePostings(company, invoiceId)).filter(
      (row) => row.voucherNo === voucher.voucherNo && row.series === voucher.series,
    );
    expect(posted.map(({ accountNo, amountOre }) => [accountNo, amountOre])).toEqual([
      [1500, -1_250_000n],
      [7830, 1_000_000n],
      [2700, 250_000n],
    ]);
  });

  test("M31, edge 35: a loss is reversed by its mirror, and the invoice is open for it again, as often as need be", async () => {
    const { company, invoiceId } = await ownInvoice();
    const today = onDay(company, "2026-11-01");
    const undo = (voucher: string, date = isoDate("2026-11-01")) =>
      reverseLoss(today, { invoiceId, voucher, date });
    const { voucher } = await expectOk(lose(company, invoiceId));
    const name = `${voucher.series}-${voucher.voucherNo}`;
    expect(await undo(name, isoDate("2026-09-30"))).toMatchObject({
      error: { code: "reversed_before_loss" },
    });
    expect(await undo("3-999")).toMatchObject({ error: { code: "no_loss_to_reverse" } });
    await expectOk(undo(name));
    expect(await undo(name)).toMatchObject({ error: { code: "no_loss_to_reverse" } });
    expect(await moneyOf(company, invoiceId)).toMatchObject({
      remainingOre: total,
      writtenOffOre: 0n,
      code: "not_settled",
    });
    expect((await listInvoiceHistory(company, invoiceId))[0]?.event).toBe("loss_reversed");

    await expectOk(lose(company, invoiceId));
    expect((await previewLoss(today, invoiceId))?.losses).toHaveLength(1);
    const faulty = (await checkBooks(database.url)).filter(({ faults }) => faults > 0n);
    expect(faulty.map(({ name: check }) => check)).toEqual([]);
  });

  test("M31, edges 30 and 35: under an agreement about the ledger only a reversed loss gives the invoice back to it", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
    const active = await newFactoring(pool, company, { agreementType: "service_only" });
    const at = { company, customerNo, active, partner: partnerScope(company, active) };
    const { invoiceId, id } = await ready(at);
    await acknowledge(at, id);
    const { voucher } = await expectOk(lose(company, invoiceId));
    const named = { voucher: `${voucher.series}-${voucher.voucherNo}`, date: isoDate("2026-11-01") };
    await expectOk(reverseLoss(onDay(company, "2026-11-01"), { invoiceId, ...named }));
    expect((await findInvoiceHead(company, invoiceId))?.factoring?.status).toBe("delivered");
    expect(await eventsOf(company)).toContain("invoice.reopened");
  });

  test("M31, edge 26: a locked period and a viewer are refused, and nothing is posted", async () => {
    const { company, invoiceId } = await ownInvoice();
    const viewer = {
      ...company,
      actor: { kind: "user", userId: "v", name: "Vilde", role: "viewer" } as const,
    };
    expect(await lose(viewer, invoiceId)).toMatchObject({ error: { code: "forbidden" } });
    expect((await previewLoss(viewer, invoiceId))?.mayAct).toBe(false);

    await begin(company, (tx) => lockBooks(tx, isoDate("2026-09-30")));
    expect(await lose(company, invoiceId, { date: isoDate("2026-09-30") })).toMatchObject({
      error: { code: "period_locked", lockDate: "2026-09-30" },
    });
    expect(await moneyOf(company, invoiceId)).toMatchObject({ remainingOre: total });
  });
});
