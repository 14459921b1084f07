import { renderPdf } from "@/lib/adapters/pdf-document";
import { sha256, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import type { Partner } from "../partner-client";
import { offer, receiptOf } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { historyOf } from "./state";

const MEGABYTE = 1024 * 1024;

/** The receipt as multipart, the way integrators send it. */
function deliver(partner: Partner, id: string, pdf: Uint8Array, meta: object = receiptOf("Sendt på e-post")) {
  return partner.post(`/factoring/invoices/${id}/delivery`, undefined, {
    multipart: {
      meta: { name: "meta.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(meta)) },
      pdf: { name: "faktura.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf) },
    },
  });
}

function deliverJson(partner: Partner, id: string, pdf: string) {
  return partner.post(`/factoring/invoices/${id}/delivery`, { ...receiptOf(""), pdf });
}

test("deliverInvoice 200: the receipt with its PDF makes the invoice delivered, fetched before or not (M21, M22)", async ({
  company,
  partner,
}) => {
  const { id, invoiceId } = await offer(company);
  const answer = await deliver(partner, id, tinyPdf());

  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({
    id,
    status: "delivered",
    statusDescription: "Sendt på e-post",
    factorKid: "900010042",
  });
  expect(await (await partner.get(`/factoring/invoices/${id}`)).json()).toMatchObject({
    dueDate: "2026-03-16",
    delivery: {
      deliveredAt: "2026-03-02T12:00:00.000Z",
      channel: "email",
      paymentAccount: "15030012340",
      dueDate: "2026-03-02",
      pdf: { sha256: sha256(tinyPdf()), size: tinyPdf().byteLength },
    },
  });
  expect(await historyOf(company, invoiceId)).toContain("delivered");
});

test("deliverInvoice 200: JSON with the PDF in base64 says the same; all but moment, channel and PDF may be left out", async ({
  company,
  partner,
}) => {
  const { id } = await offer(company);
  const answer = await partner.post(`/factoring/invoices/${id}/delivery`, {
    deliveredAt: "2026-03-02T13:00:00+01:00",
    channel: "letter",
    pdf: Buffer.from(tinyPdf("brev")).toString("base64"),
  });
  expect(answer.status()).toBe(200);
  expect(await (await partner.get(`/factoring/invoices/${id}`)).json()).toMatchObject({
    status: "delivered",
    statusDescription: "",
    delivery: {
      deliveredAt: "2026-03-02T12:00:00.000Z",
      channel: "letter",
      factorKid: null,
      paymentAccount: null,
      dueDate: null,
      factorReference: null,
      pdf: { sha256: sha256(tinyPdf("brev")) },
    },
  });
});

test("deliverInvoice 200: the same PDF again is answered as the first time, without new history (edge 19)", async ({
  company,
  partner,
}) => {
  const { id, invoiceId } = await offer(company);
  const first = await (await deliver(partner, id, tinyPdf())).json();
  const history = await historyOf(company, invoiceId);

  const again = await deliver(partner, id, tinyPdf(), receiptOf("Sendt en gang til"));
  expect(again.status()).toBe(200);
  expect(await again.json()).toEqual(first);
  expect(await historyOf(company, invoiceId)).toEqual(history);
});

test("deliverInvoice 409 already_delivered: another PDF is a conflict, and the first one stays (edge 20)", async ({
  company,
  partner,
}) => {
  const { id } = await offer(company);
  await deliver(partner, id, tinyPdf());
  await expectProblem(await deliver(partner, id, tinyPdf("en annen")), 409, "already_delivered");
  expect(await (await partner.get(`/factoring/invoices/${id}`)).json()).toMatchObject({
    delivery: { pdf: { sha256: sha256(tinyPdf()) } },
  });
});

test("deliverInvoice 409 invalid_status_transition: a rejected invoice cannot be delivered", async ({
  company,
  partner,
}) => {
  const { id } = await offer(company);
  await partner.post(`/factoring/invoices/${id}/rejection`, {
    reasonCode: "duplicate",
    text: "Sendt før",
    retryable: false,
  });
  const problem = await expectProblem(
    await deliver(partner, id, tinyPdf()),
    409,
    "invalid_status_transition",
  );
  expect(problem).toMatchObject({ from: "rejected", to: "delivered", allowed: [] });
});

const noPages = Buffer.from(tinyPdf())
  .toString("latin1")
  .replace("/Kids [3 0 R] /Count 1", "/Kids [] /Count 0     ");

for (const [code, title, bytes] of [
  ["pdf_empty", "nothing at all", async () => new Uint8Array()],
  ["pdf_not_a_pdf", "a web page", async () => Buffer.from("<!doctype html><h1>502 Bad Gateway</h1>")],
  ["pdf_malformed", "the first bytes of one", async () => Buffer.from("%PDF-1.7\n")],
  ["pdf_encrypted", "one with a password", () => renderPdf({ content: "Faktura", userPassword: "hemmelig" })],
  ["pdf_no_pages", "one without a page", async () => Buffer.from(noPages, "latin1")],
  ["pdf_too_large", "one of more than 30 MB", async () => new Uint8Array(30 * MEGABYTE + 1)],
] as const) {
  test(`deliverInvoice 422 validation_failed: ${title} is ${code}, in both forms`, async ({
    company,
    partner,
  }) => {
    const { id } = await offer(company);
    const pdf = await bytes();
    const multipart = await deliver(partner, id, pdf);
    const json = await deliverJson(partner, id, Buffer.from(pdf).toString("base64"));
    for (const answer of [multipart, json]) {
      const problem = await expectProblem(answer, 422, "validation_failed");
      expect(pointersOf(problem)).toEqual([`/pdf ${code}`]);
    }
    expect(await (await partner.get(`/factoring/invoices/${id}`)).json()).toMatchObject({ status: "ready" });
  });
}

test("deliverInvoice 422 validation_failed: base64 that is none", async ({ company, partner }) => {
  const { id } = await offer(company);
  for (const pdf of ["JVBERi0xLjQK*", "JVBERi0xLjQ", " JVBERi0xLjQK"]) {
    const problem = await expectProblem(await deliverJson(partner, id, pdf), 422, "validation_failed");
    expect(pointersOf(problem)).toEqual(["/pdf invalid_base64"]);
  }
});

test("deliverInvoice 422 validation_failed: each field of the receipt is pointed at", async ({
  company,
  partner,
}) => {
  const { id } = await offer(company);
  const wrong = {
    deliveredAt: "2026-03-02",
    channel: "pigeon",
    text: "x".repeat(2001),
    factorKid: "12x",
    paymentAccount: "1503",
    dueDate: "2026-02-30",
    factorReference: " PO-1",
  };
  const problem = await expectProblem(await deliver(partner, id, tinyPdf(), wrong), 422, "validation_failed");
  expect(pointersOf(problem)).toEqual([
    "/meta/deliveredAt invalid_date",
    "/meta/channel invalid_value",
    "/meta/text too_long",
    "/meta/factorKid invalid_format",
    "/meta/paymentAccount invalid_format",
    "/meta/dueDate invalid_date",
    "/meta/factorReference invalid_text",
  ]);
  const empty = await expectProblem(await deliver(partner, id, tinyPdf(), {}), 422, "validation_failed");
  expect(pointersOf(empty)).toEqual(["/meta/deliveredAt required", "/meta/channel required"]);
});

test("deliverInvoice 422 validation_failed: parts that lack, that are strange, and a receipt without a PDF (edge 22)", async ({
  company,
  partner,
}) => {
  const { id } = await offer(company);
  const path = `/factoring/invoices/${id}/delivery`;
  const meta = JSON.stringify(receiptOf(""));

  const parts = await partner.post(path, undefined, { multipart: { meta, attachment: "x" } });
  expect(pointersOf(await expectProblem(parts, 422, "validation_failed"))).toEqual([
    "/attachment unknown_field",
    "/pdf required",
  ]);
  const asText = await partner.post(path, undefined, { multipart: { meta, pdf: "%PDF-1.4" } });
  expect(pointersOf(await expectProblem(asText, 422, "validation_failed"))).toEqual(["/pdf invalid_type"]);
  const notJson = await partner.post(path, undefined, {
    multipart: {
      meta: "{",
      pdf: { name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from(tinyPdf()) },
    },
  });
  expect(pointersOf(await expectProblem(notJson, 422, "validation_failed"))).toEqual(["/meta invalid_json"]);
  const json = await partner.post(path, receiptOf(""));
  expect(pointersOf(await expectProblem(json, 422, "validation_failed"))).toEqual(["/pdf required"]);
});

test("deliverInvoice 413 payload_too_large: multipart of more than 31 MB is not read", async ({
  company,
  partner,
}) => {
  const { id } = await offer(company);
  const answer = await deliver(partner, id, new Uint8Array(31 * MEGABYTE));
  expect((await expectProblem(answer, 413, "payload_too_large")).limit).toBe(31 * MEGABYTE);
});
