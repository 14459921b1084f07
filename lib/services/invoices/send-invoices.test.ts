import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findInvoicePdf } from "@/db/queries/invoice-files";
import { findInvoice, findInvoiceHead } from "@/db/queries/invoices";
import { lockUnprepared } from "@/db/queries/sending";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import {
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  sendAndPrepare,
  testDate,
} from "@/e2e/factories";
import { ore } from "@/lib/domain/money";
import { prepareInvoices } from "../factoring/prepare-invoices";
import { retryPreparation } from "./retry-preparation";
import { sendCopy } from "./send-copy";
import { sendInvoice, sendInvoices } from "./send-invoices";

const database = await newDatabase();
const pool = openPool(database.url, 30);
const owner = postgres(database.url, { max: 2, onnotice: () => undefined });
afterAll(async () => {
  await pool.end();
  await owner.end();
});

const factored = organisation({ useFactoring: true, deliveryMethod: "factoring" });

async function factoringCompany() {
  const company = await newCompany(pool);
  await newFactoring(pool, company);
  return { company, customerNo: await newCustomer(company, factored) };
}

async function numbersOf(company: Scope<ReadDb>): Promise<number[]> {
  const rows = await owner<{ number: string }[]>`
    select number from invoices where company_id = ${company.companyId} and number is not null order by number`;
  return rows.map(({ number }) => Number(number));
}

async function jobsOf(company: Scope<ReadDb>, invoiceId: string): Promise<string[]> {
  const rows = await owner<{ task: string }[]>`
    select t.identifier as task
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where (j.payload->>'companyId')::int = ${company.companyId} and j.payload::text like ${`%${invoiceId}%`}`;
  return rows.map(({ task }) => task);
}

