import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import { expectOk, newDraft, sendAndPrepare, testDate, tinyPdf } from "@/e2e/factories";
import { deliver, invoices, report, spring, story } from "@/e2e/report-story";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { listPartnerInvoices } from "./partner-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

describe("lines that are sums", () => {
  test("M7: «Salg per kunde» takes credit notes off, and counts the invoices in each factoring status", async () => {
    const told = await spring(pool);
    await deliver(told, "Sendt på e-post");
    const { company, plain, factored } = told;
    const { rows, totals, lines } = await report(company, "sales-by-customer");
    expect(rows).toMatchObject([
      {
        customerNo: String(factored),
        invoiceCount: 3,
        creditNoteCount: 0,
        net: 3_000_000n,
        factoringStatus: [
          { status: "ready", count: 1 },
          { status: "delivered", count: 1 },
        ],
        factoringDescription: "Sendt på e-post",
      },
      {
        customerNo: String(plain),
        invoiceCount: 4,
        creditNoteCount: 1,
        net: 3_000_000n,
        factoringStatus: [],
      },
    ]);
    const documents = await report(company, "sales-by-customer", {}, "document");
    expect(totals.sums.net).toBe(documents.totals.sums.net);
    expect(totals.sums.net).toBe((await invoices(company)).totals.sums.net);
    expect(lines[0]?.links.net).toBe(
      `/reports/sales-by-customer?customer=${rows[0]?.customerNo}&level=document`,
    );
    // A filter of the documents narrows the sums.
    const delivered = await report(company, "sales-by-customer", { status: "delivered" });
    expect(delivered.rows).toMatchObject([
      { customerNo: String(factored), invoiceCount: 1, net: 1_000_000n },
    ]);
  });

  test("M7: «Aldersfordelt saldo» counts the statuses of what is open, and says five descriptions and how many more", async () => {
    const told = await story(pool);
    const { company, partner, factoring, factored } = told;
    for (let more = 0; more < 5; more++) await sendAndPrepare(company, await newDraft(company, factored));
    const offered = await listPartnerInvoices(partner, factoring.connectionId, { limit: 50 });
    for (const [at, { factoring: its }] of offered.entries()) {
      await expectOk(
        acknowledgeDelivery(partner, {
          invoiceId: its.id,
          deliveredAt: new Date("2026-03-02T12:00:00Z"),
          channel: "email",
          text: `Tekst ${at}`,
          factorKid: null,
          paymentAccount: null,
          dueDate: null,
          factorReference: null,
          pdf: tinyPdf(String(at)),
        }),
      );
    }
    const { rows } = await report(company, "aged-receivables", { asOf: testDate });
    expect(rows.find(({ customerNo }) => customerNo === String(factored))).toMatchObject({
      factoringStatus: [{ status: "delivered", count: 7 }],
      factoringDescription: "Tekst 0; Tekst 1; Tekst 2; Tekst 3; Tekst 4; +2",
    });
  });
});
