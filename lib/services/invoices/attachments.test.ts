import { createHash, randomBytes } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listAttachments } from "@/db/queries/attachments";
import { findDocument } from "@/db/queries/documents";
import { openAsOwner, refusalOf } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import { attach, fileNamed, ods, picture, xlsx } from "@/e2e/attachment-files";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  organisation,
  testDate,
  tinyPdf,
} from "@/e2e/factories";
import { attachmentLimits } from "@/lib/domain/attachment";
import { addAttachment, removeAttachment } from "./attachments";
import { creditInvoice } from "./credit-invoice";
import { deleteDraft } from "./save-draft";
import { sendInvoice } from "./send-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
const sql = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), sql.end()]));

async function newDraftOf() {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company, organisation());
  return { company, customerNo, invoiceId: await newDraft(company, customerNo) };
}

const pdf = (words = "vedlegg") => ({ filename: "timeliste.pdf", bytes: tinyPdf(words) });

describe("edge 42: files are attached to a draft", () => {
  test("each kind that EHF carries is kept byte for byte, under the type that its bytes have", async () => {
    const { company, invoiceId } = await newDraftOf();
    const files = [
      { ...pdf(), mediaType: "application/pdf" },
      { ...fileNamed("skisse.png", picture.png), mediaType: "image/png" },
      { ...fileNamed("bilde.JPG", picture.jpeg), mediaType: "image/jpeg" },
      { ...fileNamed("timer.csv", Buffer.from("Dag;Timer\n2.3.;7,5\n")), mediaType: "text/csv" },
      {
        ...fileNamed("timer.xlsx", xlsx()),
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      },
      { ...fileNamed("timer.ods", ods()), mediaType: "application/vnd.oasis.opendocument.spreadsheet" },
    ];
    for (const { filename, bytes } of files)
      await expectOk(addAttachment(company, { invoiceId, filename, bytes }));

    const kept = await listAttachments(company, invoiceId);
    expect(kept.map(({ mediaType }) => mediaType)).toEqual(files.map(({ mediaType }) => mediaType));
    expect(kept.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const [index, { id, size, sha256 }] of kept.entries()) {
      const bytes = Buffer.from(files[index]?.bytes ?? []);
      const stored = await findDocument(company, id);
      expect(Buffer.compare(Buffer.from(stored?.bytes ?? []), bytes)).toBe(0);
      expect({ size, sha256 }).toEqual({
        size: bytes.byteLength,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      });
    }
  });

  test.each([
    ["no bytes at all", fileNamed("tom.pdf", new Uint8Array()), "attachment_empty"],
    [
      "more than a file may weigh",
      fileNamed("stor.pdf", new Uint8Array(5 * 1024 * 1024 + 1)),
      "attachment_too_large",
    ],
    ["a kind that EHF does not carry", fileNamed("brev.docx", xlsx()), "attachment_type_not_allowed"],
    [
      "a page that calls itself a picture",
      fileNamed("logo.png", Buffer.from("<html>")),
      "attachment_content_differs",
    ],
    [
      "a program that calls itself a PDF",
      fileNamed("faktura.pdf", Buffer.from("MZ\u0000\u0000")),
      "attachment_content_differs",
    ],
    ["a PDF that is cut short", fileNamed("kuttet.pdf", tinyPdf().slice(0, 120)), "pdf_malformed"],
    [
      "any archive that calls itself a workbook",
      fileNamed("timer.xlsx", ods()),
      "attachment_content_differs",
    ],
    [
      "a workbook that calls itself OpenDocument",
      fileNamed("timer.ods", xlsx()),
      "attachment_content_differs",
    ],
    [
      "a workbook with programs in it",
      fileNamed("timer.xlsx", xlsx(["xl/vbaProject.bin"])),
      "attachment_content_differs",
    ],
    [
      "bytes that call themselves a table",
      fileNamed("timer.csv", Buffer.from([0, 1, 2, 3])),
      "attachment_content_differs",
    ],
    ["a name of nothing but an ending", fileNamed("/tmp/.pdf", tinyPdf()), "attachment_name_invalid"],
    ["no ending", fileNamed("timeliste", tinyPdf()), "attachment_type_not_allowed"],
  ])("%s is refused, and nothing is kept", async (_, file, code) => {
    const { company, invoiceId } = await newDraftOf();
    expect(await addAttachment(company, { invoiceId, ...file })).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(await listAttachments(company, invoiceId)).toEqual([]);
  });

  test.each([
    ["C:\\Brukere\\Kari\\timeliste.pdf", "timeliste.pdf"],
    ["../../etc/passwd.pdf", "passwd.pdf"],
    ["time\u0000liste\r\n.pdf", "timeliste.pdf"],
    ["Målebrev æøå – «uke 9».PDF", "Målebrev æøå – «uke 9».pdf"],
    ["bla\u030a.pdf", "blå.pdf"],
    ["kari\u202efdp.exe.pdf", "karifdp.exe.pdf"],
    [`${"x".repeat(300)}.pdf`, `${"x".repeat(116)}.pdf`],
    ['a<b>&"c".pdf', "a_b_&_c_.pdf"],
  ])("the name %j is kept as %j", async (filename, kept) => {
    const { company, invoiceId } = await newDraftOf();
    const { attachments } = await expectOk(addAttachment(company, { invoiceId, filename, bytes: tinyPdf() }));
    expect(attachments).toMatchObject([{ filename: kept }]);
  });

  test("two files of one name get names of their own, and the same file twice is refused", async () => {
    const { company, invoiceId } = await newDraftOf();
    await expectOk(addAttachment(company, { invoiceId, ...pdf("one") }));
    await expectOk(addAttachment(company, { invoiceId, ...pdf("two") }));
    const kept = await listAttachments(company, invoiceId);
    expect(kept.map(({ filename }) => filename)).toEqual(["timeliste.pdf", "timeliste (2).pdf"]);
    expect(
      await addAttachment(company, { invoiceId, filename: "annet.pdf", bytes: tinyPdf("one") }),
    ).toMatchObject({
      error: { code: "attachment_known" },
    });
  });

  test("no more than ten files, and no more than ten megabytes in all", async () => {
    const { company, invoiceId, customerNo } = await newDraftOf();
    for (let n = 0; n < attachmentLimits.files; n++)
      await expectOk(addAttachment(company, { invoiceId, ...pdf(`number ${n}`) }));
    expect(await addAttachment(company, { invoiceId, ...pdf("one more") })).toMatchObject({
      error: { code: "attachments_too_many", maxFiles: 10 },
    });

    const heavyId = await newDraft(company, customerNo);
    const png = (megabytes: number) =>
      fileNamed("plan.png", Buffer.concat([picture.png, randomBytes(megabytes * 1024 * 1024)]));
    for (const weight of [4, 4])
      await expectOk(addAttachment(company, { invoiceId: heavyId, ...png(weight) }));
    expect(await addAttachment(company, { invoiceId: heavyId, ...png(2) })).toMatchObject({
      error: { code: "attachments_too_large", maxMegabytes: 10 },
    });
    expect(await listAttachments(company, heavyId)).toHaveLength(2);
  });

  test("what is taken off a draft is deleted with its bytes, and so is what a deleted draft had", async () => {
    const { company, invoiceId } = await newDraftOf();
    const { attachments } = await expectOk(addAttachment(company, { invoiceId, ...pdf("one") }));
    await expectOk(addAttachment(company, { invoiceId, ...pdf("two") }));
    const attachmentId = attachments[0]?.id ?? "";

    const left = await expectOk(removeAttachment(company, { invoiceId, attachmentId }));
    expect(left.attachments).toHaveLength(1);
    expect(await findDocument(company, attachmentId)).toBeNull();
    expect(await removeAttachment(company, { invoiceId, attachmentId })).toMatchObject({
      error: { code: "not_found" },
    });

    await expectOk(deleteDraft(company, { invoiceId }));
    const documents = await sql`select 1 from documents where company_id = ${company.companyId}`;
    expect(documents).toHaveLength(0);
  });

  test("a viewer can neither add nor remove, and another company's draft is not there", async () => {
    const { company, invoiceId } = await newDraftOf();
    const { attachments } = await expectOk(addAttachment(company, { invoiceId, ...pdf() }));
    const attachmentId = attachments[0]?.id ?? "";
    const other = await newCompany(pool);
    const viewer = { ...company, actor: { kind: "user", userId: "v", name: "V", role: "viewer" } as const };

    for (const [scope, code] of [
      [viewer, "forbidden"],
      [other, "not_found"],
    ] as const) {
      const added = await addAttachment(scope, { invoiceId, ...pdf("two") });
      expect(added).toMatchObject({ error: { code } });
      expect(await removeAttachment(scope, { invoiceId, attachmentId })).toMatchObject({ error: { code } });
    }
    expect(await findDocument(other, attachmentId)).toBeNull();
    expect(await listAttachments(company, invoiceId)).toHaveLength(1);
  });
});

