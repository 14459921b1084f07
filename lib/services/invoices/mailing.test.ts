import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findDocument } from "@/db/queries/documents";
import { findInvoicePdf } from "@/db/queries/invoice-files";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { newDatabase } from "@/db/test-database";
import { attach, fileNamed, picture, xlsx } from "@/e2e/attachment-files";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  testDate,
  tinyPdf,
} from "@/e2e/factories";
import { parseMail } from "@/lib/adapters/mail-message";
import { smtpMailer } from "@/lib/adapters/smtp";
import { acknowledgeDelivery } from "../factoring/acknowledge-delivery";
import { emailInvoice } from "./email-invoice";
import { printInvoice } from "./print-invoice";
import { sendInvoice } from "./send-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
const caught: string[] = [];
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
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

/** The one attachment of a mail. */
function attachmentOf(mail: string): Buffer {
  const encoded = /filename=[^\r\n]+\r\n\r\n([\w+/=\r\n]+)\r\n--/.exec(mail)?.[1] ?? "";
  return Buffer.from(encoded, "base64");
}

const asSystem = { kind: "system", task: "email" } as const;

test("M34: an invoice sent by e-mail arrives with our PDF, which is kept and told of in Historikk", async () => {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(
    company,
    organisation({ deliveryMethod: "email", invoiceEmail: "faktura@nordvik.example" }),
  );
  const invoiceId = await newDraft(company, customerNo);
  await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate }));

  const job = { invoiceId, to: "faktura@nordvik.example", copy: false };
  const { documentId } = await expectOk(emailInvoice({ ...company, actor: asSystem }, mailer, job));
  const mail = caught.at(-1) ?? "";
  expect(mail).toContain("To: faktura@nordvik.example");
  expect(mail).toContain("Reply-To: post@prove.example");
  const file = await findDocument(company, documentId);
  expect(Buffer.compare(attachmentOf(mail), Buffer.from(file?.bytes ?? []))).toBe(0);
  const [latest] = await listInvoiceHistory(company, invoiceId);
  expect(latest).toMatchObject({ event: "emailed", facts: { to: "faktura@nordvik.example" }, documentId });

  await expectOk(emailInvoice({ ...company, actor: asSystem }, mailer, { ...job, copy: true }));
  expect((await findInvoicePdf(company, invoiceId))?.id, "the same file is sent again").toBe(documentId);
});

test("M34, edge 42: what is attached to an invoice goes with its mail, byte for byte, and with the copy too", async () => {
  const company = await newCompany(pool);
  const invoiceId = await newDraft(
    company,
    await newCustomer(company, organisation({ deliveryMethod: "email" })),
  );
  const files = [
    fileNamed("målebrev æøå.png", picture.png),
    fileNamed("timer.csv", Buffer.from("Dag;Timer\r\n2.3.;7,5\r\n")),
    fileNamed("timer.xlsx", xlsx()),
  ];
  for (const file of files) await attach(company, invoiceId, file);
  await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate }));

  for (const copy of [false, true]) {
    const job = { invoiceId, to: "post@nordvik.example", copy };
    await expectOk(emailInvoice({ ...company, actor: asSystem }, mailer, job));
    const [pdf, ...attached] = parseMail(Buffer.from(caught.at(-1) ?? "", "latin1")).attachments;
    expect(pdf).toMatchObject({ name: "faktura-10001.pdf", type: "application/pdf" });
    expect(attached.map(({ name }) => name)).toEqual(files.map(({ filename }) => filename));
    for (const [index, { content }] of attached.entries())
      expect(Buffer.compare(Buffer.from(content), Buffer.from(files[index]?.bytes ?? []))).toBe(0);
  }
});

test("M22: a copy of a factored invoice is the partner's own bytes, and there is none before it has delivered", async () => {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const partner = partnerScope(company, factoring);
  const customerNo = await newCustomer(
    company,
    organisation({ useFactoring: true, deliveryMethod: "factoring" }),
  );
  const invoiceId = await newDraft(company, customerNo);
  await sendAndPrepare(company, invoiceId);
  const job = { invoiceId, to: "kari@nordvik.example", copy: true, askedBy: "Tove Tester" };
  const before = caught.length;
  expect(await emailInvoice({ ...company, actor: asSystem }, mailer, job)).toMatchObject({
    error: { code: "no_pdf_yet" },
  });
  expect(await printInvoice({ ...company, actor: asSystem }, { invoiceId })).toMatchObject({
    error: { code: "delivered_by_factoring" },
  });
  expect(caught).toHaveLength(before);

  const [row] = await listPartnerInvoices(partner, factoring.connectionId, { limit: 1 });
  const pdf = tinyPdf("partneren sin");
  await expectOk(
    acknowledgeDelivery(partner, {
      invoiceId: row?.factoring.id ?? "",
      deliveredAt: new Date("2026-03-02T12:00:00Z"),
      channel: "letter",
      text: "",
      factorKid: null,
      paymentAccount: null,
      dueDate: null,
      factorReference: null,
      pdf,
    }),
  );
  await expectOk(emailInvoice({ ...company, actor: asSystem }, mailer, job));
  expect(Buffer.compare(attachmentOf(caught.at(-1) ?? ""), Buffer.from(pdf))).toBe(0);
  expect((await listInvoiceHistory(company, invoiceId))[0]).toMatchObject({
    event: "copy_sent",
    facts: { to: job.to, askedBy: "Tove Tester" },
  });
});

test("a mail that is not taken leaves no trace, so that the job is tried again", async () => {
  const company = await newCompany(pool);
  const invoiceId = await newDraft(company, await newCustomer(company, organisation()));
  await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate }));
  const broken = {
    send: async () => {
      throw new Error("mailbox full");
    },
  };

  const tried = emailInvoice({ ...company, actor: asSystem }, broken, {
    invoiceId,
    to: "x@nordvik.example",
    copy: false,
  });
  await expect(tried).rejects.toThrow("mailbox full");
  expect(await findInvoicePdf(company, invoiceId)).toBeNull();
  expect((await listInvoiceHistory(company, invoiceId)).map(({ event }) => event)).toEqual(["sent"]);
});

test("printing twice keeps one PDF, the same that would be mailed", async () => {
  const company = await newCompany(pool);
  const invoiceId = await newDraft(company, await newCustomer(company, organisation()));
  await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate }));

  const first = await expectOk(printInvoice(company, { invoiceId }));
  expect(await expectOk(printInvoice(company, { invoiceId }))).toEqual(first);
  expect((await listInvoiceHistory(company, invoiceId)).map(({ event }) => event)).toEqual([
    "printed",
    "sent",
  ]);
});
