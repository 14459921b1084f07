import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findDocument } from "@/db/queries/documents";
import { findInvoicePdf } from "@/db/queries/invoice-files";
import { findInvoice } from "@/db/queries/invoices";
import type { ReadDb, Scope } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { assigningTemplate, newTemplate, ownTemplate, tinyPng } from "@/e2e/branding-factories";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  sendAndPrepare,
  testDate,
} from "@/e2e/factories";
import { creditInvoice } from "./credit-invoice";
import { previewSending } from "./preview-sending";
import { printInvoice } from "./print-invoice";
import { sendInvoice, sendInvoices } from "./send-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

/** Send one invoice to a customer by print; answers its row. */
async function printed(scope: Scope<ReadDb>, customerNo: number) {
  const invoiceId = await newDraft(scope, customerNo);
  await expectOk(sendInvoice(scope, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));
  return findInvoice(scope, invoiceId);
}

/** The words of the PDF that the worker makes of a sent invoice. */
async function pdfOf(scope: Scope<ReadDb>, invoiceId: string): Promise<string> {
  await expectOk(printInvoice({ ...scope, actor: { kind: "system", task: "print" } }, { invoiceId }));
  const stored = await findInvoicePdf(scope, invoiceId);
  const file = stored && (await findDocument(scope, stored.id));
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file?.bytes ?? [])));
  return text.join(" ").replace(/\s+/g, " ");
}

describe("M30: invoices that the company itself sends carry a template", () => {
  test("M30: the PDF says the template's account, payee and notice, in the customer's language, with its logo", async () => {
    const company = await newCompany(pool);
    const templateId = await newTemplate(company, assigningTemplate(), tinyPng());
    const [norwegian, english] = await Promise.all(
      (["nb", "en"] as const).map((language) =>
        newCustomer(company, organisation({ language, brandingTemplateId: templateId })),
      ),
    );
    const first = await printed(company, norwegian ?? 0);
    const second = await printed(company, english ?? 0);

    expect(first?.branding).toMatchObject({ templateId, bankAccount: "86011117947", connectionId: null });
    const norwegianPdf = await pdfOf(company, first?.id ?? "");
    expect(norwegianPdf).toContain("8601.11.17947");
    expect(norwegianPdf).toContain("Fordringen er pantsatt til Tinde Oppgjør AS.");
    expect(norwegianPdf).not.toContain("1503.00.12340");
    expect(await pdfOf(company, second?.id ?? "")).toContain("This claim is assigned to Tinde Oppgjør AS.");
  });

  test("M30: a customer without one gets the usual template, and without that the operating account stands", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company);
    const bare = await printed(company, customerNo);
    expect(bare?.branding).toBeNull();
    expect(await pdfOf(company, bare?.id ?? "")).toContain("1503.00.12340");

    const usual = await newTemplate(company, ownTemplate({ isDefault: true }));
    expect((await printed(company, customerNo))?.branding).toMatchObject({ templateId: usual });
  });

  test("M30: many invoices sent together each carry their own customer's template", async () => {
    const company = await newCompany(pool);
    const templates = [
      await newTemplate(company, assigningTemplate()),
      await newTemplate(company, ownTemplate({ isDefault: true })),
    ];
    const customers = [
      await newCustomer(company, organisation({ brandingTemplateId: templates[0] ?? null })),
      await newCustomer(company),
    ];
    const drafts: string[] = [];
    for (const turn of [0, 1, 0, 1]) drafts.push(await newDraft(company, customers[turn] ?? 0));
    await expectOk(sendInvoices(company, { invoiceIds: drafts, invoiceDate: testDate }));

    const carried = await Promise.all(drafts.map((id) => findInvoice(company, id)));
    expect(carried.map((invoice) => invoice?.branding?.templateId)).toEqual([...templates, ...templates]);
  });

  test("M30: a credit note follows the invoice that it credits, whatever the customer has now", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company);
    const before = await printed(company, customerNo);
    await newTemplate(company, assigningTemplate({ isDefault: true }));
    const after = await printed(company, customerNo);

    for (const original of [before, after]) {
      const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: original?.id ?? "" }));
      await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));
      expect((await findInvoice(company, invoiceId))?.branding).toEqual(original?.branding);
    }
  });

  test("M17, M30: a template plays no part for an invoice that goes by factoring", async () => {
    const company = await newCompany(pool);
    await newTemplate(company, assigningTemplate({ isDefault: true }));
    await newFactoring(pool, company);
    const customerNo = await newCustomer(
      company,
      organisation({ useFactoring: true, deliveryMethod: "factoring" }),
    );
    const invoiceId = await newDraft(company, customerNo);
    await sendAndPrepare(company, invoiceId);
    expect((await findInvoice(company, invoiceId))?.branding).toBeNull();
  });

  test("M30, edge 39: EHF and eFaktura are not offered, and the reason names both accounts", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company);
    const invoiceId = await newDraft(company, customerNo);
    expect(await previewSending(company, invoiceId)).toMatchObject({
      payment: null,
      electronicRefusal: null,
    });

    await newTemplate(company, assigningTemplate({ isDefault: true }));
    expect(await previewSending(company, invoiceId)).toMatchObject({
      payment: { template: "Tinde", payee: "Tinde Oppgjør AS", bankAccount: "86011117947" },
      electronicRefusal: {
        code: "electronic_uses_operating_account",
        operatingAccount: "15030012340",
        bankAccount: "86011117947",
        payee: "Tinde Oppgjør AS",
      },
    });
    expect(
      await sendInvoice(company, { invoiceId, invoiceDate: testDate, deliveryMethod: "ehf" }),
    ).toMatchObject({ error: { code: "electronic_uses_operating_account" } });
  });
});
