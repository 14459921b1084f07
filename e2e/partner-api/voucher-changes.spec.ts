import { tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { deliver } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { advance, told } from "./posting-calls";
import { closeBooks } from "./state";

const takeBack = { date: "2026-03-20", reason: "Feil faktura" };

test("reverseVoucher 201: the mirror, the invoice open again, and the feed tells both (edge 30)", async ({
  company,
  partner,
}) => {
  const { id } = await deliver(company);
  const payment = { kind: "payment", factoringInvoiceId: id, amount: 1_250_000 };
  await partner.post("/factoring/events", told("P-1", [payment]));
  const answer = await partner.post("/factoring/vouchers/2-1/reversal", takeBack);
  expect(answer.status()).toBe(201);
  expect(answer.headers().location).toBe("/api/v1/factoring/vouchers/2-2");
  expect(await answer.json()).toMatchObject({ id: "2-2", reverses: "2-1", voucherDate: "2026-03-20" });
  expect(await (await partner.get("/factoring/vouchers/2-1")).json()).toMatchObject({ reversedBy: "2-2" });
  expect(await (await partner.get(`/factoring/invoices/${id}`)).json()).toMatchObject({
    status: "delivered",
    balance: 1_250_000,
  });
  const { data } = (await (await partner.get("/events")).json()) as { data: { type: string }[] };
  expect(data.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["invoice.reopened", "voucher.reversed"]),
  );
});

test("reverseVoucher 409 already_reversed: by which voucher", async ({ partner }) => {
  await partner.post("/factoring/vouchers", advance("A-1"));
  await partner.post("/factoring/vouchers/2-1/reversal", takeBack);
  const again = await partner.post("/factoring/vouchers/2-1/reversal", takeBack);
  expect((await expectProblem(again, 409, "already_reversed")).reversedBy).toBe("2-2");
});

test("reverseVoucher 409 not_reversible: a reversal is final", async ({ partner }) => {
  await partner.post("/factoring/vouchers", advance("A-1"));
  await partner.post("/factoring/vouchers/2-1/reversal", takeBack);
  await expectProblem(
    await partner.post("/factoring/vouchers/2-2/reversal", takeBack),
    409,
    "not_reversible",
  );
});

test("reverseVoucher 404 not_found: the client's own voucher, and one that is not there", async ({
  company,
  partner,
}) => {
  await deliver(company);
  for (const id of ["1-1", "2-99", "x"]) {
    await expectProblem(await partner.post(`/factoring/vouchers/${id}/reversal`, takeBack), 404, "not_found");
  }
});

test("reverseVoucher 422 validation_failed: a date before the voucher's, and no reason", async ({
  partner,
}) => {
  await partner.post("/factoring/vouchers", advance("A-1"));
  const early = await partner.post("/factoring/vouchers/2-1/reversal", { ...takeBack, date: "2026-03-15" });
  expect(pointersOf(await expectProblem(early, 422, "validation_failed"))).toEqual([
    "/date before_voucher_date",
  ]);
  const mute = await partner.post("/factoring/vouchers/2-1/reversal", { date: "2026-03-20" });
  expect(pointersOf(await expectProblem(mute, 422, "validation_failed"))).toEqual(["/reason required"]);
});

test("reverseVoucher 422 period_locked: the lock date is told", async ({ company, partner }) => {
  await partner.post("/factoring/vouchers", advance("A-1"));
  await closeBooks(company, "2026-03-20");
  const answer = await partner.post("/factoring/vouchers/2-1/reversal", takeBack);
  expect((await expectProblem(answer, 422, "period_locked")).lockDate).toBe("2026-03-20");
});

const base64 = (words: string) => Buffer.from(tinyPdf(words)).toString("base64");

test("uploadDocument 201: kept, as multipart and as JSON", async ({ partner }) => {
  const json = await partner.post("/factoring/documents", { filename: "a.pdf", pdf: base64("a") });
  expect(json.status()).toBe(201);
  expect(await json.json()).toMatchObject({ filename: "a.pdf", known: false });
  const multipart = await partner.fetch("/factoring/documents", {
    method: "POST",
    multipart: {
      meta: { name: "meta.json", mimeType: "application/json", buffer: Buffer.from('{"filename":"b.pdf"}') },
      pdf: { name: "b.pdf", mimeType: "application/pdf", buffer: Buffer.from(tinyPdf("b")) },
    },
  });
  expect(multipart.status()).toBe(201);
  expect(await multipart.json()).toMatchObject({ filename: "b.pdf" });
});

