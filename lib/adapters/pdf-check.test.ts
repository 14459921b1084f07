import type { TDocumentDefinitions } from "pdfmake/interfaces";
import { describe, expect, test } from "vitest";
import { checkPdf, maxPdfBytes } from "./pdf-check";
import { renderPdf } from "./pdf-document";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const pages = (count: number): TDocumentDefinitions => ({
  content: Array.from({ length: count }, (_, index) => ({
    text: `Side ${index + 1}`,
    ...(index === 0 ? {} : { pageBreak: "before" as const }),
  })),
});

/** A PDF of these objects, the first of them the catalogue, with a right cross-reference table. */
function handMade(...objects: readonly string[]): Uint8Array {
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  return bytesOf(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

const catalogue = "<< /Type /Catalog /Pages 2 0 R >>";

test("a PDF that anybody can open passes, with its pages counted and its bytes untouched", async () => {
  const bytes = await renderPdf(pages(3));
  const before = bytes.slice();

  expect(await checkPdf(bytes)).toEqual({ ok: true, value: { pages: 3 } });
  expect(bytes).toEqual(before);
});

test("a hand-made PDF of one page passes, so the refusals below are for what they say", async () => {
  const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";
  const pdf = handMade(catalogue, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page);
  expect(await checkPdf(pdf)).toEqual({ ok: true, value: { pages: 1 } });
});

describe("what is wrong is said", () => {
  test("nothing at all: pdf_empty", async () => {
    expect(await checkPdf(new Uint8Array())).toEqual({ ok: false, error: { code: "pdf_empty" } });
  });

  test("more than 30 MB: pdf_too_large, and exactly 30 MB is not", async () => {
    const error = { code: "pdf_too_large", bytes: maxPdfBytes + 1, maxBytes: maxPdfBytes };
    expect(await checkPdf(new Uint8Array(maxPdfBytes + 1))).toEqual({ ok: false, error });
    expect(await checkPdf(new Uint8Array(maxPdfBytes))).toEqual({
      ok: false,
      error: { code: "pdf_not_a_pdf" },
    });
  });

  test.each([
    ["a web page", bytesOf("<!doctype html><h1>502 Bad Gateway</h1>")],
    ["a web page that hides a PDF", bytesOf("<script>1</script>%PDF-1.4\n")],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ["base64 that was never decoded", bytesOf("JVBERi0xLjQK")],
  ])("%s: pdf_not_a_pdf", async (_, bytes) => {
    expect(await checkPdf(bytes)).toEqual({ ok: false, error: { code: "pdf_not_a_pdf" } });
  });

  test("half of a PDF, or its first bytes only: pdf_malformed", async () => {
    const whole = await renderPdf(pages(2));
    const error = { code: "pdf_malformed" };
    expect(await checkPdf(whole.slice(0, whole.length / 2))).toEqual({ ok: false, error });
    expect(await checkPdf(bytesOf("%PDF-1.7\n"))).toEqual({ ok: false, error });
  });

  test("pages that contain themselves: pdf_malformed, and soon", async () => {
    const loop = handMade(catalogue, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>");
    expect(await checkPdf(loop)).toEqual({ ok: false, error: { code: "pdf_malformed" } });
  });

  test.each([
    ["a user's password", { userPassword: "hemmelig" }],
    ["an owner's password, though it opens", { ownerPassword: "hemmelig" }],
    ["both passwords", { userPassword: "en", ownerPassword: "to" }],
    ["a newer encryption", { userPassword: "hemmelig", version: "1.7ext3" as const }],
  ])("%s: pdf_encrypted", async (_, passwords) => {
    const bytes = await renderPdf({ ...pages(1), ...passwords });
    expect(await checkPdf(bytes)).toEqual({ ok: false, error: { code: "pdf_encrypted" } });
  });

  test.each([0, 2, 100_000_000])(
    "no page, whatever it claims to have (%d): pdf_no_pages",
    async (claimed) => {
      const empty = handMade(catalogue, `<< /Type /Pages /Kids [] /Count ${claimed} >>`);
      expect(await checkPdf(empty)).toEqual({ ok: false, error: { code: "pdf_no_pages" } });
    },
  );
});
