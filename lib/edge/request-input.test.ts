import { describe, expect, test } from "vitest";
import { deliverInvoice } from "@/lib/contracts/partner-api/deliveries";
import { getStatement } from "@/lib/contracts/partner-api/finance-account";
import { claimInvoices, listInvoices } from "@/lib/contracts/partner-api/invoices";
import { postVoucher } from "@/lib/contracts/partner-api/vouchers";
import { JSON_BYTES_MAX, MULTIPART_BYTES_MAX } from "./body";
import { readInput } from "./request-input";

const invoiceId = "019ab1c2-7d00-7a11-8c22-000000000001";
const address = "http://localhost/api/v1/x";

function json(body: unknown, url = address): Request {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Request(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: text });
}

/** A body of `size` bytes sent as a stream, so that no Content-Length tells its size. */
function streamed(size: number, contentType: string): Request {
  let left = size;
  const body = new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close();
      controller.enqueue(new Uint8Array(Math.min(left, 1024 * 1024)).fill(32));
      left -= 1024 * 1024;
    },
  });
  return new Request(address, {
    method: "POST",
    headers: { "Content-Type": contentType },
    body,
    duplex: "half",
  } as RequestInit);
}

const voucher = {
  externalReference: "PO-1",
  voucherDate: "2026-11-16",
  description: "Innbetaling",
  lines: [
    { account: 80000, amount: 100 },
    { customerNo: 10023, amount: -100 },
  ],
};

const meta = { deliveredAt: "2026-11-02T10:30:00+01:00", channel: "email" };

async function issuesOf(body: unknown): Promise<[string, string][]> {
  const result = await readInput(postVoucher, json(body), {});
  if (result.ok || result.error.code !== "validation_failed") throw new Error("was not refused");
  return result.error.errors.map(({ pointer, code }) => [pointer, code]);
}

