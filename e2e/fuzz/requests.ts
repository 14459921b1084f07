import fc from "fast-check";
import { tinyPdf } from "../factories";
import { type Body, brokenInside, brokenOutside } from "./breakage";
import { arbitraryOf, type Document, type Json, type Operation } from "./schema";
import type { Sent } from "./wire";

/** A call that is right, in the form in which it is broken. */
export type Base = {
  readonly method: string;
  /** Below the origin, with its query. */
  readonly path: string;
  readonly token: string;
  readonly data?: Json;
};

/** What stands in a path where an id should, percent-encoded. */
const strangeSteps = [
  "0",
  "-1",
  "1.5",
  "1e3",
  "NaN",
  "2147483648",
  "9007199254740993",
  "99999999999999999999999",
  "null",
  "undefined",
  "019ab1c2-7d00-7a11-8c22-00000000dead",
  "019AB1C2-7D00-7A11-8C22-00000000DEAD",
  "{}",
  "%2e%2e%2f",
  "%00",
  "a%00b",
  "%F0%9F%92%B6",
  "%ED%A0%80",
  "%20",
  "x".repeat(3_000),
  "2-999999999999999",
  "1-0",
  "'%20or%20'1'='1",
  "%25",
  "%3Cscript%3E",
].map((step) => step.replace(/[{}<>]/g, encodeURIComponent));

const strangeQueries = [
  "colour=red",
  "limit=0",
  "limit=-1",
  "limit=1.5",
  "limit=501",
  "limit=99999999999999999999",
  "limit=",
  "limit=1&limit=2",
  "limit[]=1",
  "cursor=c",
  "cursor=c00000000000",
  "cursor=czzzzzzzzzzz",
  "cursor=-1",
  "cursor=%00",
  "cursor=x".padEnd(3_000, "x"),
  "after=-1",
  "after=9007199254740993",
  "after=99999999999999999999",
  "after=x",
  "after=czzzzzzzzzzz",
  "before=x",
  "before=%00",
  "before=019ab1c2-7d00-7a11-8c22-00000000dead",
  "changedAfter=2026-02-30",
  "changedAfter=2026-02-30T10:00:00Z",
  "changedAfter=0000-01-01T00:00:00Z",
  "changedAfter=9999-12-31T23:59:59Z",
  "changedAfter=2026-03-02T10:00:00+99:99",
  "changedAfter=%00",
  "status=unknown",
  "status=READY",
  "status=%00",
  "type=%ED%A0%80",
  "dryRun=yes",
  "dryRun=",
  "externalReference=",
  "externalReference=%00",
  "externalReference=a%00b",
  `externalReference=${"x".repeat(3_000)}`,
  "externalReference=%ED%A0%80",
  "from=2026-02-30&to=2026-03-01",
  "from=2026-03-02&to=2026-03-01",
  "from=&to=",
  "from=0001-01-01&to=9999-12-31",
  "%00=1",
  "__proto__=1",
  "constructor=1",
  "=",
  "&&&",
  "a%00b=c",
  "%ff=1",
  "limit=%E0%A4%A",
];

const strangeHeaders: readonly Readonly<Record<string, string>>[] = [
  { "Idempotency-Key": "" },
  { "Idempotency-Key": "two words" },
  { "Idempotency-Key": "x".repeat(256) },
  { "Idempotency-Key": "\u00e5" },
  { "Accept-Language": "x".repeat(4_000) },
  { "Accept-Language": "en;q=abc,,;;=" },
  { "Accept-Language": "en" },
  { Accept: "text/html" },
  { Authorization: "" },
  { Authorization: "Bearer" },
  { Authorization: "Bearer x y" },
  { Authorization: `Bearer ${"x".repeat(4_000)}` },
  { Authorization: "Basic YTpi" },
  { Authorization: "Bearer fat_unknown" },
  { Authorization: "Bearer \u00e5" },
  { "If-None-Match": '"x", W/"y", *' },
  { "X-Forwarded-Host": "evil.example" },
  { Range: "bytes=0-1" },
  { "Content-Encoding": "gzip" },
  { "X-HTTP-Method-Override": "DELETE" },
];

/** Calls of one operation: some as its schema has them, most of them broken in one way. */
export function requestsOf(
  base: Base,
  operation: Operation,
  document: Document,
  parameters: readonly string[],
): fc.Arbitrary<Sent> {
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const steps = base.path.split("?")[0]?.split("/") ?? [];
  const places = steps.flatMap((step, index) => (parameters.includes(step) ? [index] : []));
  const data = base.data ?? {};
  const bodied = (body: fc.Arbitrary<Body>) => body.map((each) => withBody(base, each));
  return fc.oneof(
    {
      weight: schema ? 3 : 0,
      arbitrary: schema ? bodied(arbitraryOf(schema, document).map(plain)) : fc.constant(asIs(base)),
    },
    { weight: schema ? 6 : 0, arbitrary: bodied(brokenInside(data)) },
    {
      weight: schema ? 2 : 0,
      arbitrary: schema ? bodied(arbitraryOf(schema, document).chain(brokenInside)) : fc.constant(asIs(base)),
    },
    { weight: schema ? 3 : 1, arbitrary: bodied(brokenOutside(data)) },
    {
      weight: "multipart/form-data" in (operation.requestBody?.content ?? {}) ? 6 : 0,
      arbitrary: bodied(brokenMultipart(data)),
    },
    {
      weight: places.length > 0 ? 3 : 0,
      arbitrary: fc
        .tuple(fc.constantFrom(...(places.length > 0 ? places : [0])), fc.constantFrom(...strangeSteps))
        .map(([place, step]) => ({
          ...asIs(base),
          about: `path ${step.slice(0, 40)}`,
          path: steps.with(place, step).join("/"),
        })),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom(...strangeQueries).map((query) => ({
        ...asIs(base),
        about: `?${query.slice(0, 60)}`,
        path: `${base.path.split("?")[0]}?${query}`,
      })),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...strangeHeaders).map((headers) => ({
        ...asIs(base),
        about: `header ${JSON.stringify(headers).slice(0, 60)}`,
        headers: { ...asIs(base).headers, ...headers },
      })),
    },
  );
}

