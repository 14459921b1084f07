import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findInvoice, findInvoiceHead } from "@/db/queries/invoices";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  testDate,
} from "@/e2e/factories";
import { ore } from "@/lib/domain/money";
import { previewSending } from "./preview-sending";
import { sendInvoice, sendInvoices } from "./send-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const factored = organisation({ useFactoring: true, deliveryMethod: "factoring" });

/** Ten kroner of one income and minus ten of another: to book, but nothing to claim. */
const zero = [line(), line({ unitPriceOre: ore(80_000n), quantityMilli: -12_500n, accountNo: 3020 })];

async function factoringCompany() {
  const company = await newCompany(pool);
  const active = await newFactoring(pool, company);
  const partner = partnerScope(company, active);
  const customerNo = await newCustomer(company, factored);
  return { company, partner, connectionId: active.connectionId, customerNo };
}

describe("M14: «Endre leveringsmåte for denne fakturaen»", () => {
  test.each(["email", "print"] as const)(
    "by %s, the one invoice goes another way, is posted, and never reaches the factoring company",
    async (deliveryMethod) => {
      const { company, partner, connectionId, customerNo } = await factoringCompany();
      const invoiceId = await newDraft(company, customerNo);
      expect((await previewSending(company, invoiceId))?.choices.map(({ method }) => method)).toEqual([
        "factoring",
        "email",
        "print",
      ]);
      await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate, deliveryMethod }));

      const head = await findInvoiceHead(company, invoiceId);
      expect(head).toMatchObject({ factoring: null, remainingOre: 1_250_000n });
      expect((await findInvoice(company, invoiceId))?.deliveryMethod).toBe(deliveryMethod);
      expect(await listPartnerInvoices(partner, connectionId, { limit: 10 })).toEqual([]);

      const next = await newDraft(company, customerNo);
      expect((await previewSending(company, next))?.ownMethod).toBe("factoring");
    },
  );

  test("M5: of an exempt customer, factoring is not among the choices, and is refused when asked for", async () => {
    const { company } = await factoringCompany();
    const exempt = await newCustomer(company, organisation({ deliveryMethod: "print" }));
    const invoiceId = await newDraft(company, exempt);
    const preview = await previewSending(company, invoiceId);
    expect(preview).toMatchObject({ ownMethod: "print", unfactorable: null });
    expect(preview?.choices.map(({ method }) => method)).toEqual(["print", "email"]);
    expect(
      await sendInvoice(company, { invoiceId, invoiceDate: testDate, deliveryMethod: "factoring" }),
    ).toMatchObject({ error: { code: "not_a_factoring_customer" } });
  });

  test("many at once go each by its customer's own method", async () => {
    const { company, customerNo } = await factoringCompany();
    const exempt = await newCustomer(company, organisation({ deliveryMethod: "print" }));
    const invoiceIds = [await newDraft(company, customerNo), await newDraft(company, exempt)];
    await expectOk(sendInvoices(company, { invoiceIds, invoiceDate: testDate }));
    const methods = await Promise.all(
      invoiceIds.map(async (id) => (await findInvoice(company, id))?.deliveryMethod),
    );
    expect(methods).toEqual(["factoring", "print"]);
  });
});

describe("M14, edge 42: an invoice of zero kroner", () => {
  test("is not offered to the factoring company, says why, and goes another way", async () => {
    const { company, customerNo } = await factoringCompany();
    const invoiceId = await newDraft(company, customerNo, zero);
    expect(await previewSending(company, invoiceId)).toMatchObject({
      unfactorable: { code: "zero_total" },
      ownMethod: "email",
      choices: [
        { method: "email", refusal: null },
        { method: "print", refusal: null },
      ],
    });
    const request = { invoiceId, invoiceDate: testDate };
    expect(await sendInvoice(company, request)).toMatchObject({ error: { code: "zero_total" } });
    await expectOk(sendInvoice(company, { ...request, deliveryMethod: "email" }));
    expect((await findInvoiceHead(company, invoiceId))?.factoring).toBeNull();
  });

  test("the method from before activation is suggested", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
    await newFactoring(pool, company);
    const preview = await previewSending(company, await newDraft(company, customerNo, zero));
    expect(preview?.ownMethod).toBe("print");
  });

  test("among many stays a draft with its reason while the others go", async () => {
    const { company, customerNo } = await factoringCompany();
    const [good, empty] = [await newDraft(company, customerNo), await newDraft(company, customerNo, zero)];
    const outcomes = await expectOk(
      sendInvoices(company, { invoiceIds: [empty, good], invoiceDate: testDate }),
    );
    expect(outcomes).toEqual([
      { invoiceId: empty, ok: false, error: { code: "zero_total" } },
      { invoiceId: good, ok: true, number: 10_001 },
    ]);
    expect((await findInvoice(company, empty))?.state).toBe("draft");
  });
});
