import { crc32, inflateSync } from "node:zlib";
import { ok, type Result, refuse } from "@/lib/domain/result";

/** What can be wrong with a logo. */
export type LogoRefusal =
  | { readonly code: "logo_too_large"; readonly bytes: number; readonly maxBytes: number }
  | { readonly code: "logo_not_an_image" }
  | { readonly code: "logo_malformed" }
  | { readonly code: "logo_dimensions"; readonly width: number; readonly height: number };

/** A picture that the PDF can hold, by what its bytes say and not by its name. */
export type Logo = {
  readonly mediaType: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
};

/** It stands in every PDF, so it is kept small: 500 kB. */
export const maxLogoBytes = 500 * 1000;

/** The sides of a logo in pixels: less cannot be printed, more only makes the file heavy. */
export const logoSides = { least: 24, most: 3000 } as const;

/** The largest picture of these sides: four channels of two bytes, and a byte more a row. */
const maxPixelBytes = logoSides.most * (logoSides.most * 8 + 1);

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Whether these bytes are a logo that the PDF can carry: PNG or JPEG by their first bytes, of a bounded size and
 * bounded sides. SVG is not taken: it is a program as much as a picture, and could fetch or run what it likes.
 */
export function checkLogo(bytes: Uint8Array): Result<Logo, LogoRefusal> {
  if (bytes.byteLength > maxLogoBytes) {
    return refuse({ code: "logo_too_large", bytes: bytes.byteLength, maxBytes: maxLogoBytes });
  }
  const isPng = pngSignature.every((byte, index) => bytes[index] === byte);
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  if (!isPng && !isJpeg) return refuse({ code: "logo_not_an_image" });

  const sides = isPng ? pngSides(bytes) : jpegSides(bytes);
  if (!sides) return refuse({ code: "logo_malformed" });
  const { width, height } = sides;
  const { least, most } = logoSides;
  if (Math.min(width, height) < least || Math.max(width, height) > most) {
    return refuse({ code: "logo_dimensions", width, height });
  }
  return ok({ mediaType: isPng ? "image/png" : "image/jpeg", width, height });
}

type Sides = { readonly width: number; readonly height: number };

/**
 * Read a PNG chunk by chunk to its end, each by its checksum, and unpack its pixels: the PDF takes them over
 * unread, so what is damaged would only show when the customer opens the invoice.
 */
function pngSides(bytes: Uint8Array): Sides | null {
  const view = viewOf(bytes);
  const pixels: Uint8Array[] = [];
  let sides: Sides | null = null;
  for (let at = 8; at + 12 <= bytes.byteLength; ) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.byteLength) return null;
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return null;

    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === "IHDR" && length === 13)
      sides = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (type === "IDAT") pixels.push(bytes.subarray(at + 8, end));
    if (type === "IEND") return unpacks(pixels) ? sides : null;
    at = end + 4;
  }
  return null;
}

function unpacks(pixels: readonly Uint8Array[]): boolean {
  try {
    return inflateSync(Buffer.concat(pixels), { maxOutputLength: maxPixelBytes }).byteLength > 0;
  } catch {
    return false;
  }
}

/** Walk the segments of a JPEG to its frame header (SOF0 to SOF2, what a PDF reader decodes). */
function jpegSides(bytes: Uint8Array): Sides | null {
  const view = viewOf(bytes);
  // One that was cut short lacks its end.
  if (view.getUint16(bytes.byteLength - 2) !== 0xffd9) return null;
  let at = 2;
  while (at + 9 < bytes.byteLength) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    // A fill byte before the marker, or the start of the picture itself without a header.
    if (marker === 0xff) at += 1;
    else if (marker === 0xda || marker === 0xd9) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
