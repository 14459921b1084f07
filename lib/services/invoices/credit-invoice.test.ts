import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findSettlement } from "@/db/queries/invoice-page";
import { findInvoice, findInvoiceHead } from "@/db/queries/invoices";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  testDate,
  tinyPdf,
} from "@/e2e/factories";
import { settlementStatus } from "@/lib/domain/factoring";
import { ore } from "@/lib/domain/money";
import { acknowledgeDelivery } from "../factoring/acknowledge-delivery";
import { claimInvoice } from "../factoring/claim-invoices";
import { postPartnerVoucher } from "../vouchers/post-partner-voucher";
import { creditInvoice } from "./credit-invoice";
import { previewSending } from "./preview-sending";
import { saveDraft } from "./save-draft";
import { sendInvoice } from "./send-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

async function sentInvoice() {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const partner = partnerScope(company, factoring);
  const customerNo = await newCustomer(
    company,
    organisation({ useFactoring: true, deliveryMethod: "factoring" }),
  );
  const invoiceId = await newDraft(company, customerNo);
  await sendAndPrepare(company, invoiceId);
  const offered = async () => {
    const rows = await listPartnerInvoices(partner, factoring.connectionId, { limit: 100 });
    return rows.map(({ factoring: row, invoice }) => ({
      id: row.id,
      number: invoice.number,
      status: row.status,
    }));
  };
  const [first] = await offered();
  return { company, partner, customerNo, invoiceId, id: first?.id ?? "", offered };
}

/** A credit note of everything, or of `quantityMilli` of the hours. */
async function creditNote(
  { company, customerNo, invoiceId }: Awaited<ReturnType<typeof sentInvoice>>,
  quantityMilli?: bigint,
) {
  const draft = await expectOk(creditInvoice(company, { invoiceId }));
  const made = await findInvoice(company, draft.invoiceId);
  if (quantityMilli !== undefined && made) {
    const { version, paymentTermsDays, buyerReference, orderReference, deliveryDate } = made;
    const lines = made.lines.map(({ companyId: _c, invoiceId: _i, line: _l, netOre: _n, ...line }) => ({
      ...line,
      quantityMilli,
    }));
    await expectOk(
      saveDraft(company, {
        invoiceId: made.id,
        version,
        customerNo,
        paymentTermsDays,
        buyerReference,
        orderReference,
        deliveryDate,
        lines,
      }),
    );
  }
  return draft.invoiceId;
}

const deliver = ({ partner, id }: Awaited<ReturnType<typeof sentInvoice>>) =>
  expectOk(
    acknowledgeDelivery(partner, {
      invoiceId: id,
      deliveredAt: new Date("2026-03-02T12:00:00Z"),
      channel: "email",
      text: "",
      factorKid: null,
      paymentAccount: null,
      dueDate: null,
      factorReference: null,
      pdf: tinyPdf(),
    }),
  );

describe("M33: a credit note", () => {
  test("edge 9: before the partner has fetched, withdraws the invoice and itself", async () => {
    const sent = await sentInvoice();
    const note = await creditNote(sent);
    await sendAndPrepare(sent.company, note);

    expect((await findInvoiceHead(sent.company, sent.invoiceId))?.factoring?.status).toBe("withdrawn");
    const head = await findInvoiceHead(sent.company, note);
    expect(head?.factoring?.status).toBe("withdrawn");
    expect(head?.remainingOre).toBe(0n);
    expect((await findInvoiceHead(sent.company, sent.invoiceId))?.remainingOre).toBe(0n);
  });

  test("edge 10: after the partner has fetched, is offered to it with the invoice standing", async () => {
    const sent = await sentInvoice();
    await expectOk(claimInvoice(sent.partner, { invoiceId: sent.id }));
    await sendAndPrepare(sent.company, await creditNote(sent));

    expect((await sent.offered()).map(({ number, status }) => [number, status])).toEqual([
      [10_001, "fetched"],
      [10_002, "ready"],
    ]);
  });

  test("edge 11: of a delivered invoice goes by factoring alone, and lowers what remains", async () => {
    const sent = await sentInvoice();
    await deliver(sent);
    const note = await creditNote(sent, 2500n);

    expect(await previewSending(sent.company, note)).toMatchObject({
      ownMethod: "factoring",
      fixedBecause: "credit_note_must_follow_invoice",
      choices: [{ method: "factoring", refusal: null }],
    });
    const byPrint = { invoiceId: note, invoiceDate: testDate, deliveryMethod: "print" } as const;
    expect(await sendInvoice(sent.company, byPrint)).toMatchObject({
      ok: false,
      error: { code: "credit_note_must_follow_invoice" },
    });

    await sendAndPrepare(sent.company, note);
    const settlement = await findSettlement(sent.company, sent.invoiceId);
    expect(settlement).toMatchObject({
      totalOre: 1_250_000n,
      remainingOre: 1_000_000n,
      creditedOre: 250_000n,
    });
    expect((await sent.offered()).at(-1)).toMatchObject({ number: 10_002, status: "ready" });
  });

  test("edge 12: of a settled invoice is allowed, and stays as the customer's credit", async () => {
    const sent = await sentInvoice();
    await deliver(sent);
    await expectOk(
      postPartnerVoucher(sent.partner, {
        dryRun: false,
        externalReference: "payment",
        voucherDate: testDate,
        description: "payment",
        currency: "NOK",
        lines: [
          { account: 80_000, amount: ore(1_250_000n), eventKind: "payment", invoiceNo: 10_001 },
          { customerNo: sent.customerNo, amount: ore(-1_250_000n), eventKind: "payment", invoiceNo: 10_001 },
        ],
      }),
    );
    const note = await creditNote(sent);
    await sendAndPrepare(sent.company, note);
    expect((await findInvoiceHead(sent.company, note))?.remainingOre).toBe(-1_250_000n);
    const settlement = await findSettlement(sent.company, sent.invoiceId);
    expect(settlement && settlementStatus({ ...settlement, status: "completed" })).toBe("settled");
  });

  test("a draft cannot be credited, nor a credit note", async () => {
    const sent = await sentInvoice();
    const note = await creditNote(sent);
    expect(await creditInvoice(sent.company, { invoiceId: note })).toMatchObject({
      error: { code: "not_sent" },
    });
    await sendAndPrepare(sent.company, note);
    expect(await creditInvoice(sent.company, { invoiceId: note })).toMatchObject({
      error: { code: "not_an_invoice" },
    });
  });
});

test("an advance counts once, though it stands on two accounts, and fees are told apart", async () => {
  const sent = await sentInvoice();
  await deliver(sent);
  await expectOk(
    postPartnerVoucher(sent.partner, {
      dryRun: false,
      externalReference: "advance",
      voucherDate: testDate,
      description: "advance",
      currency: "NOK",
      lines: [
        { account: 1920, amount: ore(975_000n), eventKind: "advance", invoiceNo: 10_001 },
        { account: 7770, amount: ore(25_000n), eventKind: "fee", invoiceNo: 10_001 },
        { account: 80_000, amount: ore(-1_000_000n), eventKind: "advance", invoiceNo: 10_001 },
      ],
    }),
  );
  const settlement = await findSettlement(sent.company, sent.invoiceId);
  expect(settlement).toMatchObject({ advancedOre: 1_000_000n, feesOre: 25_000n, remainingOre: 1_250_000n });
  expect(settlement && settlementStatus({ ...settlement, status: "delivered" })).toBe("advanced");
});
