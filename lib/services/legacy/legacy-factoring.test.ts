import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findDocument } from "@/db/queries/documents";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import {
  findBureauState,
  findLegacyFactoring,
  listLegacyTransfers,
  listWaitingInvoices,
  sumWaitingInvoices,
} from "@/db/queries/legacy";
import { openAsOwner, refusalOf } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import { adoptLegacyFactoring } from "@/db/writes/legacy";
import {
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  newPartner,
  testDate,
} from "@/e2e/factories";
import { newImported } from "@/e2e/imported";
import { ore } from "@/lib/domain/money";
import { legacyIsEnded } from "../factoring/legacy-checklist";
import { creditInvoice } from "../invoices/credit-invoice";
import { sendInvoice, sendInvoices } from "../invoices/send-invoices";
import { endLegacyFactoring } from "./end-legacy-factoring";
import { transferToBureau } from "./transfer-to-bureau";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const bureau = { bureauName: "Gamle Byrå; Factoring", clientId: "K-77", receivableAccountNo: 1579 };

async function oldCompany() {
  const company = await newCompany(pool);
  await adoptLegacyFactoring(pool, company.companyId, bureau);
  const customerNo = await newCustomer(company);
  const send = async (lines?: Parameters<typeof newDraft>[2]) => {
    const invoiceId = await newDraft(company, customerNo, lines);
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate }));
    return invoiceId;
  };
  const credit = async (invoiceId: string) => {
    const made = await expectOk(creditInvoice(company, { invoiceId }));
    await expectOk(sendInvoice(company, { invoiceId: made.invoiceId, invoiceDate: testDate }));
    return made.invoiceId;
  };
  return { company, customerNo, send, credit };
}

describe("M3: what is sent while the old solution is on waits for the bureau", () => {
  test("M3: an invoice waits from the moment it is sent, one or many at once", async () => {
    const { company, customerNo, send } = await oldCompany();
    const first = await send();
    const others = [await newDraft(company, customerNo), await newDraft(company, customerNo)];
    await expectOk(sendInvoices(company, { invoiceIds: others, invoiceDate: testDate }));
    expect((await listWaitingInvoices(company)).map(({ id, number }) => [id, number])).toEqual([
      [first, 10_001],
      [others[0], 10_002],
      [others[1], 10_003],
    ]);
    expect(await sumWaitingInvoices(company)).toEqual({ count: 3, totalOre: 3_750_000n });
    expect(await findBureauState(company, first)).toMatchObject({ sequenceNo: null });
    expect(
      (await listWaitingInvoices(company, { after: 10_001, limit: 1 })).map(({ number }) => number),
    ).toEqual([10_002]);
  });

  test("M3: a draft that is refused does not wait, and neither does an invoice on zero", async () => {
    const { company, customerNo, send } = await oldCompany();
    const refused = await newDraft(company, customerNo, [line({ text: "" })]);
    await sendInvoice(company, { invoiceId: refused, invoiceDate: testDate });
    await send([line(), line({ quantityMilli: -12_500n, accountNo: 3020 })]);
    expect(await listWaitingInvoices(company)).toEqual([]);
  });

  test("M3: a credit note follows an invoice that the bureau gets, and only such a one", async () => {
    const { company, customerNo, send, credit } = await oldCompany();
    const note = await credit(await send());
    expect((await listWaitingInvoices(company)).map(({ id }) => id)).toContain(note);
    const { invoiceId: imported } = await newImported(company, customerNo, "X-1");
    const other = await credit(imported);
    expect((await listWaitingInvoices(company)).map(({ id }) => id)).not.toContain(other);
    expect(await findBureauState(company, imported)).toBeNull();
  });

  test("M3: without the old solution nothing waits", async () => {
    const company = await newCompany(pool);
    const invoiceId = await newDraft(company, await newCustomer(company));
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate }));
    expect(await listWaitingInvoices(company)).toEqual([]);
    expect(await findLegacyFactoring(company)).toBeNull();
    expect(await transferToBureau(company)).toEqual({ ok: false, error: { code: "legacy_factoring_off" } });
    expect(await endLegacyFactoring(company)).toEqual({ ok: false, error: { code: "legacy_factoring_off" } });
  });
});

