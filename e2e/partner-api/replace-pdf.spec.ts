import { sha256, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import type { Partner } from "../partner-client";
import { deliver, offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { historyOf } from "./state";

const path = (id: string) => `/factoring/invoices/${id}/delivery/pdf`;

/** The new PDF as multipart, the way integrators send it. */
function replace(partner: Partner, id: string, pdf: Uint8Array, meta: object = { reason: "Feil KID" }) {
  return partner.fetch(path(id), {
    method: "PUT",
    multipart: {
      meta: { name: "meta.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(meta)) },
      pdf: { name: "faktura.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf) },
    },
  });
}

function replaceJson(partner: Partner, id: string, body: object) {
  return partner.fetch(path(id), { method: "PUT", data: body });
}

test("replaceDeliveryPdf 200: the new version holds, both are kept and listed, in both forms (edge 20)", async ({
  company,
  partner,
}) => {
  const { id, invoiceId } = await deliver(company);
  const second = await replace(partner, id, tinyPdf("ny"), {
    reason: "Feil KID",
    factorKid: "900010059",
    dueDate: "2026-03-30",
  });
  expect(second.status()).toBe(200);
  expect(await second.json()).toMatchObject({
    status: "delivered",
    factorKid: "900010059",
    factorDueDate: "2026-03-30",
    delivery: { pdf: { sha256: sha256(tinyPdf("ny")), size: tinyPdf("ny").byteLength } },
  });
  const third = await replaceJson(partner, id, {
    reason: "Logo manglet",
    pdf: Buffer.from(tinyPdf("med logo")).toString("base64"),
  });
  expect(third.status()).toBe(200);
  const now = await (await partner.get(`/factoring/invoices/${id}`)).json();
  expect(await third.json()).toEqual(now);
  expect(now.delivery.pdfVersions).toMatchObject([
    { version: 1, sha256: sha256(tinyPdf()), reason: "" },
    { version: 2, sha256: sha256(tinyPdf("ny")), reason: "Feil KID" },
    { version: 3, sha256: sha256(tinyPdf("med logo")), reason: "Logo manglet" },
  ]);
  expect((await historyOf(company, invoiceId)).slice(-2)).toEqual([
    "delivery_pdf_replaced",
    "delivery_pdf_replaced",
  ]);
});

test("replaceDeliveryPdf 200: the PDF that holds already changes nothing", async ({ company, partner }) => {
  const { id, invoiceId } = await deliver(company);
  const before = await (await partner.get(`/factoring/invoices/${id}`)).json();
  const history = await historyOf(company, invoiceId);
  expect(await (await replace(partner, id, tinyPdf("faktura"))).json()).toEqual(before);
  expect(await historyOf(company, invoiceId)).toEqual(history);
});

test("replaceDeliveryPdf 409 not_delivered: before the receipt there is nothing to replace", async ({
  company,
  partner,
}) => {
  const { id } = await offer(company);
  await expectProblem(await replace(partner, id, tinyPdf("ny")), 409, "not_delivered");
});

test("replaceDeliveryPdf 422 validation_failed: a PDF and a reason, and nothing else", async ({
  company,
  partner,
}) => {
  const { id } = await deliver(company);
  const page = Buffer.from("<!doctype html>");
  for (const [answer, pointers] of [
    [await replace(partner, id, page), ["/pdf pdf_not_a_pdf"]],
    [await replace(partner, id, tinyPdf("ny"), {}), ["/meta/reason required"]],
    [
      await replace(partner, id, tinyPdf("ny"), { reason: "", factorKid: "x" }),
      ["/meta/reason too_short", "/meta/factorKid invalid_format"],
    ],
    [await replaceJson(partner, id, { reason: "Feil" }), ["/pdf required"]],
    [await replaceJson(partner, id, { reason: "Feil", pdf: "!" }), ["/pdf invalid_base64"]],
  ] as const) {
    expect(pointersOf(await expectProblem(answer, 422, "validation_failed"))).toEqual(pointers);
  }
  const { delivery } = await (await partner.get(`/factoring/invoices/${id}`)).json();
  expect(delivery.pdfVersions).toHaveLength(1);
});