describe("§ 5-1-3: numbers are taken once and without a gap", () => {
  test("20 drafts sent at once get 20 numbers that follow one another", async () => {
    const { company, customerNo } = await factoringCompany();
    const drafts = await Promise.all(Array.from({ length: 20 }, () => newDraft(company, customerNo)));

    const sent = await Promise.all(
      drafts.map((invoiceId) => expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate }))),
    );
    const numbers = sent.map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => 10_001 + index));
    expect(await numbersOf(company)).toEqual(numbers);
  });

  test("M18, edge 1: an EHF that would not hold is refused before a number is taken, and nothing is posted", async () => {
    const { company, customerNo } = await factoringCompany();
    const [bad, good] = [await newDraft(company, customerNo), await newDraft(company, customerNo)];
    const orgNrOf = (orgNr: string) =>
      owner`update companies set org_nr = ${orgNr} where id = ${company.companyId} returning org_nr`;
    const [own] = await owner`select org_nr from companies where id = ${company.companyId}`;
    await orgNrOf("123456789");
    expect(await sendInvoice(company, { invoiceId: bad, invoiceDate: testDate })).toMatchObject({
      ok: false,
      error: { code: "ehf_unsound", findings: expect.stringContaining("invalid") },
    });
    expect(await numbersOf(company)).toEqual([]);

    await orgNrOf(String(own?.org_nr));
    expect((await expectOk(sendInvoice(company, { invoiceId: good, invoiceDate: testDate }))).number).toBe(
      10_001,
    );
    const [posted] =
      await owner`select count(*)::int as n from vouchers where company_id = ${company.companyId}`;
    expect(posted?.n).toBe(1);
  });

  test("M15, edge 1: what failed to be prepared is tried again under its number, with the same content", async () => {
    const { company, customerNo } = await factoringCompany();
    const invoiceId = await newDraft(company, customerNo);
    const { number } = await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate }));
    const system = { ...company, actor: { kind: "system", task: "prepare" } as const };
    const before = await findInvoice(company, invoiceId);
    await begin(company, async (tx) => {
      const [row] = await lockUnprepared(tx, [invoiceId]);
      await updateFactoringInvoice(tx, row?.id ?? "", {
        status: "preparation_failed",
        statusDescription: "x",
      });
    });
    // The job that comes once more leaves it alone: a person says when.
    await expectOk(prepareInvoices(system, { invoiceIds: [invoiceId] }));
    expect((await findInvoiceHead(company, invoiceId))?.factoring?.status).toBe("preparation_failed");

    await expectOk(retryPreparation(company, { invoiceId }));
    expect(await jobsOf(company, invoiceId)).toContain("prepare");
    await expectOk(prepareInvoices(system, { invoiceIds: [invoiceId] }));
    expect((await findInvoiceHead(company, invoiceId))?.factoring?.status).toBe("ready");
    expect(await findInvoice(company, invoiceId)).toEqual(before);
    expect(await numbersOf(company)).toEqual([number]);
  });

  test("M15, edge 44: the job is queued in the transaction that posts, so that one without the other cannot be", async () => {
    const { company, customerNo } = await factoringCompany();
    const [kept, undone] = [await newDraft(company, customerNo), await newDraft(company, customerNo)];
    await expectOk(sendInvoice(company, { invoiceId: kept, invoiceDate: testDate }));
    expect(await jobsOf(company, kept)).toEqual(["prepare"]);
    expect((await findInvoiceHead(company, kept))?.factoring?.status).toBe("preparing");

    await owner`alter table audit_log add constraint broken check (company_id <> ${owner.unsafe(String(company.companyId))}) not valid`;
    await expect(sendInvoice(company, { invoiceId: undone, invoiceDate: testDate })).rejects.toThrow();
    await owner`alter table audit_log drop constraint broken`;
    expect(await jobsOf(company, undone)).toEqual([]);
    expect((await findInvoiceHead(company, undone))?.factoring ?? null).toBeNull();
  });

  test("one draft sent ten times at once is sent once", async () => {
    const { company, customerNo } = await factoringCompany();
    const invoiceId = await newDraft(company, customerNo);

    const results = await Promise.all(
      Array.from({ length: 10 }, () => sendInvoice(company, { invoiceId, invoiceDate: testDate })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = results.flatMap((result) => (result.ok ? [] : [result.error.code]));
    expect(refusals).toEqual(Array.from({ length: 9 }, () => "already_sent"));
    expect(await numbersOf(company)).toEqual([10_001]);
    expect(await jobsOf(company, invoiceId)).toEqual(["prepare"]);
  });

  test("a refusal takes no number and leaves the draft as it was", async () => {
    const { company, customerNo } = await factoringCompany();
    const empty = await newDraft(company, customerNo, []);
    const good = await newDraft(company, customerNo);

    expect(await sendInvoice(company, { invoiceId: empty, invoiceDate: testDate })).toMatchObject({
      ok: false,
    });
    expect(await findInvoice(company, empty)).toMatchObject({ state: "draft", number: null });
    expect(await sendAndPrepare(company, good)).toBe(10_001);
  });
});

