import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findDocument } from "@/db/queries/documents";
import { findInvoicePdf } from "@/db/queries/invoice-files";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { findInvoice, findInvoiceHead } from "@/db/queries/invoices";
import { countByFactoringStatus } from "@/db/queries/overview";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { openAsOwner } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import { newTemplate, ownTemplate } from "@/e2e/branding-factories";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  syntheticOrgNr,
  testDate,
  tinyPdf,
} from "@/e2e/factories";
import type { CustomerCard } from "@/lib/domain/customer";
import { saveCustomer } from "../customers/save-customer";
import { acknowledgeDelivery } from "../factoring/acknowledge-delivery";
import { prepareInvoices } from "../factoring/prepare-invoices";
import { rejectInvoice, reportStatus } from "../factoring/report-status";
import { sendInvoiceAgain } from "../factoring/send-again";
import { creditInvoice } from "./credit-invoice";
import { previewSending } from "./preview-sending";
import { printInvoice } from "./print-invoice";
import { previewReturned } from "./returned-choices";
import { sendInvoice } from "./send-invoices";
import { sendInvoiceOtherwise } from "./send-otherwise";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const card = organisation({ useFactoring: true, deliveryMethod: "factoring" });

async function sent() {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const partner = partnerScope(company, factoring);
  const customerNo = await newCustomer(company, card);
  const invoiceId = await newDraft(company, customerNo);
  const number = await sendAndPrepare(company, invoiceId);
  const rows = async () => {
    const all = await listPartnerInvoices(partner, factoring.connectionId, { limit: 100 });
    return all.filter(({ invoice }) => invoice.id === invoiceId).map(({ factoring: row }) => row);
  };
  const [first] = await rows();
  return { company, factoring, partner, customerNo, invoiceId, number, id: first?.id ?? "", rows };
}

type Sent = Awaited<ReturnType<typeof sent>>;

async function rejected() {
  const given = await sent();
  const reason = {
    reasonCode: "debtor_unknown",
    text: "Finner ikke debitor på organisasjonsnummeret",
  } as const;
  await expectOk(rejectInvoice(given.partner, { invoiceId: given.id, ...reason, retryable: true }));
  return given;
}

const change = async ({ company, customerNo }: Sent, differing: Partial<CustomerCard>) =>
  expectOk(saveCustomer(company, { customerNo, version: 1, card: { ...card, ...differing } }));

const system = ({ company }: Sent) => ({ ...company, actor: { kind: "system", task: "test" } as const });

const prepare = (given: Sent) => prepareInvoices(system(given), { invoiceIds: [given.invoiceId] });

async function ehf({ company, rows }: Sent): Promise<string> {
  const latest = (await rows()).at(-1);
  const file = latest?.ehfDocumentId ? await findDocument(company, latest.ehfDocumentId) : null;
  return new TextDecoder().decode(file?.bytes);
}