describe("a JSON body", () => {
  test("becomes the verb's input, money as bigint", async () => {
    const result = await readInput(postVoucher, json(voucher, `${address}?dryRun=true`), {});
    expect(result).toMatchObject({
      ok: true,
      value: { dryRun: true, currency: "NOK", lines: [{ amount: 100n }, { amount: -100n }] },
    });
  });

  test("is refused with a pointer at each fault", async () => {
    const faulty = {
      ...voucher,
      voucherDate: "2026-02-30",
      externalReference: "",
      surplus: 1,
      lines: [
        { account: 80000, amount: 1.5 },
        { account: 1500, customerNo: 1, amount: 1 },
        { customerNo: 1, amount: 0 },
        { account: 1920 },
      ],
    };
    expect(await issuesOf(faulty)).toEqual(
      expect.arrayContaining([
        ["/externalReference", "too_short"],
        ["/voucherDate", "invalid_date"],
        ["/surplus", "unknown_field"],
        ["/lines/0/amount", "invalid_type"],
        ["/lines/1", "account_or_customer"],
        ["/lines/2/amount", "zero_amount"],
        ["/lines/3/amount", "required"],
      ]),
    );
  });

  test("that is not JSON, or not UTF-8, is one fault of the whole", async () => {
    expect(await issuesOf("{")).toEqual([["", "invalid_json"]]);
    const latin1 = new Request(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: new Uint8Array([0x22, 0xe6, 0x22]),
    });
    expect(await readInput(postVoucher, latin1, {})).toMatchObject({
      error: { errors: [{ pointer: "", code: "invalid_json" }] },
    });
  });

  test("that is compressed is unsupported, and not broken JSON", async () => {
    for (const encoding of ["gzip", "br", "identity, gzip"]) {
      const request = json(voucher);
      request.headers.set("Content-Encoding", encoding);
      expect(await readInput(postVoucher, request, {})).toMatchObject({
        error: { code: "unsupported_media" },
      });
    }
    const plain = json(voucher);
    plain.headers.set("Content-Encoding", "identity");
    expect(await readInput(postVoucher, plain, {})).toMatchObject({ ok: true });
  });

  test("that gives a member twice is refused at that member, however it is spelt", async () => {
    const lines = JSON.stringify(voucher.lines);
    const twice = `{"externalReference":"a", "lines":${lines}, "externalReference":"b"}`;
    expect(await issuesOf(twice)).toEqual([["/externalReference", "repeated_field"]]);
    const nested = JSON.stringify(voucher).replace('"amount":-100', '"amount":-100,"\\u0061mount":-200');
    expect(await issuesOf(nested)).toEqual([["/lines/1/amount", "repeated_field"]]);
    const text = String.raw`says {"lines":1,"lines":2} \" and [`;
    expect(await readInput(postVoucher, json({ ...voucher, description: text }), {})).toMatchObject({
      ok: true,
    });
  });

  test("names amounts of at most 90 billion kroner, so that balances stay whole numbers in JSON", async () => {
    const of = (amount: number) => ({ ...voucher, lines: [{ account: 80000, amount }, voucher.lines[1]] });
    for (const amount of [9_000_000_000_000, -9_000_000_000_000])
      expect(await readInput(postVoucher, json(of(amount)), {})).toMatchObject({ ok: true });
    expect(await issuesOf(of(9_000_000_000_001))).toEqual([["/lines/0/amount", "too_big"]]);
    expect(await issuesOf(of(-9_000_000_000_001))).toEqual([["/lines/0/amount", "too_small"]]);
  });

  test("with thousands of faults is told of the first hundred", async () => {
    const strange = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}`, 1]));
    expect(await issuesOf({ ...voucher, ...strange })).toHaveLength(100);
  });

  test("escapes the pointer of a strange key", async () => {
    expect(await issuesOf({ ...voucher, "a/b~c": 1 })).toContainEqual(["/a~1b~0c", "unknown_field"]);
  });

  test("of another media type or charset is unsupported", async () => {
    for (const contentType of [
      "text/plain",
      "application/json; charset=latin1",
      "application/xml",
      "multipart/form-data",
    ]) {
      const request = new Request(address, {
        method: "POST",
        headers: { "Content-Type": contentType },
        body: "{}",
      });
      expect(await readInput(claimInvoices, request, {})).toMatchObject({
        error: { code: "unsupported_media" },
      });
    }
  });

  test("beyond a megabyte is too large, whether or not Content-Length says so", async () => {
    const refused = { error: { code: "payload_too_large", limit: JSON_BYTES_MAX } };
    expect(
      await readInput(claimInvoices, streamed(JSON_BYTES_MAX + 1, "application/json"), {}),
    ).toMatchObject(refused);
    expect(await readInput(claimInvoices, json(" ".repeat(JSON_BYTES_MAX + 1)), {})).toMatchObject(refused);
  });
});

describe("parameters", () => {
  test("that cannot be read as an id name nothing: the same 404 as a missing one", async () => {
    for (const bad of ["1", "not-a-uuid", "\u0000"]) {
      expect(await readInput(deliverInvoice, json({}), { invoiceId: bad })).toEqual({
        ok: false,
        error: { code: "not_found" },
      });
    }
  });

  test("of a query are closed, single and typed", async () => {
    const get = (query: string) => readInput(listInvoices, new Request(`${address}?${query}`), {});
    expect(await get("status=ready&limit=5")).toMatchObject({
      ok: true,
      value: { status: "ready", limit: 5 },
    });
    const faults = {
      "status=ready&status=fetched": "repeated_field",
      "staus=ready": "unknown_field",
      "status=preparing": "invalid_value",
      "limit=0": "too_small",
      "cursor=x": "invalid_format",
    };
    for (const [query, code] of Object.entries(faults)) {
      expect(await get(query)).toMatchObject({ error: { errors: [{ in: "query", code }] } });
    }
  });

  test("of a period come in order", async () => {
    const request = new Request(`${address}?from=2026-02-01&to=2026-01-31`);
    expect(await readInput(getStatement, request, {})).toMatchObject({
      error: { errors: [{ pointer: "/to", code: "date_order" }] },
    });
  });
});

describe("a receipt of delivery", () => {
  const pdf = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 255]);
  const post = (form: FormData) =>
    readInput(deliverInvoice, new Request(address, { method: "POST", body: form }), { invoiceId });

  function form(parts: Record<string, string | Blob>): FormData {
    const made = new FormData();
    for (const [name, part] of Object.entries(parts)) made.append(name, part);
    return made;
  }

  test("says the same as multipart and as JSON with base64", async () => {
    const multipart = await post(
      form({ meta: JSON.stringify(meta), pdf: new Blob([pdf], { type: "application/pdf" }) }),
    );
    const asJson = await readInput(
      deliverInvoice,
      json({ ...meta, pdf: Buffer.from(pdf).toString("base64") }),
      { invoiceId },
    );
    expect(multipart).toMatchObject({
      ok: true,
      value: { invoiceId, channel: "email", factorKid: null, pdf },
    });
    expect(asJson).toEqual(multipart);
  });

  test("needs both parts once, and no others", async () => {
    expect(await post(form({ meta: "{}" }))).toMatchObject({
      error: { errors: [{ pointer: "/pdf", code: "required" }] },
    });
    expect(await post(form({ meta: "{}", pdf: "text" }))).toMatchObject({
      error: { errors: [{ pointer: "/pdf", code: "invalid_type" }] },
    });
    expect(await post(form({ meta: "{}", pdf: new Blob([pdf]), extra: "1" }))).toMatchObject({
      error: { errors: [{ pointer: "/extra", code: "unknown_field" }] },
    });
  });

  test("points into the part meta", async () => {
    const faulty = await post(
      form({ meta: JSON.stringify({ ...meta, channel: "pigeon" }), pdf: new Blob([pdf]) }),
    );
    expect(faulty).toMatchObject({
      error: { errors: [{ pointer: "/meta/channel", code: "invalid_value" }] },
    });
    expect(await post(form({ meta: "{", pdf: new Blob([pdf]) }))).toMatchObject({
      error: { errors: [{ pointer: "/meta", code: "invalid_json" }] },
    });
  });

  test("in base64 that is not canonical is refused", async () => {
    for (const bad of ["JVBERi0", "JVBE Ri0=", "æ", "JVBERi1="]) {
      const result = await readInput(deliverInvoice, json({ ...meta, pdf: bad }), { invoiceId });
      expect(result).toMatchObject({ error: { errors: [{ pointer: "/pdf", code: "invalid_base64" }] } });
    }
  });

  test("beyond the limit is cut off while it is read", async () => {
    const request = streamed(MULTIPART_BYTES_MAX + 1, "multipart/form-data; boundary=x");
    expect(await readInput(deliverInvoice, request, { invoiceId })).toMatchObject({
      error: { code: "payload_too_large" },
    });
  });

  test("holds a PDF of 30 MB in JSON", async () => {
    const large = Buffer.alloc(30 * 1024 * 1024, 7).toString("base64");
    const result = await readInput(deliverInvoice, json({ ...meta, pdf: large }), { invoiceId });
    expect(result).toMatchObject({ ok: true });
  }, 60_000);
});
