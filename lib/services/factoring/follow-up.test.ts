import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listCreditsToClarify, listReturnedDisputes, sumCreditsToClarify } from "@/db/queries/follow-up";
import { findInvoiceHead } from "@/db/queries/invoices";
import { newDatabase } from "@/db/test-database";
import { type Agreement, delivered, newAgreement, pay, ready } from "@/e2e/agreement";
import { expectOk, newCustomer, organisation, sendAndPrepare } from "@/e2e/factories";
import { newOwnInvoice, payInvoice } from "@/e2e/own-invoices";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { releaseDunning } from "../dunning/hold";
import { creditInvoice } from "../invoices/credit-invoice";
import { postPartnerVoucher } from "../vouchers/post-partner-voucher";
import { followUpCounts } from "./follow-up-counts";
import { reportStatus } from "./report-status";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const later = ({ company }: Agreement, hours: number) => ({
  ...company,
  now: new Date(company.now.getTime() + hours * 3_600_000),
});

const partnerSays = ({ partner }: Agreement, id: string, status: "disputed" | "recoursed") =>
  expectOk(
    reportStatus(partner, {
      ...{ invoiceId: id, status, description: "", occurredAt: new Date("2026-03-03T09:00:00Z") },
      ...{ holdUntil: null, nextEvent: null, nextEventDate: null },
    }),
  );

describe("M37: what is to be followed up at the factoring company", () => {
  test("M37, edge 24: what is not fetched within 24 hours is counted, and nothing before", async () => {
    const at = await newAgreement(pool);
    await ready(at);
    await delivered(at);
    expect(await followUpCounts(later(at, 23))).toMatchObject({ notFetchedInTime: 0, notDeliveredInTime: 0 });
    expect(await followUpCounts(later(at, 25))).toMatchObject({ notFetchedInTime: 1, notDeliveredInTime: 0 });
  });

  test("M37, edge 29: what a debtor has paid too much stays to his credit, and is flagged", async () => {
    const at = await newAgreement(pool);
    const { number, invoiceId } = await delivered(at);
    const amount = ore(1_300_000n);
    await expectOk(
      postPartnerVoucher(at.partner, {
        ...{ dryRun: false, externalReference: "too much", voucherDate: isoDate("2026-03-16") },
        ...{ description: "payment", currency: "NOK" },
        lines: [
          { account: 80_000, amount, eventKind: "payment", invoiceNo: number },
          { customerNo: at.customerNo, amount: ore(-amount), eventKind: "payment", invoiceNo: number },
        ],
      }),
    );
    const { rows } = await listCreditsToClarify(at.company, { limit: 10 });
    expect(rows).toMatchObject([{ customerNo: at.customerNo, creditOre: 50_000n, invoiceId }]);
    expect(await followUpCounts(at.company)).toMatchObject({ creditToClarify: 1 });
    expect(await sumCreditsToClarify(at.company, at.customerNo)).toBe(50_000n);
  });

  test("M33, edge 12: a credit note of what is settled already leaves the customer in credit, flagged", async () => {
    const at = await newAgreement(pool);
    const { number, invoiceId } = await delivered(at);
    await expectOk(pay(at, number));
    const note = await expectOk(creditInvoice(at.company, { invoiceId }));
    await sendAndPrepare(at.company, note.invoiceId);
    const { rows } = await listCreditsToClarify(at.company, { limit: 10 });
    expect(rows).toMatchObject([
      { creditOre: 1_250_000n, invoiceId: note.invoiceId, invoiceKind: "credit_note" },
    ]);
  });

  test("M37: the credit of a customer that no factoring company has to do with is the company's own matter", async () => {
    const at = await newAgreement(pool);
    const own = await newCustomer(at.company, organisation({ deliveryMethod: "print" }));
    const invoiceId = await newOwnInvoice(at.company, own);
    await payInvoice(at.company, invoiceId);
    const note = await expectOk(creditInvoice(at.company, { invoiceId }));
    await sendAndPrepare(at.company, note.invoiceId).catch(() => undefined);
    expect((await listCreditsToClarify(at.company, { limit: 10 })).rows).toEqual([]);
  });

  test("M37, edges 12 and 29: the list goes on page by page, each item once", async () => {
    const at = await newAgreement(pool);
    for (let time = 0; time < 3; time++) {
      const { number, invoiceId } = await delivered(at);
      await expectOk(pay(at, number));
      const note = await expectOk(creditInvoice(at.company, { invoiceId }));
      await sendAndPrepare(at.company, note.invoiceId);
    }
    const first = await listCreditsToClarify(at.company, { limit: 2 });
    const second = await listCreditsToClarify(at.company, { after: first.next ?? undefined, limit: 2 });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, null]);
  });

  test("M25, edge 34: a claim that came back with its objection waits for the user, until he decides", async () => {
    const at = await newAgreement(pool);
    const { id, invoiceId } = await delivered(at);
    await partnerSays(at, id, "disputed");
    await partnerSays(at, id, "recoursed");
    expect(await listReturnedDisputes(at.company, { limit: 10 })).toMatchObject([
      { invoiceId, remainingOre: (await findInvoiceHead(at.company, invoiceId))?.remainingOre },
    ]);
    expect(await followUpCounts(at.company)).toMatchObject({ heldAfterReturn: 1 });
    await expectOk(releaseDunning(at.company, { invoiceId }));
    expect(await followUpCounts(at.company)).toMatchObject({ heldAfterReturn: 0 });
  });
});