describe("what cannot be sent says why", () => {
  type Case = {
    card?: Parameters<typeof newCustomer>[1];
    lines?: Parameters<typeof newDraft>[2];
    vatRegistered?: boolean;
    withFactoring?: boolean;
    deliveryMethod?: "factoring" | "ehf";
  };
  test.each<[string, Case]>([
    ["empty_invoice", { lines: [] }],
    ["line_without_text", { lines: [line({ text: " " })] }],
    ["negative_total", { lines: [line({ quantityMilli: -1000n })] }],
    ["nothing_to_post", { lines: [line({ unitPriceOre: ore(0n) })] }],
    ["seller_not_vat_registered", { vatRegistered: false }],
    ["not_a_factoring_customer", { deliveryMethod: "factoring" }],
    ["no_active_integration", { deliveryMethod: "factoring", withFactoring: false }],
    ["delivery_method_unavailable", { deliveryMethod: "ehf" }],
    ["customer_data_incomplete", { card: organisation({ deliveryMethod: "email", email: null }) }],
  ])(
    "%s",
    async (code, { card = organisation(), lines, vatRegistered, withFactoring = true, deliveryMethod }) => {
      const company = await newCompany(pool, vatRegistered === undefined ? {} : { vatRegistered });
      if (withFactoring) await newFactoring(pool, company);
      const customerNo = await newCustomer(company, card);
      const invoiceId = await newDraft(company, customerNo, lines);

      const request = { invoiceId, invoiceDate: testDate, deliveryMethod };
      expect(await sendInvoice(company, request)).toMatchObject({ ok: false, error: { code } });
      expect(await numbersOf(company)).toEqual([]);
    },
  );

  test("period_locked names the lock date", async () => {
    const { company, customerNo } = await factoringCompany();
    await owner`update voucher_series set locked_through = '2026-03-31' where company_id = ${company.companyId}`;
    const invoiceId = await newDraft(company, customerNo);
    expect(await sendInvoice(company, { invoiceId, invoiceDate: testDate })).toMatchObject({
      ok: false,
      error: { code: "period_locked", lockDate: "2026-03-31" },
    });
  });

  test("a viewer may not send", async () => {
    const { company, customerNo } = await factoringCompany();
    const invoiceId = await newDraft(company, customerNo);
    const viewer = { ...company, actor: { kind: "user", userId: "v", name: "V", role: "viewer" } as const };
    expect(await sendInvoice(viewer, { invoiceId, invoiceDate: testDate })).toMatchObject({
      error: { code: "forbidden" },
    });
  });
});

test("M14, edge 2: of a batch the good ones go, the others stay drafts with their reasons", async () => {
  const company = await newCompany(pool);
  const lacking = await newCustomer(company, organisation({ phone: null }));
  await newFactoring(pool, company);
  const good = await newCustomer(company, factored);
  const drafts = [
    await newDraft(company, good),
    await newDraft(company, lacking),
    await newDraft(company, good),
  ];

  const outcomes = await expectOk(sendInvoices(company, { invoiceIds: drafts, invoiceDate: testDate }));
  expect(outcomes).toMatchObject([
    { ok: true, number: 10_001 },
    {
      ok: false,
      error: { code: "customer_data_incomplete", problems: [{ field: "phone", code: "required" }] },
    },
    { ok: true, number: 10_002 },
  ]);
  expect((await findInvoice(company, drafts[1] ?? ""))?.state).toBe("draft");
});

test("M14: the delivery method can be changed for one invoice, and the customer keeps his", async () => {
  const { company, customerNo } = await factoringCompany();
  const invoiceId = await newDraft(company, customerNo);
  await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));

  expect(await findInvoiceHead(company, invoiceId)).toMatchObject({
    invoice: { deliveryMethod: "print" },
    factoring: null,
  });
  expect(await jobsOf(company, invoiceId)).toEqual(["print"]);
  const next = await newDraft(company, customerNo);
  await sendAndPrepare(company, next);
  expect((await findInvoiceHead(company, next))?.factoring?.status).toBe("ready");
});

test("M18: preparing twice makes one EHF and one row of history", async () => {
  const { company, customerNo } = await factoringCompany();
  const invoiceId = await newDraft(company, customerNo);
  await sendAndPrepare(company, invoiceId);
  const system = { ...company, actor: { kind: "system", task: "prepare" } as const };

  expect(await expectOk(prepareInvoices(system, { invoiceIds: [invoiceId] }))).toEqual({
    ready: 0,
    failed: 0,
  });
  const [files] = await owner`
    select count(*)::int as n from documents where company_id = ${company.companyId} and kind = 'ehf'`;
  const [events] = await owner`
    select count(*)::int as n from invoice_history where invoice_id = ${invoiceId} and event = 'ready'`;
  expect([files?.n, events?.n]).toEqual([1, 1]);
});

test("M17: before delivery there is no PDF, and no copy to send", async () => {
  const { company, customerNo } = await factoringCompany();
  const invoiceId = await newDraft(company, customerNo);
  await sendAndPrepare(company, invoiceId);

  expect(await findInvoicePdf(company, invoiceId)).toBeNull();
  expect(await sendCopy(company, { invoiceId, to: "kari@nordvik.example" })).toMatchObject({
    ok: false,
    error: { code: "no_pdf_yet" },
  });
});