describe("M3: «Overfør til factoringbyrå» makes one file of all that waits, and marks it", () => {
  test("M3: the file has its header, a record for each document and a trailer with count, sum and checksum", async () => {
    const { company, send, credit } = await oldCompany();
    const first = await send();
    await credit(await send([line({ unitPriceOre: ore(100_01n) })]));
    const done = await expectOk(transferToBureau(company));
    expect(done.count).toBe(3);

    const [transfer] = await listLegacyTransfers(company, 10);
    expect(transfer).toMatchObject({
      sequenceNo: 1,
      invoiceCount: 3,
      totalOre: 1_250_000n,
      filename: done.filename,
    });
    const bytes = Buffer.from((await findDocument(company, done.documentId))?.bytes ?? []);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(transfer?.sha256);

    const records = bytes.toString("utf8").split("\r\n");
    expect(records).toHaveLength(6);
    expect(records[0]).toMatch(
      /^H;FORDRING-FACTORING;1;"Gamle Byrå; Factoring";K-77;1579;\d{9};Prøve t-[0-9a-f]+ AS;1;2026-03-02;NOK$/,
    );
    expect(records[1]).toMatch(
      /^F;10001;;2026-03-02;2026-03-16;\d{15};10000\.00;2500\.00;12500\.00;10000;B;Nordvik Bygg AS;\d{9};Storgata 1;;0155;Oslo;NO;\+4722334455;post@nordvik\.example$/,
    );
    expect(records[3]).toMatch(/^K;10003;10002;/);
    const body = bytes.subarray(0, bytes.lastIndexOf("\r\nT;") + 2);
    expect(records[4]).toBe(`T;3;12500.00;${createHash("sha256").update(body).digest("hex")}`);

    expect(await listWaitingInvoices(company)).toEqual([]);
    expect(await findBureauState(company, first)).toMatchObject({
      sequenceNo: 1,
      bureauName: bureau.bureauName,
    });
    expect((await listInvoiceHistory(company, first))[0]).toMatchObject({
      event: "bureau_transferred",
      documentId: done.documentId,
      facts: { sequenceNo: 1 },
    });
  });

  test("M3: files are numbered one after another, nothing is in two, and none is empty", async () => {
    const { company, send } = await oldCompany();
    await send();
    const first = await expectOk(transferToBureau(company));
    expect(await transferToBureau(company)).toEqual({ ok: false, error: { code: "legacy_nothing_waiting" } });
    await send();
    const second = await expectOk(transferToBureau(company));
    expect([first.count, second.count]).toEqual([1, 1]);
    expect((await listLegacyTransfers(company, 10)).map(({ sequenceNo }) => sequenceNo)).toEqual([2, 1]);
  });

  test("M3: who may only look transfers nothing, and only an administrator ends it", async () => {
    const { company, send } = await oldCompany();
    await send();
    const as = (role: "viewer" | "bookkeeper") => ({
      ...company,
      actor: { kind: "user", userId: "x", name: "X", role } as const,
    });
    expect(await transferToBureau(as("viewer"))).toMatchObject({ error: { code: "forbidden" } });
    await expectOk(transferToBureau(as("bookkeeper")));
    expect(await endLegacyFactoring(as("bookkeeper"))).toMatchObject({ error: { code: "forbidden" } });
    await expectOk(endLegacyFactoring(company));
  });
});

