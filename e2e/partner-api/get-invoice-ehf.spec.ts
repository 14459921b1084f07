import { checkEhf } from "@/lib/adapters/ehf-check";
import { sha256 } from "../factories";
import { expect, test } from "../fixtures";
import { offer } from "./calls";
import { firstDownload, historyOf } from "./state";

test("getInvoiceEhf 200: the stored bytes, under the checksum that the list has told (M18)", async ({
  company,
  partner,
}) => {
  const { id, number } = await offer(company);
  const { data } = (await (await partner.get("/factoring/invoices")).json()) as {
    data: { ehf: { sha256: string; size: number; href: string } }[];
  };
  const told = data[0]?.ehf;

  const answer = await partner.get(`/factoring/invoices/${id}/ehf`);
  const bytes = await answer.body();
  const digest = sha256(bytes);

  expect(answer.status()).toBe(200);
  expect(told).toMatchObject({
    sha256: digest,
    size: bytes.byteLength,
    href: new URL(answer.url()).pathname,
  });
  expect(answer.headers()).toMatchObject({
    "content-type": "application/xml",
    etag: `"${digest}"`,
    "repr-digest": `sha-256=:${Buffer.from(digest, "hex").toString("base64")}:`,
  });
  expect(bytes.toString()).toContain(`<cbc:ID>${number}</cbc:ID>`);
  expect(checkEhf(bytes.toString())).toEqual([]);
});

test("getInvoiceEhf 304: who has it already need not fetch it again", async ({ company, partner }) => {
  const { id } = await offer(company);
  const { etag = "" } = (await partner.get(`/factoring/invoices/${id}/ehf`)).headers();
  for (const known of [etag, `"other", W/${etag}`]) {
    const answer = await partner.get(`/factoring/invoices/${id}/ehf`, {
      headers: { "If-None-Match": known },
    });
    expect(answer.status()).toBe(304);
    expect(await answer.body()).toHaveLength(0);
  }
});

test("getInvoiceEhf 200: the first download is noted once, and no download changes the status", async ({
  company,
  partner,
}) => {
  const { id, invoiceId } = await offer(company);
  const before = await (await partner.get(`/factoring/invoices/${id}`)).json();
  expect(await firstDownload(company, invoiceId)).toBeNull();

  await partner.get(`/factoring/invoices/${id}/ehf`);
  const noted = await firstDownload(company, invoiceId);
  expect(noted).not.toBeNull();
  await partner.get(`/factoring/invoices/${id}/ehf`);

  expect(await firstDownload(company, invoiceId)).toEqual(noted);
  expect((await historyOf(company, invoiceId)).filter((event) => event === "ehf_downloaded")).toHaveLength(1);
  // But for what the client may have been warned of (edge 24): who has the EHF has fetched.
  const after = await (await partner.get(`/factoring/invoices/${id}`)).json();
  expect(after).toEqual({ ...before, late: null });
});
