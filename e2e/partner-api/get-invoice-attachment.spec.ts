import { fileNamed, picture } from "../attachment-files";
import { sha256, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { offer } from "./calls";
import { expectProblem } from "./expect-problem";
import { offerWithFile } from "./offer-with-file";
import { historyOf } from "./state";

type Told = {
  attachments: {
    id: string;
    filename: string;
    mediaType: string;
    size: number;
    sha256: string;
    href: string;
  }[];
};

test("getInvoiceAttachment 200: each file as it was attached, under the name, type and checksum that list and invoice tell (edge 42)", async ({
  company,
  partner,
}) => {
  const files = [
    { ...fileNamed("målebrev æøå.pdf", tinyPdf("målebrev")), mediaType: "application/pdf" },
    { ...fileNamed("skisse.png", picture.png), mediaType: "image/png" },
    { ...fileNamed("timer.csv", Buffer.from("Dag;Timer\r\n")), mediaType: "text/csv" },
  ];
  const { id, invoiceId } = await offerWithFile(company, await company.customer(), files);
  const before = await historyOf(company, invoiceId);

  const { data } = (await (await partner.get("/factoring/invoices")).json()) as { data: Told[] };
  const told = data[0]?.attachments ?? [];
  expect(told).toEqual(
    files.map(({ filename, bytes, mediaType }, index) => ({
      id: told[index]?.id,
      filename,
      mediaType,
      size: bytes.byteLength,
      sha256: sha256(bytes),
      href: `/api/v1/factoring/invoices/${id}/attachments/${told[index]?.id}`,
    })),
  );
  const whole = (await (await partner.get(`/factoring/invoices/${id}`)).json()) as Told;
  expect(whole.attachments).toEqual(told);

  for (const [index, { filename, bytes, mediaType }] of files.entries()) {
    const answer = await partner.get((told[index]?.href ?? "").replace("/api/v1", ""));
    expect(answer.status()).toBe(200);
    expect(Buffer.compare(await answer.body(), Buffer.from(bytes))).toBe(0);
    expect(answer.headers()).toMatchObject({
      "content-type": mediaType,
      "content-disposition": expect.stringContaining(`filename*=UTF-8''${encodeURIComponent(filename)}`),
      "x-content-type-options": "nosniff",
      etag: `"${sha256(bytes)}"`,
      "repr-digest": `sha-256=:${Buffer.from(sha256(bytes), "hex").toString("base64")}:`,
    });
  }
  // Only the EHF is the sales document: nothing is noted of what is read beside it.
  expect(await historyOf(company, invoiceId)).toEqual(before);
});

test("getInvoiceAttachment 304: who has it already need not fetch it again", async ({ company, partner }) => {
  const { id, attachmentId } = await offerWithFile(company, await company.customer());
  const path = `/factoring/invoices/${id}/attachments/${attachmentId}`;
  const { etag = "" } = (await partner.get(path)).headers();
  const answer = await partner.get(path, { headers: { "If-None-Match": `W/${etag}` } });
  expect(answer.status()).toBe(304);
  expect(await answer.body()).toHaveLength(0);
});

test("getInvoiceAttachment 404 not_found: another invoice's file, and a document that is no attachment", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const { attachmentId } = await offerWithFile(company, customerNo);
  const { id, invoiceId } = await offer(company, customerNo);
  const documents = await company.scope.db.execute<{ id: string }>(
    `select document_id as id from invoice_history where invoice_id = '${invoiceId}' and document_id is not null`,
  );
  for (const not of [attachmentId, documents[0]?.id])
    await expectProblem(await partner.get(`/factoring/invoices/${id}/attachments/${not}`), 404, "not_found");
});