describe("M3, edge 6: it is ended once, with nothing waiting, and before an integration begins", () => {
  test("M3, edge 6: it cannot be turned off while invoices wait, says the rule and says the database", async () => {
    const { company, send } = await oldCompany();
    await send();
    expect(await endLegacyFactoring(company)).toEqual({
      ok: false,
      error: { code: "legacy_invoices_waiting", count: 1 },
    });
    const { companyId } = company;
    expect(
      await refusalOf(owner`update legacy_factoring set enabled = false where company_id = ${companyId}`),
    ).toBe("legacy_factoring_transferred");

    expect(await legacyIsEnded(company)).toEqual({
      ok: false,
      error: { code: "legacy_factoring_active", bureauName: bureau.bureauName, untransferred: 1 },
    });
    await expectOk(transferToBureau(company));
    expect(await legacyIsEnded(company)).toMatchObject({ error: { untransferred: 0 } });
    await expectOk(endLegacyFactoring(company));
    expect(await legacyIsEnded(company)).toEqual({ ok: true, value: null });
    expect(await findLegacyFactoring(company)).toMatchObject({ enabled: false, endedAt: company.now });
  });

  test("M3: what is sent after it is turned off does not wait, and it stays off", async () => {
    const { company, send, credit } = await oldCompany();
    const before = await send();
    await expectOk(transferToBureau(company));
    await expectOk(endLegacyFactoring(company));
    await send();
    await credit(before);
    expect(await listWaitingInvoices(company)).toEqual([]);
    expect(await endLegacyFactoring(company)).toMatchObject({ error: { code: "legacy_factoring_off" } });
    expect(
      await refusalOf(
        owner`update legacy_factoring set enabled = true where company_id = ${company.companyId}`,
      ),
    ).toBe("legacy_factoring_ends");
  });

  test("M3: no company can begin with it: the application may not make, take away or copy its row", async () => {
    const { companyId } = await newCompany(pool);
    const asApplication = (statement: string) =>
      refusalOf(
        pool.begin(async (sql) => {
          await sql`select set_config('app.company_id', ${String(companyId)}, true)`;
          await sql.unsafe(statement);
        }),
      );
    const denied = "42501";
    expect(
      await asApplication(
        `insert into legacy_factoring (company_id, enabled, bureau_name, client_id, receivable_account_no) values (${companyId}, true, 'b', 'c', 1579)`,
      ),
    ).toBe(denied);
    expect(await asApplication("delete from legacy_factoring")).toBe(denied);
    expect(await refusalOf(owner`delete from legacy_factoring`)).toBe("append_only");
  });

  test("M3: the database refuses an integration beside it", async () => {
    const { company } = await oldCompany();
    await newPartner(pool);
    const begun = owner`
      insert into connections (company_id, integration_id, name, kind, state, agreement_type, activated_by)
      select ${company.companyId}, id, name, kind, 'active', 'financing', 'tester' from integrations order by id desc limit 1`;
    expect(await refusalOf(begun)).toBe("connections_legacy_ended");
    await expectOk(endLegacyFactoring(company));
    await newFactoring(pool, company);
  });
});

describe("M3: the database keeps the queue and its files, whoever asks", () => {
  test("M3: an invoice is in one file for ever, and only what was sent here while it is on can wait", async () => {
    const { company, customerNo, send } = await oldCompany();
    const { companyId } = company;
    const sent = await send();
    await expectOk(transferToBureau(company));
    const wait = (invoiceId: string) =>
      refusalOf(
        owner`insert into legacy_invoices (company_id, invoice_id) values (${companyId}, ${invoiceId})`,
      );
    expect(await wait((await newImported(company, customerNo, "X-2")).invoiceId)).toBe(
      "legacy_invoices_own_only",
    );
    expect(await wait(await newDraft(company, customerNo))).toBe("legacy_invoices_own_only");
    expect(
      await refusalOf(owner`update legacy_invoices set transfer_id = null where invoice_id = ${sent}`),
    ).toBe("legacy_invoices_once");
    expect(await refusalOf(owner`delete from legacy_invoices where invoice_id = ${sent}`)).toBe(
      "append_only",
    );

    const copy = (sequenceNo: number) => owner`
      insert into legacy_transfers (company_id, sequence_no, document_id, invoice_count, total_ore, transferred_by)
      select company_id, ${sequenceNo}, document_id, invoice_count, total_ore, transferred_by
      from legacy_transfers where company_id = ${companyId} limit 1`;
    expect(await refusalOf(copy(1))).toBe("legacy_transfers_sequence");
    expect(await refusalOf(copy(3))).toBe("legacy_transfers_gapless");
    expect(await refusalOf(owner`update legacy_transfers set invoice_count = 9`)).toBe("append_only");

    await expectOk(endLegacyFactoring(company));
    const late = await send();
    expect(await wait(late)).toBe("legacy_invoices_own_only");
  });
});
