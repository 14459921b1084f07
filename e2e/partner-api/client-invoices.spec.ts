import type { z } from "zod";
import type { listClientInvoices } from "@/lib/contracts/partner-api/client-invoices";
import { alternativeScopes } from "@/lib/domain/actor";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { printInvoice } from "@/lib/services/invoices/print-invoice";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { type ActiveAlternative, newAlternative } from "../alternative-factories";
import { newTemplate, ownTemplate } from "../branding-factories";
import type { Company } from "../company";
import { expectOk, organisation, sha256, testDate } from "../factories";
import { expect, test } from "../fixtures";
import { connect, type Partner } from "../partner-client";
import { offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";

type Page = z.input<typeof listClientInvoices.output>;

async function page(partner: Partner, query = ""): Promise<Page> {
  const answer = await partner.get(`/invoices${query}`);
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as Page;
}

/** Send an invoice by print, with its PDF made as the worker would; answers its id. */
async function printed(company: Company, customerNo?: number): Promise<string> {
  const invoiceId = await company.draft(customerNo ?? (await company.customer(organisation())));
  await expectOk(sendInvoice(company.scope, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));
  await expectOk(printInvoice({ ...company.scope, actor: { kind: "system", task: "print" } }, { invoiceId }));
  return invoiceId;
}

const numbers = ({ data }: Page) => data.map(({ invoiceNo }) => invoiceNo);

/** The company's alternative integration, connected. */
const test30 = test.extend<{ alternative: ActiveAlternative; tinde: Partner }>({
  alternative: async ({ company, pool }, use) => use(await newAlternative(pool, company.scope)),
  tinde: async ({ alternative, request }, use) => use(await connect(request, alternative)),
});

test30(
  "listClientInvoices 200: an invoice says whom its document tells to pay, and where its PDF is (M30)",
  async ({ company, tinde }) => {
    const customerNo = await company.customer(organisation());
    const id = await printed(company, customerNo);
    const { data, hasMore } = await page(tinde);
    expect(hasMore).toBe(false);
    expect(data).toMatchObject([
      {
        id,
        type: "invoice",
        invoiceNo: 10_001,
        originalInvoiceNo: null,
        totalAmount: 1_250_000,
        balance: 1_250_000,
        ownKid: "010000000100014",
        deliveryMethod: "print",
        paymentAccount: { bankAccount: "86011117947", payee: "Tinde Oppgjør AS" },
        assigned: true,
        customer: { customerNo, name: "Nordvik Bygg AS" },
        pdf: { href: `/api/v1/invoices/${id}/pdf` },
      },
    ]);
  },
);

test30(
  "listClientInvoices 200: what goes by factoring is never among them; `assigned` leaves exempt customers out (edge 38)",
  async ({ company, tinde }) => {
    await company.activate();
    await offer(company);
    const own = await newTemplate(company.scope, ownTemplate());
    await printed(company);
    await printed(company, await company.customer(organisation({ brandingTemplateId: own })));

    const all = await page(tinde);
    expect(all.data.map(({ assigned, paymentAccount }) => [assigned, paymentAccount.payee])).toEqual([
      [true, "Tinde Oppgjør AS"],
      [false, `Prøve ${company.slug} AS`],
    ]);
    expect(numbers(await page(tinde, "?assigned=true"))).toEqual([10_002]);
  },
);

test30(
  "listClientInvoices 200: pages follow the order of sending and never skip a row; a credit note names its original",
  async ({ company, tinde }) => {
    const customerNo = await company.customer(organisation());
    const first = await printed(company, customerNo);
    await printed(company, customerNo);
    const start = await page(tinde, "?limit=1");
    expect([numbers(start), start.hasMore]).toEqual([[10_001], true]);
    const next = await page(tinde, `?limit=1&cursor=${start.nextCursor}`);
    expect([numbers(next), next.hasMore]).toEqual([[10_002], false]);

    const { invoiceId } = await expectOk(creditInvoice(company.scope, { invoiceId: first }));
    await expectOk(sendInvoice(company.scope, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));
    const news = await page(tinde, `?cursor=${next.nextCursor}`);
    expect(news.data).toMatchObject([{ type: "credit_note", invoiceNo: 10_003, originalInvoiceNo: 10_001 }]);
    expect(numbers(await page(tinde, "?type=credit_note"))).toEqual([10_003]);
    expect(numbers(await page(tinde, "?changedAfter=2100-01-01T00:00:00Z"))).toEqual([]);
  },
);

test30(
  "listClientInvoices 422 validation_failed: a filter that cannot be read is pointed at",
  async ({ tinde }) => {
    const answer = await tinde.get("/invoices?type=letter&limit=0&assigned=maybe");
    const problem = await expectProblem(answer, 422, "validation_failed");
    expect(
      pointersOf(problem)
        .map((pointer) => pointer.split(" ")[0])
        .sort(),
    ).toEqual(["/assigned", "/limit", "/type"]);
  },
);

test30(
  "getClientInvoice 200: with its lines, and the invoice that a credit note credits",
  async ({ company, tinde }) => {
    const id = await printed(company);
    const answer = await tinde.get(`/invoices/${id}`);
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toMatchObject({
      id,
      originalInvoice: null,
      lines: [{ line: 1, text: "Snekkerarbeid", quantity: "12.5", unitPrice: 80_000, netAmount: 1_000_000 }],
    });
    const { invoiceId } = await expectOk(creditInvoice(company.scope, { invoiceId: id }));
    await expectOk(sendInvoice(company.scope, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));
    expect(await (await tinde.get(`/invoices/${invoiceId}`)).json()).toMatchObject({
      type: "credit_note",
      originalInvoice: { id, invoiceNo: 10_001, invoiceDate: testDate },
    });
  },
);

test30(
  "getClientInvoice 404 not_found: a draft, another company's and what factoring has are not there (edge 38)",
  async ({ company, otherCompany, tinde }) => {
    await company.activate();
    const { invoiceId } = await offer(company);
    const draft = await company.draft(await company.customer(organisation()));
    for (const id of [invoiceId, draft, await printed(otherCompany)]) {
      await expectProblem(await tinde.get(`/invoices/${id}`), 404, "not_found");
      await expectProblem(await tinde.get(`/invoices/${id}/pdf`), 404, "not_found");
    }
  },
);

test30(
  "getClientInvoicePdf 200: the stored bytes, under the checksum that the list has told; 304 to who has them",
  async ({ company, tinde }) => {
    const id = await printed(company);
    const { data } = await page(tinde);
    const answer = await tinde.get(`/invoices/${id}/pdf`);
    const bytes = await answer.body();
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({
      "content-type": "application/pdf",
      etag: `"${sha256(bytes)}"`,
      "repr-digest": `sha-256=:${Buffer.from(sha256(bytes), "hex").toString("base64")}:`,
    });
    expect(data[0]?.pdf).toMatchObject({ sha256: sha256(bytes), size: bytes.byteLength });
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    const again = await tinde.get(`/invoices/${id}/pdf`, {
      headers: { "If-None-Match": `"${sha256(bytes)}"` },
    });
    expect(again.status()).toBe(304);
  },
);

test30(
  "M30: an alternative partner's token has three scopes, and GET /connection tells them",
  async ({ tinde }) => {
    expect(await (await tinde.get("/connection")).json()).toMatchObject({
      integration: "Tinde Oppgjør",
      state: "active",
      scopes: [...alternativeScopes],
      accounts: expect.arrayContaining([
        expect.objectContaining({ eventKind: "clearing", accountNo: 80_000 }),
      ]),
    });
    await expectProblem(await tinde.get("/webhook-endpoints"), 403, "scope_missing");
  },
);

test("listClientInvoices: a dedicated partner without the grant is refused with the scope's name (M30)", async ({
  partner,
  request,
}) => {
  const narrow = await connect(request, partner.keys, "factoring.invoices:read");
  const problem = await expectProblem(await narrow.get("/invoices"), 403, "scope_missing");
  expect(problem.scope).toBe("invoices:read");
});
