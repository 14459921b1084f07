import { randomBytes } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import { attach, fileNamed, picture } from "@/e2e/attachment-files";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  sha256,
  testDate,
  tinyPdf,
} from "@/e2e/factories";
import { sendInvoices } from "../invoices/send-invoices";
import { downloadAttachment } from "./download-attachment";
import { downloadEhf } from "./download-ehf";
import { prepareInvoices } from "./prepare-invoices";
import { readInvoices } from "./read-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

async function factoredCompany() {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const card = organisation({ useFactoring: true, deliveryMethod: "factoring" });
  return { company, partner: partnerScope(company, factoring), customerNo: await newCustomer(company, card) };
}

/** The files within an EHF. */
function embedded(xml: Uint8Array): Buffer[] {
  const found = new TextDecoder().decode(xml).matchAll(/<cbc:EmbeddedDocumentBinaryObject [^>]+>([^<]+)</g);
  return [...found].map(([, base64 = ""]) => Buffer.from(base64, "base64"));
}

test("M18, edge 42: attachments travel in the EHF and beside it, byte for byte and in their order", async () => {
  const { company, partner, customerNo } = await factoredCompany();
  const files = [fileNamed("timeliste æøå.pdf", tinyPdf("uke 9")), fileNamed("skisse.png", picture.png)];
  const [withFiles, without] = [await newDraft(company, customerNo), await newDraft(company, customerNo)];
  for (const file of files) await attach(company, withFiles, file);
  for (const invoiceId of [withFiles, without]) await sendAndPrepare(company, invoiceId);

  const { data } = await readInvoices(partner, { limit: 10 });
  const [first, second] = data;
  expect(second?.attachments).toEqual([]);
  expect(first?.attachments).toEqual(
    files.map(({ filename, bytes }, index) => ({
      id: first?.attachments[index]?.id,
      filename,
      mediaType: index === 0 ? "application/pdf" : "image/png",
      size: bytes.byteLength,
      sha256: sha256(bytes),
      href: `/api/v1/factoring/invoices/${first?.id}/attachments/${first?.attachments[index]?.id}`,
    })),
  );

  const ehf = await expectOk(downloadEhf(partner, { invoiceId: first?.id ?? "" }));
  expect(embedded(ehf.bytes).map(sha256)).toEqual(files.map(({ bytes }) => sha256(bytes)));
  expect(first?.ehf.size).toBe(ehf.bytes.byteLength);
  const bare = await expectOk(downloadEhf(partner, { invoiceId: second?.id ?? "" }));
  expect(embedded(bare.bytes)).toEqual([]);

  for (const [index, { id }] of (first?.attachments ?? []).entries()) {
    const path = { invoiceId: first?.id ?? "", attachmentId: id };
    const file = await expectOk(downloadAttachment(partner, path));
    expect(sha256(file.bytes)).toBe(sha256(files[index]?.bytes ?? new Uint8Array()));
    expect(file).toMatchObject({ filename: files[index]?.filename });
    const elsewhere = { ...path, invoiceId: second?.id ?? "" };
    expect(await downloadAttachment(partner, elsewhere)).toMatchObject({ error: { code: "not_found" } });
  }
});

test("edge 43: an attachment is handed to the invoice's own connection alone, and only once it is offered", async () => {
  const { company, partner, customerNo } = await factoredCompany();
  const other = await factoredCompany();
  const invoiceId = await newDraft(company, customerNo);
  const attachmentId = await attach(company, invoiceId);
  await expectOk(sendInvoices(company, { invoiceIds: [invoiceId], invoiceDate: testDate }));
  const [row] = await company.db.execute<{ id: string }>(
    `select id from factoring_invoices where invoice_id = '${invoiceId}'`,
  );
  const path = { invoiceId: row?.id ?? "", attachmentId };
  expect(await downloadAttachment(partner, path)).toMatchObject({ error: { code: "not_found" } });

  const system = { ...company, actor: { kind: "system", task: "prepare" } as const };
  await expectOk(prepareInvoices(system, { invoiceIds: [invoiceId] }));
  expect(await downloadAttachment(partner, path)).toMatchObject({ ok: true });
  expect(await downloadAttachment(other.partner, path)).toMatchObject({ error: { code: "not_found" } });
  const stranger = { ...partner, actor: { ...partner.actor, connectionId: invoiceId } } as typeof partner;
  expect(await downloadAttachment(stranger, path)).toMatchObject({ error: { code: "not_found" } });
});

test("M18, edge 42: heavy attachments of many invoices are made in several goes, and each gets its own", async () => {
  const { company, partner, customerNo } = await factoredCompany();
  const heavy = () => fileNamed("plan.png", Buffer.concat([picture.png, randomBytes(4 * 1024 * 1024)]));
  const sums: string[][] = [];
  const invoiceIds: string[] = [];
  for (let n = 0; n < 3; n++) {
    const invoiceId = await newDraft(company, customerNo);
    const files = [heavy(), heavy()];
    for (const file of files) await attach(company, invoiceId, file);
    sums.push(files.map(({ bytes }) => sha256(bytes)));
    invoiceIds.push(invoiceId);
  }
  await expectOk(sendInvoices(company, { invoiceIds, invoiceDate: testDate }));
  const system = { ...company, actor: { kind: "system", task: "prepare" } as const };
  expect(await expectOk(prepareInvoices(system, { invoiceIds }))).toEqual({ ready: 3, failed: 0 });

  const { data } = await readInvoices(partner, { limit: 10 });
  expect(data.map(({ attachments }) => attachments.map((one) => one.sha256))).toEqual(sums);
  for (const [index, { id }] of data.entries()) {
    const ehf = await expectOk(downloadEhf(partner, { invoiceId: id }));
    expect(embedded(ehf.bytes).map(sha256)).toEqual(sums[index]);
  }
});
