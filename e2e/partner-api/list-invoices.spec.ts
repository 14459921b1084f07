import type { z } from "zod";
import { begin } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import type { listInvoices } from "@/lib/contracts/partner-api/invoices";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { expectOk, organisation, testDate } from "../factories";
import { expect, test } from "../fixtures";
import type { Partner } from "../partner-client";
import { deliver, offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";

type Page = z.input<typeof listInvoices.output>;

async function page(partner: Partner, query = ""): Promise<Page> {
  const answer = await partner.get(`/factoring/invoices${query}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Page;
}

const numbers = ({ data }: Page) => data.map(({ invoiceNo }) => invoiceNo);

test("listInvoices 200: an invoice waits with all that the partner needs (M19)", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const { id, number } = await offer(company, customerNo);
  const { data, hasMore, nextCursor } = await page(partner);

  expect(hasMore).toBe(false);
  expect(nextCursor).toMatch(/^c[0-9a-z]+$/);
  expect(data).toEqual([
    {
      id,
      type: "invoice",
      invoiceNo: number,
      originalInvoiceNo: null,
      status: "ready",
      statusDescription: "",
      serviceLevel: "financed",
      // Whether a day has gone since (edge 24) depends on who prepared it: the test in its own time, or the worker now.
      late: data[0]?.late ?? null,
      rejection: null,
      holdUntil: null,
      nextEvent: null,
      nextEventDate: null,
      invoiceDate: "2026-03-02",
      deliveryDate: "2026-03-02",
      dueDate: "2026-03-16",
      currency: "NOK",
      netAmount: 1_000_000,
      vatAmount: 250_000,
      totalAmount: 1_250_000,
      balance: 1_250_000,
      exchangeRate: "1",
      nokAmounts: { net: 1_000_000, vat: 250_000, total: 1_250_000, balance: 1_250_000 },
      ownKid: "010000000100014",
      factorKid: null,
      factorDueDate: null,
      factorReference: null,
      buyerReference: "10000",
      orderReference: null,
      customer: {
        customerNo,
        isPerson: false,
        name: "Nordvik Bygg AS",
        firstName: null,
        lastName: null,
        orgNr: "300047114",
        address: { street: "Storgata 1", street2: null, postalCode: "0155", city: "Oslo", country: "NO" },
        phone: "+4722334455",
        email: "post@nordvik.example",
        invoiceEmail: null,
        language: "nb",
      },
      project: null,
      department: null,
      ehf: {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        size: expect.any(Number),
        href: `/api/v1/factoring/invoices/${id}/ehf`,
        profile: "peppol-bis-3",
      },
      attachments: [],
      createdAt: expect.stringMatching(/Z$/),
      changedAt: expect.stringMatching(/Z$/),
      sequence: expect.any(Number),
    },
  ]);
});

test("listInvoices 200: filtered by status, type and time of change", async ({ company, partner }) => {
  const customerNo = await company.customer();
  const ready = await offer(company, customerNo);
  const delivered = await deliver(company, customerNo);
  const credit = await expectOk(creditInvoice(company.scope, { invoiceId: delivered.invoiceId }));
  const note = await company.send(credit.invoiceId);

  expect(numbers(await page(partner, "?status=ready"))).toEqual([ready.number, note.number]);
  // Credited in full, it has nothing left to be settled: the ledger has completed it.
  expect(numbers(await page(partner, "?status=completed"))).toEqual([delivered.number]);
  expect(numbers(await page(partner, "?type=credit_note"))).toEqual([note.number]);
  expect((await page(partner, "?type=credit_note")).data[0]).toMatchObject({
    originalInvoiceNo: delivered.number,
    totalAmount: 1_250_000,
  });

  const [first] = (await page(partner)).data;
  const since = encodeURIComponent(first?.changedAt ?? "");
  expect(numbers(await page(partner, `?changedAfter=${since}&status=completed`))).toEqual([delivered.number]);
  expect(numbers(await page(partner, "?changedAfter=2999-01-01T00:00:00%2B01:00"))).toEqual([]);
});

test("listInvoices 200: what is not prepared yet, and what is sent otherwise, is not offered", async ({
  company,
  partner,
}) => {
  const factored = await company.draft(await company.customer());
  const byPrint = await company.draft(await company.customer(organisation({ name: "Utskrift AS" })));
  for (const invoiceId of [factored, byPrint]) {
    await expectOk(sendInvoice(company.scope, { invoiceId, invoiceDate: testDate }));
  }
  // The worker may prepare the one meanwhile; the other never shows.
  for (const { status, customer } of (await page(partner)).data) {
    expect(status).not.toMatch(/^prepar/);
    expect(customer.name).not.toBe("Utskrift AS");
  }
});

test("listInvoices 200: pages follow on one another, and the last cursor asks for what is new", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const sent = [];
  for (let count = 0; count < 5; count += 1) sent.push((await offer(company, customerNo)).number);

  const seen: number[] = [];
  let query = "?limit=2";
  for (;;) {
    const { data, hasMore, nextCursor } = await page(partner, query);
    seen.push(...data.map(({ invoiceNo }) => invoiceNo));
    expect(hasMore).toBe(seen.length < sent.length);
    query = `?limit=2&cursor=${nextCursor}`;
    if (!hasMore) break;
  }
  expect(seen).toEqual(sent);

  const empty = await page(partner, query);
  expect(empty).toEqual({ data: [], hasMore: false, nextCursor: query.split("cursor=")[1] });
  const { number } = await offer(company, customerNo);
  expect(numbers(await page(partner, query))).toEqual([number]);
});

test("listInvoices 200: with nothing to list there is no cursor", async ({ partner }) => {
  expect(await page(partner)).toEqual({ data: [], nextCursor: null, hasMore: false });
});

test("listInvoices 200: a cursor never skips what a slow transaction commits late", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const slow = await offer(company, customerNo);
  const quick = await offer(company, customerNo);
  const { nextCursor } = await page(partner);

  let commit: () => void = () => undefined;
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let changed: () => void = () => undefined;
  const isChanged = new Promise<void>((resolve) => {
    changed = resolve;
  });
  const slowly = begin(company.scope, async (tx) => {
    await updateFactoringInvoice(tx, slow.id, { statusDescription: "sent" });
    changed();
    await mayCommit;
  });
  await isChanged;

  // The slow one has its number and is not committed; a quick one is asked for, and must not overtake it.
  const quickly = partner.post(`/factoring/invoices/${quick.id}/claim`);
  const meanwhile = await page(partner, `?cursor=${nextCursor}`);
  expect(numbers(meanwhile)).toEqual([]);
  commit();
  await Promise.all([slowly, quickly]);

  expect(numbers(await page(partner, `?cursor=${meanwhile.nextCursor}`))).toEqual([
    slow.number,
    quick.number,
  ]);
});

test("listInvoices 422 validation_failed: each parameter that is wrong is pointed at", async ({
  partner,
}) => {
  const wrong = "?status=preparing&type=receipt&changedAfter=yesterday&cursor=12&limit=501";
  const problem = await expectProblem(
    await partner.get(`/factoring/invoices${wrong}`),
    422,
    "validation_failed",
  );
  expect(pointersOf(problem)).toEqual([
    "/status invalid_value",
    "/type invalid_value",
    "/changedAfter invalid_date",
    "/cursor invalid_format",
    "/limit too_big",
  ]);
  expect(problem.errors?.every((error) => error.in === "query")).toBe(true);

  const twice = await partner.get("/factoring/invoices?limit=1&limit=2");
  expect(pointersOf(await expectProblem(twice, 422, "validation_failed"))).toEqual(["/limit repeated_field"]);
  const none = await partner.get("/factoring/invoices?limit=0");
  expect(pointersOf(await expectProblem(none, 422, "validation_failed"))).toEqual(["/limit too_small"]);
});
