import { expect, test } from "vitest";
import { tinyPng } from "@/e2e/branding-factories";
import { checkLogo, maxLogoBytes } from "./image-check";

/** The head of a JPEG: an application segment, then the frame header with its sides. */
function jpeg(width: number, height: number): Uint8Array {
  const sides = [height >> 8, height & 255, width >> 8, width & 255];
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0],
    ...[0xff, 0xc0, 0, 11, 8, ...sides, 1, 1, 17, 0],
    ...[0xff, 0xd9],
  ]);
}

test("M30: a logo is known by its bytes: PNG and JPEG with their sides", () => {
  expect(checkLogo(tinyPng(64, 32))).toEqual({
    ok: true,
    value: { mediaType: "image/png", width: 64, height: 32 },
  });
  expect(checkLogo(jpeg(640, 200))).toEqual({
    ok: true,
    value: { mediaType: "image/jpeg", width: 640, height: 200 },
  });
});

test("M30: what is no picture is refused, whatever it is called; SVG too, which is a program", () => {
  for (const text of ["<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.4", "GIF89a", ""]) {
    expect(checkLogo(new TextEncoder().encode(text))).toMatchObject({ error: { code: "logo_not_an_image" } });
  }
});

test("M30: a logo cut short is malformed, and too many bytes or pixels, or too few, are refused", () => {
  expect(checkLogo(tinyPng().subarray(0, 20))).toMatchObject({ error: { code: "logo_malformed" } });
  expect(checkLogo(jpeg(640, 200).subarray(0, 9))).toMatchObject({ error: { code: "logo_malformed" } });
  expect(checkLogo(new Uint8Array(maxLogoBytes + 1))).toMatchObject({
    error: { code: "logo_too_large", maxBytes: maxLogoBytes },
  });
  expect(checkLogo(tinyPng(3001, 30))).toMatchObject({ error: { code: "logo_dimensions", width: 3001 } });
  expect(checkLogo(tinyPng(23, 23))).toMatchObject({ error: { code: "logo_dimensions", height: 23 } });
});
