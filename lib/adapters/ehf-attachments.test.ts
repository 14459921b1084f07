import { beforeAll, describe, expect, test } from "vitest";
import { ods, picture, xlsx } from "@/e2e/attachment-files";
import { tinyPdf } from "@/e2e/factories";
import { attachmentTypes } from "@/lib/domain/attachment";
import { toUbl } from "@/lib/domain/ehf";
import type { EhfAttachment } from "@/lib/domain/ehf-attachments";
import { ore } from "@/lib/domain/money";
import { checkEhf } from "./ehf-check";
import { creditNoteOf, invoice, line, treatmentOf } from "./ehf-fixtures";
import { hasOfficialRules, loadOfficialRules, type OfficialRules } from "./official-ehf-rules";
import { serialiseXml } from "./xml";

let official: OfficialRules = () => [];
beforeAll(async () => {
  if (hasOfficialRules) official = await loadOfficialRules();
}, 180_000);

const file = (filename: string, mediaType: string, bytes: Uint8Array): EhfAttachment => ({
  filename,
  mediaType,
  base64: Buffer.from(bytes).toString("base64"),
});

const [pdf, png, jpeg, csv, excel, openDocument] = Object.keys(attachmentTypes) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const files = [
  file("Målebrev «uke 9» & æøå.pdf", pdf, tinyPdf()),
  file("skisse.png", png, picture.png),
  file("bilde.jpeg", jpeg, picture.jpeg),
  file("timer.csv", csv, Buffer.from("Dag;Timer\n")),
  file("timer.xlsx", excel, xlsx()),
  file("timer.ods", openDocument, ods()),
];
const invoiced = invoice([line({ unitPriceOre: ore(89_500n) })]);
const documents = { invoice: invoiced, credit_note: creditNoteOf(invoiced) };

function xmlOf(kind: keyof typeof documents, attachments: readonly EhfAttachment[]): string {
  return new TextDecoder().decode(serialiseXml(toUbl(documents[kind], treatmentOf, attachments)));
}

describe(`edge 42: attachments within the EHF, by ${hasOfficialRules ? "official rules and our own" : "our own rules only"}`, () => {
  test.each([
    ["invoice", files],
    ["credit_note", files],
    ["invoice", []],
  ] as const)("an %s with each kind of file, or none, breaks no rule", (kind, attachments) => {
    const xml = xmlOf(kind, attachments);
    expect(checkEhf(xml)).toEqual([]);
    expect(official(xml)).toEqual([]);
    const carried = [...xml.matchAll(/<cbc:EmbeddedDocumentBinaryObject [^>]+>([^<]*)</g)].map(
      ([, text]) => text,
    );
    expect(carried).toEqual(attachments.map(({ base64 }) => base64));
  });

  test.each([
    [
      "a kind that EHF does not carry",
      file("brev.docx", "application/msword", tinyPdf()),
      "attachment_name_differs",
    ],
    [
      "a name that says another kind than its type",
      file("timer.pdf", csv, tinyPdf()),
      "attachment_name_differs",
    ],
    ["no content", file("tom.pdf", pdf, new Uint8Array()), "attachment_unreadable"],
    [
      "content that is no base64",
      { ...file("a.pdf", pdf, tinyPdf()), base64: "%PDF-1.4" },
      "attachment_unreadable",
    ],
    [
      "padding in the middle",
      { ...file("a.pdf", pdf, tinyPdf()), base64: "QQ==QQ==" },
      "attachment_unreadable",
    ],
  ])("%s is found", (_, attachment, code) => {
    expect(checkEhf(xmlOf("invoice", [attachment])).map((finding) => finding.code)).toEqual([code]);
  });

  test("the largest that may come along is carried whole, and the check reads all of it", () => {
    const heavy = file("plan.pdf", pdf, Buffer.alloc(10 * 1024 * 1024, "%PDF-"));
    const xml = xmlOf("invoice", [heavy]);
    expect(xml.length).toBeGreaterThan(heavy.base64.length);
    expect(checkEhf(xml)).toEqual([]);
    expect(checkEhf(xml.replace(/(.{40})(<\/cbc:EmbeddedDocumentBinaryObject>)/, "!$1$2"))).toMatchObject([
      { code: "attachment_unreadable" },
    ]);
  });
});
