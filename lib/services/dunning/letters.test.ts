import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findDocument } from "@/db/queries/documents";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { listOpenItems } from "@/db/queries/open-items";
import { findDunningRun, listReminders } from "@/db/queries/reminders";
import type { ReadDb, Scope } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { expectOk, newCompany, newCustomer, organisation, person } from "@/e2e/factories";
import { newOwnInvoice, onDay, payInvoice } from "@/e2e/own-invoices";
import { type Mailer, smtpMailer } from "@/lib/adapters/smtp";
import { isoDate } from "@/lib/domain/dates";
import { saveCustomer } from "../customers/save-customer";
import { printLetters } from "./print-letters";
import { runDunning } from "./run-dunning";
import { sendAgain } from "./send-again";
import { sendLetters } from "./send-letters";
import { sendReminder } from "./send-reminder";

const database = await newDatabase();
const pool = openPool(database.url);
const caught: string[] = [];
let refusing = false;
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onRcptTo(_address, _session, done) {
    done(refusing ? new Error("550 no such mailbox") : undefined);
  },
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      caught.push(Buffer.concat(chunks).toString("latin1"));
      done();
    });
  },
});
server.listen(0, "127.0.0.1");
await once(server.server, "listening");
const address = server.server.address();
const mailer = smtpMailer(
  `smtp://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
  "Fordring <fordring@example.com>",
);
afterAll(async () => {
  server.close();
  await pool.end();
});

const asWorker = (scope: Scope<ReadDb>) => ({ ...scope, actor: { kind: "system", task: "remind" } }) as const;

/** Remind of everything on a day; answers the run and its reminders. */
async function remind(scope: Scope<ReadDb>, date: string) {
  const request = { runDate: isoDate(date), selection: { all: true, marked: [] }, deliveries: {} };
  const { runId } = await expectOk(runDunning(onDay(scope, date), request));
  return { runId, made: await listReminders(scope, runId, { limit: 100 }) };
}

/** The words of a stored letter, with the spaces of Norwegian numbers made plain. */
async function wordsOf(bytes: Uint8Array | undefined): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes ?? []));
  return (await extractText(pdf)).text.map((page) => page.replace(/\s+/g, " "));
}

test("M36: a reminder by mail arrives with its PDF, which is kept, shown on the run and told of in Historikk", async () => {
  const company = await newCompany(pool);
  const card = organisation({ deliveryMethod: "email", invoiceEmail: "faktura@nordvik.example" });
  const invoiceId = await newOwnInvoice(company, await newCustomer(company, card));
  const { runId, made } = await remind(company, "2026-04-10");
  const reminderId = made[0]?.id ?? "";

  const worker = asWorker(onDay(company, "2026-04-10"));
  const { documentId } = await expectOk(sendReminder(worker, mailer, { reminderId }));
  const mail = caught.at(-1) ?? "";
  expect(mail).toContain("To: faktura@nordvik.example");
  expect(mail).toContain("Reply-To: post@prove.example");
  expect(mail).toMatch(/Subject: Purring =\?UTF-8|Subject: .*Purring/);

  const file = await findDocument(company, documentId ?? "");
  expect(file).toMatchObject({ kind: "reminder_pdf", filename: "purring-10001.pdf" });
  const [letter = ""] = await wordsOf(file?.bytes);
  for (const stated of [
    "Purring",
    "Nordvik Bygg AS",
    "Dato 10.04.2026",
    "Betalingsfrist 24.04.2026",
    "Faktura 10001",
    "Fakturadato 02.03.2026, forfall 16.03.2026, opprinnelig beløp 12 500,00",
    "Purregebyr 35,00",
    "Forsinkelsesrente",
    "12 % fra 17.03.2026 til og med 10.04.2026, 25 dager",
    "102,74",
    "Å betale (NOK) 12 637,74",
    "1503.00.12340",
    "010000000100014",
  ]) {
    expect(letter).toContain(stated);
  }
  expect(letter).not.toContain("Gebyr og renter fra tidligere purring");

  expect(await findDunningRun(company, runId)).toMatchObject({ reminders: 1, sent: 1, failed: 0 });
  expect(await listReminders(company, runId, { limit: 10 })).toMatchObject([{ documentId }]);
  const [latest] = await listInvoiceHistory(company, invoiceId);
  expect(latest).toMatchObject({
    event: "reminder_sent",
    facts: { level: 1, to: "faktura@nordvik.example" },
    documentId,
  });

  // Asked again, as a job that is run twice: nothing more goes out.
  const before = caught.length;
  expect(await expectOk(sendReminder(worker, mailer, { reminderId }))).toEqual({ documentId });
  expect(caught.length).toBe(before);
});

test("M36: the notice says so in the law's words, in the customer's language, with what the reminder charged", async () => {
  const company = await newCompany(pool);
  const card = person({ deliveryMethod: "print", language: "en" });
  await newOwnInvoice(company, await newCustomer(company, card));
  await remind(company, "2026-04-10");
  const { made } = await remind(company, "2026-04-25");
  const worker = asWorker(company);
  const { documentId } = await expectOk(sendReminder(worker, mailer, { reminderId: made[0]?.id ?? "" }));
  const [letter = ""] = await wordsOf((await findDocument(company, documentId ?? ""))?.bytes);
  for (const stated of [
    "Notice of debt collection",
    "section 9",
    "Pay by 9 May 2026",
    "Fees and interest of an earlier reminder 137.74",
    "12% from 11 Apr 2026 through 25 Apr 2026, 15 days",
    "To pay (NOK) 12,734.38",
  ].map((text) => text.replace("12%", "12 %"))) {
    expect(letter).toContain(stated);
  }
});

test("M36: mail that fails says why, and can be sent again when the address is mended", async () => {
  const company = await newCompany(pool);
  const card = organisation({ deliveryMethod: "email", email: "feil@nordvik.example" });
  const customerNo = await newCustomer(company, card);
  await newOwnInvoice(company, customerNo);
  const { runId, made } = await remind(company, "2026-04-10");
  const reminderId = made[0]?.id ?? "";
  const worker = asWorker(company);

  refusing = true;
  await expect(sendReminder(worker, mailer, { reminderId })).rejects.toThrow("550");
  refusing = false;
  expect(await findDunningRun(company, runId)).toMatchObject({ sent: 0, failed: 1 });
  const [failed] = await listReminders(company, runId, { limit: 10 });
  expect(failed?.sendError).toContain("550 no such mailbox");

  const mended = { ...card, email: "rett@nordvik.example" };
  await expectOk(saveCustomer(company, { customerNo, version: null, card: mended }));
  expect(await expectOk(sendAgain(company, { runId }))).toEqual({ count: 1 });
  expect(await findDunningRun(company, runId)).toMatchObject({ sent: 0, failed: 0 });
  await expectOk(sendReminder(worker, mailer, { reminderId }));
  expect(caught.at(-1)).toContain("To: rett@nordvik.example");
  expect(await findDunningRun(company, runId)).toMatchObject({ sent: 1, failed: 0 });
  expect(await sendAgain(company, { runId })).toMatchObject({ error: { code: "not_found" } });
});

test("M36: one letter that fails keeps no other back, and the part is tried again for it alone", async () => {
  const company = await newCompany(pool);
  const card = (email: string) => organisation({ name: email, deliveryMethod: "email", email });
  const lost = "borte@nordvik.example";
  for (const email of [lost, "her@nordvik.example", "der@nordvik.example"])
    await newOwnInvoice(company, await newCustomer(company, card(email)));
  const { runId } = await remind(company, "2026-04-10");

  const picky: Mailer = {
    send: (mail) => (mail.to === lost ? Promise.reject(new Error("550 gone")) : mailer.send(mail)),
  };
  const worker = asWorker(company);
  await expect(sendLetters(worker, picky, { runId, part: 0 })).rejects.toThrow("550 gone");
  expect(await findDunningRun(company, runId)).toMatchObject({ reminders: 3, sent: 2, failed: 1 });

  const before = caught.length;
  expect(await expectOk(sendLetters(worker, mailer, { runId, part: 0 }))).toEqual({ sent: 1 });
  expect(caught.slice(before)).toEqual([expect.stringContaining(`To: ${lost}`)]);
  expect(await findDunningRun(company, runId)).toMatchObject({ sent: 3, failed: 0 });
  expect(await expectOk(sendLetters(worker, mailer, { runId, part: 1 }))).toEqual({ sent: 0 });
});

test("M36: a letter that is tried again looks again: what is paid meanwhile is not dunned, and its fee is taken back", async () => {
  const company = await newCompany(pool);
  const card = organisation({ deliveryMethod: "email", email: "feil@nordvik.example" });
  const customerNo = await newCustomer(company, card);
  const invoiceId = await newOwnInvoice(company, customerNo);
  const { runId, made } = await remind(company, "2026-04-10");
  const reminderId = made[0]?.id ?? "";
  const worker = asWorker(onDay(company, "2026-04-12"));
  refusing = true;
  await expect(sendReminder(worker, mailer, { reminderId })).rejects.toThrow("550");
  refusing = false;

  await payInvoice(onDay(company, "2026-04-12"), invoiceId);
  const before = caught.length;
  expect(await expectOk(sendLetters(worker, mailer, { runId, part: 0 }))).toEqual({ sent: 1 });
  expect(caught.length).toBe(before);
  expect(await findDunningRun(company, runId)).toMatchObject({ sent: 0, failed: 0, skipped: 1 });
  expect(await listReminders(company, runId, { limit: 10 })).toMatchObject([
    { skipReason: "nothing_remaining", sentAt: null, documentId: null, sendError: null },
  ]);
  const [told] = await listInvoiceHistory(company, invoiceId);
  expect(told).toMatchObject({
    event: "reminder_skipped",
    facts: { level: 1, skipReason: "nothing_remaining", voucher: "3-3" },
  });
  expect(await listOpenItems(company, customerNo)).toEqual([]);

  // For good: neither asked for again nor sent by a job that runs twice.
  expect(await sendAgain(company, { runId })).toMatchObject({ error: { code: "not_found" } });
  expect(await expectOk(sendReminder(worker, mailer, { reminderId }))).toEqual({ documentId: null });
  expect(caught.length).toBe(before);
});

test("M36: a letter that asks for more than remains does not go; the invoice is proposed anew with what remains", async () => {
  const company = await newCompany(pool);
  const invoiceId = await newOwnInvoice(
    company,
    await newCustomer(company, organisation({ deliveryMethod: "print" })),
  );
  const { runId } = await remind(company, "2026-04-10");
  await payInvoice(onDay(company, "2026-04-10"), invoiceId, 1_000_000n);
  const worker = asWorker(onDay(company, "2026-04-10"));
  await expectOk(sendLetters(worker, mailer, { runId, part: 0 }));
  expect(await printLetters(company, { runId })).toBeNull();

  const again = await remind(company, "2026-04-11");
  expect(again.made).toMatchObject([{ level: 1, remainingOre: 250_000n }]);
  await expectOk(sendLetters(worker, mailer, { runId: again.runId, part: 0 }));
  expect(await findDunningRun(company, again.runId)).toMatchObject({ sent: 1, skipped: 0 });
});

test("M36: letters on paper come as one file, a page for each, and none when all go by mail", async () => {
  const company = await newCompany(pool);
  const paper = await newCustomer(company, organisation({ deliveryMethod: "print" }));
  const english = await newCustomer(
    company,
    organisation({ name: "Abroad Ltd", deliveryMethod: "print", language: "en" }),
  );
  for (const customerNo of [paper, paper, english]) await newOwnInvoice(company, customerNo);
  const { runId } = await remind(company, "2026-04-10");
  const file = await printLetters(company, { runId });
  const pages = await wordsOf(file?.bytes);
  expect(pages).toHaveLength(3);
  expect(pages.map((page) => page.includes("Reminder"))).toEqual([false, false, true]);
  expect(pages.map((page) => /1000[123]/.exec(page)?.[0])).toEqual(["10001", "10002", "10003"]);

  const mailing = await newCompany(pool);
  await newOwnInvoice(mailing, await newCustomer(mailing, organisation({ deliveryMethod: "email" })));
  const mailed = await remind(mailing, "2026-04-10");
  expect(await printLetters(mailing, { runId: mailed.runId })).toBeNull();
});
