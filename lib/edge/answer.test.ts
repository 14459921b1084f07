import { describe, expect, test } from "vitest";
import { getInvoiceEhf } from "@/lib/contracts/partner-api/invoices";
import { getVoucher, postVoucher } from "@/lib/contracts/partner-api/vouchers";
import { encodeAnswer, fileAnswer, jsonAnswer, replayedAnswer } from "./answer";

describe("an answer", () => {
  test("is closed: a member that the contract does not name cannot leak", () => {
    const { output } = getVoucher.examples;
    const voucher = getVoucher.output.parse(output);
    expect(encodeAnswer(getVoucher, voucher)).toEqual({ status: 200, body: output });
    expect(() => encodeAnswer(getVoucher, { ...voucher, companyId: 1 })).toThrow();
  });

  test("is 201 with its place for a voucher that was posted, 200 for a dry run", () => {
    const posted = postVoucher.output.parse(postVoucher.examples.output);
    const answer = jsonAnswer(postVoucher, encodeAnswer(postVoucher, posted), posted, "r-1");
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe("/api/v1/factoring/vouchers/2-14");

    const dry = { ...posted, id: null, voucherNo: null };
    const dryAnswer = jsonAnswer(postVoucher, encodeAnswer(postVoucher, dry), dry, "r-1");
    expect(dryAnswer.status).toBe(200);
    expect(dryAnswer.headers.get("location")).toBeNull();
  });

  test("is sent again byte for byte, though the database has put its members in another order", async () => {
    const posted = postVoucher.output.parse(postVoucher.examples.output);
    const first = jsonAnswer(postVoucher, encodeAnswer(postVoucher, posted), posted, "r-1");
    const kept = Object.fromEntries(
      Object.entries(encodeAnswer(postVoucher, posted).body as object).reverse(),
    );
    const again = replayedAnswer(postVoucher, 201, kept, "r-2");
    expect(await again.text()).toBe(await first.text());
    expect([again.status, again.headers.get("location"), again.headers.get("idempotent-replayed")]).toEqual([
      201,
      first.headers.get("location"),
      "true",
    ]);
    expect(await replayedAnswer(postVoucher, 201, { older: 1 }, "r-3").json()).toEqual({ older: 1 });
  });

  test("in XML carries its checksum, and is not sent twice to who has it", async () => {
    const file = { bytes: new TextEncoder().encode("<x/>"), sha256: new Uint8Array(32).fill(1) };
    const address = `http://localhost/api/v1${getInvoiceEhf.path}`;
    const first = fileAnswer("application/xml", file, new Request(address), "r-1");
    expect(await first.text()).toBe("<x/>");
    expect(first.headers.get("repr-digest")).toBe(`sha-256=:${Buffer.from(file.sha256).toString("base64")}:`);

    const etag = first.headers.get("etag") ?? "";
    const again = fileAnswer(
      "application/xml",
      file,
      new Request(address, { headers: { "If-None-Match": etag } }),
      "r-2",
    );
    expect(again.status).toBe(304);
  });
});