describe("M14, edge 42: with the sending the attachments are fixed", () => {
  async function sentWithFile() {
    const given = await newDraftOf();
    const { company, invoiceId } = given;
    const { attachments } = await expectOk(addAttachment(company, { invoiceId, ...pdf() }));
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));
    return { ...given, attachmentId: attachments[0]?.id ?? "" };
  }

  test("none is added and none removed, whoever asks and however", async () => {
    const { company, customerNo, invoiceId, attachmentId } = await sentWithFile();
    expect(await addAttachment(company, { invoiceId, ...pdf("late") })).toMatchObject({
      error: { code: "already_sent" },
    });
    expect(await removeAttachment(company, { invoiceId, attachmentId })).toMatchObject({
      error: { code: "already_sent" },
    });

    const { companyId } = company;
    const draftId = await newDraft(company, customerNo);
    await attach(company, draftId, pdf("on the draft"));
    const bytes = Buffer.from(tinyPdf("loose"));
    const [loose] = await sql<{ id: string }[]>`
      insert into documents (company_id, kind, filename, media_type, size, sha256, bytes)
      values (${companyId}, 'attachment', 'l.pdf', 'application/pdf', ${bytes.length}, sha256(${bytes}), ${bytes}) returning id`;
    const statements = {
      remove: sql`delete from invoice_attachments where invoice_id = ${invoiceId}`,
      add: sql`insert into invoice_attachments (company_id, document_id, invoice_id, position)
        values (${companyId}, ${loose?.id ?? ""}, ${invoiceId}, 9)`,
      move: sql`update invoice_attachments set invoice_id = ${draftId} where invoice_id = ${invoiceId}`,
      moveHither: sql`update invoice_attachments set invoice_id = ${invoiceId} where invoice_id = ${draftId}`,
      file: sql`delete from documents where company_id = ${companyId} and id = ${attachmentId}`,
      change: sql`update documents set filename = 'annet.pdf' where id = ${attachmentId}`,
      empty: sql`truncate invoice_attachments`,
    };
    const refusals: Record<string, string> = {};
    for (const [name, statement] of Object.entries(statements)) refusals[name] = await refusalOf(statement);
    expect(refusals).toEqual({
      remove: "invoices_sent_fixed",
      add: "invoices_sent_fixed",
      move: "append_only",
      moveHither: "append_only",
      file: "invoice_attachments_document",
      change: "append_only",
      empty: "append_only",
    });
    expect(await listAttachments(company, invoiceId)).toMatchObject([{ id: attachmentId }]);
  });

  test("no other document of the books can be let travel with an invoice", async () => {
    const { company, invoiceId } = await newDraftOf();
    const bytes = Buffer.from("hemmelig");
    const [other] = await sql<{ id: string }[]>`
      insert into documents (company_id, kind, filename, media_type, size, sha256, bytes)
      values (${company.companyId}, 'logo', 'l.png', 'image/png', ${bytes.length}, sha256(${bytes}), ${bytes}) returning id`;
    const attach = sql`insert into invoice_attachments (company_id, document_id, invoice_id, position)
      values (${company.companyId}, ${other?.id ?? ""}, ${invoiceId}, 1)`;
    expect(await refusalOf(attach)).toBe("invoice_attachments_kind");
  });

  test("a credit note begins without the invoice's attachments, and can have its own", async () => {
    const { company, invoiceId, attachmentId } = await sentWithFile();
    const credit = await expectOk(creditInvoice(company, { invoiceId }));
    expect(await listAttachments(company, credit.invoiceId)).toEqual([]);
    await expectOk(addAttachment(company, { invoiceId: credit.invoiceId, ...pdf() }));
    await expectOk(sendInvoice(company, { ...credit, invoiceDate: testDate, deliveryMethod: "print" }));
    expect(await listAttachments(company, credit.invoiceId)).toHaveLength(1);
    expect(await listAttachments(company, invoiceId)).toMatchObject([{ id: attachmentId }]);
  });
});
