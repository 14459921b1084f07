import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findDocument } from "@/db/queries/documents";
import { listVoucherDocuments } from "@/db/queries/vouchers";
import { newDatabase } from "@/db/test-database";
import { delivered, newAgreement, pay } from "@/e2e/agreement";
import { expectOk, tinyPdf } from "@/e2e/factories";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { postFactoringEvents } from "./post-events";
import { addVoucherDocuments, keepUpload } from "./voucher-documents";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M26: a document sent in with a voucher is shown with it, to the partner and to the bookkeeper", async () => {
  const at = await newAgreement(pool);
  const { id: factoringInvoiceId } = await delivered(at);
  const kept = await expectOk(keepUpload(at.partner, { filename: "avregning.pdf", pdf: tinyPdf("a") }));
  expect(kept).toMatchObject({ filename: "avregning.pdf", known: false });
  const posted = await expectOk(
    postFactoringEvents(at.partner, {
      dryRun: false,
      externalReference: "a",
      date: isoDate("2026-03-16"),
      documentIds: [kept.id],
      items: [{ kind: "fee", factoringInvoiceId, amount: ore(100n), through: "bank" }],
    }),
  );
  const { known: _, ...document } = kept;
  expect(posted.documents).toEqual([document]);
  const ref = { series: 2, voucherNo: posted.voucherNo ?? 0 };
  expect(await listVoucherDocuments(at.company, ref)).toEqual(
    expect.arrayContaining([{ ...document, kind: "voucher_document" }]),
  );
  expect(new Uint8Array((await findDocument(at.company, kept.id))?.bytes ?? [])).toEqual(tinyPdf("a"));
});

test("the same bytes are the same document, and what is no PDF is refused", async () => {
  const at = await newAgreement(pool);
  const first = await expectOk(keepUpload(at.partner, { filename: "a.pdf", pdf: tinyPdf() }));
  const again = await expectOk(keepUpload(at.partner, { filename: "b.pdf", pdf: tinyPdf() }));
  expect(again).toEqual({ ...first, known: true });
  const other = await newAgreement(pool);
  expect((await expectOk(keepUpload(other.partner, { filename: "a.pdf", pdf: tinyPdf() }))).id).not.toBe(
    first.id,
  );
  expect(
    await keepUpload(at.partner, { filename: "a.pdf", pdf: new TextEncoder().encode("hei") }),
  ).toMatchObject({ error: { code: "validation_failed", errors: [{ pointer: "/pdf" }] } });
});

test("documents are added to a voucher and never taken from it, one's own to one's own", async () => {
  const at = await newAgreement(pool);
  const { number } = await delivered(at);
  const { id: voucherId } = await expectOk(pay(at, number));
  const upload = async (words: string, by = at.partner) =>
    (await expectOk(keepUpload(by, { filename: `${words}.pdf`, pdf: tinyPdf(words) }))).id;
  const [one, two] = [await upload("one"), await upload("two")];
  const put = (documentIds: string[], id = voucherId ?? "") =>
    addVoucherDocuments(at.partner, { voucherId: id, documentIds });

  expect((await expectOk(put([one]))).documents.map(({ id }) => id)).toEqual([one]);
  expect((await expectOk(put([one, two]))).documents.map(({ id }) => id)).toEqual([one, two]);
  expect((await expectOk(put([two, one, two]))).documents.map(({ id }) => id)).toEqual([one, two]);
  expect(await put([two])).toMatchObject({
    error: { code: "validation_failed", errors: [{ pointer: "/documentIds", code: "document_stays" }] },
  });
  const other = await newAgreement(pool);
  const foreign = await upload("three", other.partner);
  expect(await put([one, two, foreign])).toMatchObject({
    error: { errors: [{ pointer: "/documentIds/2", code: "unknown_document" }] },
  });
  expect(await put([one], "1-1")).toMatchObject({ error: { code: "not_found" } });
  const items = [{ kind: "fee" as const, amount: ore(1n), through: "bank" as const }];
  const head = { dryRun: false, externalReference: "x", date: isoDate("2026-03-16") };
  expect(await postFactoringEvents(at.partner, { ...head, documentIds: [foreign], items })).toMatchObject({
    error: { code: "validation_failed", errors: [{ pointer: "/documentIds/0", code: "unknown_document" }] },
  });
});