const deliver = ({ partner }: Sent, invoiceId: string) =>
  expectOk(
    acknowledgeDelivery(partner, {
      invoiceId,
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

describe("M20, edge 13: «Rett og send på nytt»", () => {
  test("M20, edge 13: the same number is offered again in a row of its own, and the rejected one stays final", async () => {
    const given = await rejected();
    const before = await findInvoice(given.company, given.invoiceId);
    await expectOk(sendInvoiceAgain(given.company, { invoiceId: given.invoiceId }));
    expect((await findInvoiceHead(given.company, given.invoiceId))?.factoring?.status).toBe("preparing");
    await expectOk(prepare(given));

    const rows = await given.rows();
    expect(rows.map(({ status }) => status)).toEqual(["rejected", "ready"]);
    expect(rows[1]?.id).not.toBe(given.id);
    expect(await findInvoice(given.company, given.invoiceId)).toEqual(before);
    const history = await listInvoiceHistory(given.company, given.invoiceId);
    expect(history.slice(0, 4).map(({ event }) => event)).toEqual([
      "ready",
      "preparing",
      "sent_again",
      "rejected",
    ]);
    expect((await deliver(given, rows[1]?.id ?? "")).status).toBe("delivered");
  });

  test("M18, edge 13: the EHF is the same document, addressed as the card says now; buyer and amounts as sent", async () => {
    const given = await rejected();
    const first = await ehf(given);
    const moved = syntheticOrgNr(70_001);
    await change(given, { orgNr: moved, street: "Nygata 9", email: "ny@nordvik.example" });
    await expectOk(sendInvoiceAgain(given.company, { invoiceId: given.invoiceId }));
    await expectOk(prepare(given));

    const second = await ehf(given);
    const endpoint = (orgNr: string) => `<cbc:EndpointID schemeID="0192">${orgNr}</cbc:EndpointID>`;
    expect(second).toContain(endpoint(moved));
    expect(second.replace(endpoint(moved), endpoint(card.orgNr ?? ""))).toBe(first);
    const [, offered] = await listPartnerInvoices(given.partner, given.factoring.connectionId, {
      limit: 10,
    });
    expect(offered?.customer).toMatchObject({ street: "Nygata 9", email: "ny@nordvik.example" });
  });

  test("M10, M11, edge 13: the card is judged again, and what it lacks is named before and after", async () => {
    const given = await rejected();
    await owner`update customers set phone = null, email = 'feil' where company_id = ${given.company.companyId}`;

    const problems = [
      { field: "phone", code: "required" },
      { field: "email", code: "invalid_email" },
    ];
    expect(await sendInvoiceAgain(given.company, { invoiceId: given.invoiceId })).toMatchObject({
      ok: false,
      error: { code: "customer_data_incomplete", problems },
    });
    expect(await previewReturned(given.company, given.invoiceId)).toMatchObject({
      reasonCode: "debtor_unknown",
      reason: "Finner ikke debitor på organisasjonsnummeret",
      retryable: true,
      again: { code: "customer_data_incomplete", problems },
    });
    expect(await given.rows()).toHaveLength(1);
  });

  test("M20, edge 16: sent again at once by two people, it is offered once", async () => {
    const given = await rejected();
    const tries = await Promise.all(
      [1, 2, 3].map(() => sendInvoiceAgain(given.company, { invoiceId: given.invoiceId })),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tries.filter((one) => !one.ok && one.error.code === "not_returned")).toHaveLength(2);
  });

  test("M20, edge 16: it goes to another factoring company only when the first has let go of it", async () => {
    const given = await sent();
    await owner`update connections set state = 'inactive' where company_id = ${given.company.companyId}`;
    const second = await newFactoring(pool, given.company);
    const again = () => sendInvoiceAgain(given.company, { invoiceId: given.invoiceId });
    expect(await again()).toMatchObject({ ok: false, error: { code: "not_returned" } });

    const reason = { reasonCode: "limit_exceeded", text: "", retryable: false } as const;
    await expectOk(rejectInvoice(given.partner, { invoiceId: given.id, ...reason }));
    await expectOk(again());
    await expectOk(prepare(given));
    const offered = await listPartnerInvoices(partnerScope(given.company, second), second.connectionId, {
      limit: 10,
    });
    expect(offered.map(({ factoring }) => factoring.status)).toEqual(["ready"]);
    expect((await given.rows()).map(({ status }) => status)).toEqual(["rejected"]);
  });
});

describe("M33, edge 11: a rejected credit note", () => {
  test("M33, M6, edge 11: goes again to whoever has its invoice, also while that agreement winds down", async () => {
    const given = await sent();
    await deliver(given, given.id);
    const credit = await expectOk(creditInvoice(given.company, { invoiceId: given.invoiceId }));
    await sendAndPrepare(given.company, credit.invoiceId);
    const offered = async () => {
      const all = await listPartnerInvoices(given.partner, given.factoring.connectionId, { limit: 10 });
      return all.filter(({ invoice }) => invoice.id === credit.invoiceId).map(({ factoring }) => factoring);
    };
    const [first] = await offered();
    const reason = { reasonCode: "other", text: "", retryable: true } as const;
    await expectOk(rejectInvoice(given.partner, { invoiceId: first?.id ?? "", ...reason }));
    await owner`update connections set state = 'winding_down' where company_id = ${given.company.companyId}`;

    expect(
      await sendInvoiceOtherwise(given.company, { invoiceId: credit.invoiceId, method: "print" }),
    ).toMatchObject({ ok: false, error: { code: "credit_note_must_follow_invoice" } });
    await expectOk(sendInvoiceAgain(given.company, { invoiceId: credit.invoiceId }));
    await expectOk(prepareInvoices(system(given), { invoiceIds: [credit.invoiceId] }));
    expect((await offered()).map(({ status }) => status)).toEqual(["rejected", "ready"]);
  });
});

describe("M34, edge 13: «Send på annen måte»", () => {
  test("M34, edge 13: a rejected invoice is printed by the company itself, and only then is the delivery method another", async () => {
    const given = await rejected();
    const way = { invoiceId: given.invoiceId, method: "print" } as const;
    expect(await printInvoice(system(given), way)).toMatchObject({
      error: { code: "delivered_by_factoring" },
    });
    expect((await countByFactoringStatus(given.company)).rejected).toBe(1);
    await expectOk(sendInvoiceOtherwise(given.company, way));
    expect((await countByFactoringStatus(given.company)).rejected).toBe(0);

    expect((await findInvoice(given.company, given.invoiceId))?.deliveryMethod).toBe("print");
    const { documentId } = await expectOk(printInvoice(system(given), way));
    expect(await findInvoicePdf(given.company, given.invoiceId)).toMatchObject({
      id: documentId,
      kind: "invoice_pdf",
    });
    expect(await sendInvoiceOtherwise(given.company, way)).toMatchObject({
      ok: false,
      error: { code: "sent_otherwise" },
    });
    expect(await sendInvoiceAgain(given.company, way)).toMatchObject({
      ok: false,
      error: { code: "sent_otherwise" },
    });
    expect(await previewReturned(given.company, given.invoiceId)).toBeNull();
  });

  test("M25, edges 8 and 13: bought back and sent otherwise, the debtor gets the company's own PDF, and it may be dunned", async () => {
    const given = await sent();
    await deliver(given, given.id);
    const status = {
      status: "recoursed",
      description: "",
      occurredAt: new Date("2026-03-20T12:00:00Z"),
    } as const;
    await expectOk(
      reportStatus(given.partner, {
        invoiceId: given.id,
        ...status,
        holdUntil: null,
        nextEvent: null,
        nextEventDate: null,
      }),
    );
    expect((await findInvoicePdf(given.company, given.invoiceId))?.kind).toBe("delivered_pdf");

    const way = { invoiceId: given.invoiceId, method: "email" } as const;
    await expectOk(sendInvoiceOtherwise(given.company, way));
    expect(await findInvoicePdf(given.company, given.invoiceId)).toBeNull();
    await expectOk(printInvoice(system(given), way));
    expect((await findInvoicePdf(given.company, given.invoiceId))?.kind).toBe("invoice_pdf");
    const [row] =
      await owner`select with_factoring_company(${given.company.companyId}, ${given.invoiceId}) as held`;
    expect(row?.held).toBe(false);
    const jobs = await owner<{ payload: unknown }[]>`
      select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'email'`;
    expect(jobs.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ invoiceId: given.invoiceId, to: card.email, copy: false }),
    );
  });

  test("M30, edge 13: the PDF that the company then makes carries the template of the day, and keeps it", async () => {
    const given = await rejected();
    const templateId = await newTemplate(given.company, ownTemplate({ isDefault: true }));
    const way = { invoiceId: given.invoiceId, method: "print" } as const;
    await expectOk(sendInvoiceOtherwise(given.company, way));
    expect((await findInvoice(given.company, given.invoiceId))?.branding).toMatchObject({ templateId });

    const credit = await expectOk(creditInvoice(given.company, { invoiceId: given.invoiceId }));
    await expectOk(sendInvoice(given.company, { invoiceId: credit.invoiceId, invoiceDate: testDate }));
    expect(await findInvoice(given.company, credit.invoiceId)).toMatchObject({
      deliveryMethod: "print",
      branding: { templateId },
    });
  });

  test("M20, edge 16: what the factoring company has cannot be sent another way", async () => {
    const given = await sent();
    expect(
      await sendInvoiceOtherwise(given.company, { invoiceId: given.invoiceId, method: "print" }),
    ).toMatchObject({ ok: false, error: { code: "not_returned" } });
  });

  test("M33, edges 9 and 13: a rejected invoice that is credited is not sent once more, nor its credit note to the factor", async () => {
    const given = await rejected();
    const credit = await expectOk(creditInvoice(given.company, { invoiceId: given.invoiceId }));
    expect(await previewSending(given.company, credit.invoiceId)).toMatchObject({
      ownMethod: "email",
      choices: [
        { method: "email", refusal: null },
        { method: "print", refusal: null },
      ],
    });
    expect(
      await sendInvoice(given.company, {
        invoiceId: credit.invoiceId,
        invoiceDate: testDate,
        deliveryMethod: "factoring",
      }),
    ).toMatchObject({ ok: false, error: { code: "original_not_factored" } });
    await expectOk(sendInvoice(given.company, { invoiceId: credit.invoiceId, invoiceDate: testDate }));

    expect(await sendInvoiceAgain(given.company, { invoiceId: given.invoiceId })).toMatchObject({
      ok: false,
      error: { code: "nothing_outstanding" },
    });
    expect(await previewReturned(given.company, given.invoiceId)).toBeNull();
  });
});
