import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findInvoiceHead } from "@/db/queries/invoices";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { listAccountBalances, listSubledgerBalances } from "@/db/queries/partner-posting";
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
  tinyPdf,
} from "@/e2e/factories";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { postPartnerVoucher } from "../vouchers/post-partner-voucher";
import { acknowledgeDelivery } from "./acknowledge-delivery";
import { claimInvoice } from "./claim-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M14–M29: an invoice is sent, fetched, delivered and settled, and the books end as the worked fixture says", async () => {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const partner = partnerScope(company, factoring);
  const customerNo = await newCustomer(
    company,
    organisation({ useFactoring: true, deliveryMethod: "factoring" }),
  );
  const invoiceId = await newDraft(company, customerNo);

  const invoiceNo = await sendAndPrepare(company, invoiceId);
  const [offered] = await listPartnerInvoices(partner, factoring.connectionId, {
    status: "ready",
    limit: 100,
  });
  expect(offered?.invoice.number).toBe(invoiceNo);
  const id = offered?.factoring.id ?? "";

  expect((await expectOk(claimInvoice(partner, { invoiceId: id }))).status).toBe("fetched");
  const delivered = await expectOk(
    acknowledgeDelivery(partner, {
      invoiceId: id,
      deliveredAt: new Date("2026-03-02T12:00:00Z"),
      channel: "email",
      text: "Sendt på e-post",
      factorKid: null,
      paymentAccount: null,
      dueDate: null,
      factorReference: null,
      pdf: tinyPdf(),
    }),
  );
  expect(delivered).toMatchObject({ status: "delivered", statusDescription: "Sendt på e-post" });

  const post = (externalReference: string, lines: Parameters<typeof postPartnerVoucher>[1]["lines"]) =>
    expectOk(
      postPartnerVoucher(partner, {
        dryRun: false,
        externalReference,
        voucherDate: isoDate("2026-03-16"),
        description: externalReference,
        currency: "NOK",
        lines,
      }),
    );
  const clearing = 80_000;
  await post("advance", [
    { account: 1920, amount: ore(1_000_000n), eventKind: "advance", invoiceNo },
    { account: clearing, amount: ore(-1_000_000n), eventKind: "advance", invoiceNo },
  ]);
  const paid = await post("payment", [
    { account: clearing, amount: ore(1_250_000n), eventKind: "payment", invoiceNo },
    { customerNo, amount: ore(-1_250_000n), eventKind: "payment", invoiceNo },
  ]);
  expect(paid.matches).toMatchObject([
    { invoiceNo, factoringInvoiceId: id, amount: 1_250_000n, remaining: 0n },
  ]);
  await post("payout", [
    { account: 1920, amount: ore(225_000n), eventKind: "payout" },
    { account: 7770, amount: ore(25_000n), eventKind: "fee" },
    { account: clearing, amount: ore(-250_000n), eventKind: "payout" },
  ]);
  await post("interest", [
    { customerNo, amount: ore(9_000n), eventKind: "interest_note", invoiceNo },
    { account: 8055, amount: ore(-9_000n), eventKind: "interest_note" },
    { account: 1920, amount: ore(9_000n), eventKind: "interest_payment" },
    { customerNo, amount: ore(-9_000n), eventKind: "interest_payment", invoiceNo },
  ]);

  const ledger = await listAccountBalances(company, [1500, 1920, 2700, 3000, 7770, 8055]);
  expect(Object.fromEntries(ledger.map(({ account, balanceOre }) => [account, balanceOre]))).toEqual({
    1500: 0n,
    1920: 1_234_000n,
    2700: -250_000n,
    3000: -1_000_000n,
    7770: 25_000n,
    8055: -9_000n,
  });
  const subledger = await listSubledgerBalances(company, [clearing, customerNo]);
  expect(subledger.map(({ balanceOre }) => balanceOre)).toEqual([0n, 0n]);
  const head = await findInvoiceHead(company, invoiceId);
  expect(head?.remainingOre).toBe(0n);
  expect(head?.factoring?.status).toBe("completed");
});