const plain = (value: Json): Body => ({
  about: "by its schema",
  bytes: Buffer.from(JSON.stringify(value)),
  value,
});

/** The call as it should be. */
export function asIs(base: Base): Sent {
  const { method, path, token, data } = base;
  if (data !== undefined) return withBody(base, { ...plain(data), about: "as it is" });
  return { about: "as it is", method, path, headers: { authorization: `Bearer ${token}` } };
}

/** A call with another body. */
export function withBody(
  { method, path, token }: Base,
  { about, bytes, type = "application/json", encoding, value }: Body,
): Sent {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(type === null ? {} : { "content-type": type }),
    ...(encoding ? { "content-encoding": encoding } : {}),
  };
  const known = value === undefined ? {} : { value };
  return { about, method, path, headers, body: bytes, ...known };
}

const EDGE = "----edge";

/** A receipt in parts, broken where parts break: boundaries, names, order, and a PDF that ends too soon. */
function brokenMultipart(data: Json): fc.Arbitrary<Body> {
  const { pdf: _, ...meta } = data as Record<string, Json>;
  const whole = tinyPdf();
  const metaPart = part("meta", JSON.stringify(meta), "application/json");
  const pdfPart = (bytes: Uint8Array | string) => part("pdf", bytes, "application/pdf", "a.pdf");
  const form = (about: string, parts: readonly Uint8Array[], value: Json = { meta, pdf: "" }): Body => ({
    about: `multipart: ${about}`,
    bytes: Buffer.concat([...parts, Buffer.from(`--${EDGE}--\r\n`)]),
    type: `multipart/form-data; boundary=${EDGE}`,
    value,
  });
  const good = form("whole", [metaPart, pdfPart(whole)]);
  const truncated = fc
    .integer({ min: 0, max: whole.byteLength - 1 })
    .map((end) => form(`PDF of ${end} bytes`, [metaPart, pdfPart(whole.slice(0, end))]));
  const flipped = fc
    .integer({ min: 0, max: whole.byteLength - 1 })
    .map((at) =>
      form(`PDF with byte ${at} other`, [metaPart, pdfPart(whole.with(at, (whole[at] ?? 0) ^ 0xff))]),
    );
  const brokenMeta = brokenInside(meta).map((body) =>
    form(body.about, [part("meta", body.bytes, "application/json"), pdfPart("x")], {
      meta: body.value ?? null,
      pdf: "",
    }),
  );
  const cut = fc
    .integer({ min: 0, max: good.bytes.byteLength - 1 })
    .map((end): Body => ({ ...good, about: `multipart: cut at ${end}`, bytes: good.bytes.slice(0, end) }));
  const others = fc.constantFrom<Body>(
    { ...good, about: "multipart: another boundary", type: "multipart/form-data; boundary=other" },
    { ...good, about: "multipart: no boundary", type: "multipart/form-data" },
    {
      ...good,
      about: "multipart: boundary of 300",
      type: `multipart/form-data; boundary=${"x".repeat(300)}`,
    },
    form("no PDF", [metaPart]),
    form("no meta", [pdfPart(whole)]),
    form("PDF twice", [metaPart, pdfPart(whole), pdfPart(whole)]),
    form("an unknown part", [metaPart, pdfPart(whole), part("colour", "red", "text/plain")], {
      meta,
      pdf: "",
      colour: "",
    }),
    form("a part named by a pointer", [metaPart, pdfPart(whole), part("a/b~c", "x", "text/plain")], {
      meta,
      pdf: "",
      "a/b~c": "",
    }),
    form("PDF as text", [metaPart, part("pdf", "x", "text/plain")]),
    form("meta no JSON", [part("meta", "{", "application/json"), pdfPart(whole)]),
    form("meta Latin-1", [
      part("meta", Buffer.from('{"text":"å"}', "latin1"), "application/json", "m.json"),
      pdfPart(whole),
    ]),
    form("meta null", [part("meta", "null", "application/json"), pdfPart(whole)]),
    form("PDF of NULs", [metaPart, pdfPart(new Uint8Array(5_000))]),
    form("PDF header alone", [metaPart, pdfPart("%PDF-1.7\n%%EOF")]),
    form("nothing", []),
  );
  return fc.oneof(
    { weight: 3, arbitrary: truncated },
    { weight: 2, arbitrary: flipped },
    { weight: 3, arbitrary: brokenMeta },
    { weight: 2, arbitrary: cut },
    { weight: 4, arbitrary: others },
  );
}

function part(name: string, content: Uint8Array | string, type: string, filename?: string): Uint8Array {
  const file = filename ? `; filename="${filename}"` : "";
  const head = `--${EDGE}\r\nContent-Disposition: form-data; name="${name}"${file}\r\nContent-Type: ${type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content as Uint8Array), Buffer.from("\r\n")]);
}
