import fc from "fast-check";
import { expect, test } from "vitest";
import { multipartParts } from "./multipart";

const type = (boundary: string) => `multipart/form-data; boundary=${boundary}`;

function body(boundary: string, parts: readonly (readonly [head: string, content: Uint8Array | string])[]) {
  const written = parts.flatMap(([head, content]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...written, Buffer.from(`--${boundary}--\r\n`)]);
}

test("each part comes out byte for byte, whatever is in it and however short the boundary is", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9'+_.-]{1,70}$/), fc.uint8Array(), (boundary, bytes) => {
      fc.pre(
        !Buffer.from(bytes).includes(`\r\n--${boundary}`) && !Buffer.from(bytes).includes(`--${boundary}`),
      );
      const sent = body(boundary, [
        ['name="meta"', "{}"],
        ['name="pdf"; filename="a.pdf"', bytes],
      ]);
      expect(multipartParts(sent, type(boundary))).toEqual([
        { name: "meta", bytes: new Uint8Array(Buffer.from("{}")), isFile: false },
        { name: "pdf", bytes: new Uint8Array(bytes), isFile: true },
      ]);
    }),
    { seed: 20261122 },
  );
});

test("a boundary counts at the beginning of a line only, and not as the beginning of a longer word", () => {
  const pdf = "/MediaBox --Box\r\n--Box2 of nothing\r\n-Box--";
  const sent = body("Box", [['name="pdf"; filename="a.pdf"', pdf]]);
  expect(multipartParts(sent, type("Box"))?.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([pdf]);
});

test("text before the first boundary and after the last is passed over, and a quoted boundary is read", () => {
  const sent = Buffer.concat([
    Buffer.from("preamble\r\n"),
    body("a b", [['name="x"', "1"]]),
    Buffer.from("epilogue"),
  ]);
  expect(multipartParts(sent, 'multipart/form-data; charset=utf-8; boundary="a b"')).toHaveLength(1);
});

test.each([
  ["no boundary", "multipart/form-data", body("B", [['name="x"', "1"]])],
  ["another boundary", type("C"), body("B", [['name="x"', "1"]])],
  ["no closing line", type("B"), body("B", [['name="x"', "1"]]).subarray(0, -4)],
  ["cut off in its header", type("B"), Buffer.from("--B\r\nContent-Disposition: form-data; na")],
  ["a part without a name", type("B"), body("B", [["filename=a.pdf", "1"]])],
  ["an encoded part", type("B"), body("B", [['name="x"\r\nContent-Transfer-Encoding: base64', "MQ=="]])],
  [
    "a thousand parts",
    type("B"),
    body(
      "B",
      Array.from({ length: 1000 }, () => ['name="x"', "1"] as const),
    ),
  ],
  ["nothing", type("B"), Buffer.alloc(0)],
])("%s is no form", (_, contentType, sent) => {
  expect(multipartParts(sent, contentType)).toBeNull();
});