test("uploadDocument 200: the same bytes are the same document", async ({ partner }) => {
  const first = await partner.post("/factoring/documents", { filename: "a.pdf", pdf: base64("a") });
  const again = await partner.post("/factoring/documents", { filename: "b.pdf", pdf: base64("a") });
  expect(again.status()).toBe(200);
  expect(await again.json()).toEqual({ ...((await first.json()) as object), known: true });
});

test("uploadDocument 422 validation_failed: no PDF, no base64, a path for a name", async ({ partner }) => {
  for (const [body, pointer] of [
    [{ filename: "a.pdf", pdf: Buffer.from("hei").toString("base64") }, "/pdf pdf_not_a_pdf"],
    [{ filename: "a.pdf", pdf: "***" }, "/pdf invalid_base64"],
    [{ filename: "../a.pdf", pdf: base64("a") }, "/filename invalid_format"],
  ] as const) {
    const problem = await expectProblem(
      await partner.post("/factoring/documents", body),
      422,
      "validation_failed",
    );
    expect(pointersOf(problem)).toEqual([pointer]);
  }
});

test("putVoucherDocuments 200: added, and the same list again changes nothing", async ({ partner }) => {
  await partner.post("/factoring/vouchers", advance("A-1"));
  const upload = await partner.post("/factoring/documents", { filename: "a.pdf", pdf: base64("a") });
  const { id } = (await upload.json()) as { id: string };
  for (const _ of [1, 2]) {
    const data = { documentIds: [id] };
    const answer = await partner.fetch("/factoring/vouchers/2-1/documents", { method: "PUT", data });
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toMatchObject({ documents: [{ id, filename: "a.pdf" }] });
  }
});

test("putVoucherDocuments 404 not_found: a voucher of the client's own", async ({ company, partner }) => {
  await deliver(company);
  const data = { documentIds: ["019ab1c2-7d00-7a11-8c22-00000000dead"] };
  const answer = await partner.fetch("/factoring/vouchers/1-1/documents", { method: "PUT", data });
  await expectProblem(answer, 404, "not_found");
});

test("putVoucherDocuments 422 validation_failed: a document that nobody has sent in", async ({ partner }) => {
  await partner.post("/factoring/vouchers", advance("A-1"));
  const data = { documentIds: ["019ab1c2-7d00-7a11-8c22-00000000dead"] };
  const answer = await partner.fetch("/factoring/vouchers/2-1/documents", { method: "PUT", data });
  expect(pointersOf(await expectProblem(answer, 422, "validation_failed"))).toEqual([
    "/documentIds/0 unknown_document",
  ]);
});

test("postReconciliation 201: where the two books differ, and nothing is posted", async ({
  company,
  partner,
}) => {
  const { id, number } = await deliver(company);
  await partner.post("/factoring/vouchers", advance("A-1", 1_000_000));
  const answer = await partner.post("/factoring/reconciliations", {
    asOf: "2026-03-31",
    factorBalance: -900_000,
    openInvoices: [{ invoiceNo: number, remaining: 1_200_000 }],
  });
  expect(answer.status()).toBe(201);
  expect(await answer.json()).toMatchObject({
    ourBalance: -1_000_000,
    difference: 100_000,
    invoices: [
      {
        invoiceNo: number,
        factoringInvoiceId: id,
        factorRemaining: 1_200_000,
        ourRemaining: 1_250_000,
        difference: -50_000,
      },
    ],
  });
});

test("postReconciliation 422 validation_failed: an invoice is named in one way", async ({ partner }) => {
  const answer = await partner.post("/factoring/reconciliations", {
    asOf: "2026-03-31",
    factorBalance: 0,
    openInvoices: [{ remaining: 1 }],
  });
  expect(pointersOf(await expectProblem(answer, 422, "validation_failed"))).toEqual([
    "/openInvoices/0 invoice_named_once",
  ]);
});
