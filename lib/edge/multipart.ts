/** One part of a form: its name, its bytes, and whether it was sent as a file. */
export type FormPart = { readonly name: string; readonly bytes: Uint8Array; readonly isFile: boolean };

/** More parts than any form of ours has: what lies beyond them is not looked at. */
const MOST_PARTS = 50;

const lineEnd = "\r\n";

/**
 * The parts of a `multipart/form-data` body (RFC 7578), or null when it is none: without a boundary, without its
 * closing line, or with a part that has no name. Node's own reader looks for the boundary anywhere in a part, so that a short
 * one cuts a PDF in two; here it counts at the beginning of a line only, as RFC 2046 § 5.1.1 has it.
 *
 * @param contentType the request's header, which names the boundary
 */
export function multipartParts(body: Uint8Array, contentType: string): FormPart[] | null {
  const boundary = boundaryOf(contentType);
  if (!boundary) return null;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const lines = delimiters(bytes, boundary);
  if (!lines) return null;

  const parts: FormPart[] = [];
  for (const [index, { end }] of lines.slice(0, -1).entries()) {
    const part = partOf(bytes.subarray(end, lines[index + 1]?.start));
    if (!part) return null;
    parts.push(part);
  }
  return parts;
}

function boundaryOf(contentType: string): string | null {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? bare ?? null;
}

/** Where a delimiter's line begins, its leading line end included, and where what follows it begins. */
type Delimiter = { readonly start: number; readonly end: number };

/** Every delimiter in its order, the closing one last; null when there is no closing one, or too many. */
function delimiters(bytes: Buffer, boundary: string): Delimiter[] | null {
  const dashed = Buffer.from(`--${boundary}`, "latin1");
  const found: Delimiter[] = [];
  for (let at = bytes.indexOf(dashed); at >= 0; at = bytes.indexOf(dashed, at + 1)) {
    const start = at - lineEnd.length;
    if (at > 0 && bytes.toString("latin1", Math.max(0, start), at) !== lineEnd) continue;
    const after = at + dashed.length;
    if (bytes.toString("latin1", after, after + 2) === "--") {
      return found.length > 0 ? [...found, { start, end: after }] : null;
    }
    // Blanks may stand after a boundary; anything else makes it a longer word, and text of the part.
    const rest = /^[ \t]*\r\n/.exec(bytes.toString("latin1", after, after + 80))?.[0];
    if (rest === undefined) continue;
    if (found.length === MOST_PARTS) return null;
    found.push({ start, end: after + rest.length });
  }
  return null;
}

function partOf(bytes: Buffer): FormPart | null {
  const blank = bytes.indexOf(`${lineEnd}${lineEnd}`);
  if (blank < 0) return null;
  const headers = bytes.toString("utf8", 0, blank).split(lineEnd);
  const disposition = headers.find((line) => /^content-disposition:/i.test(line)) ?? "";
  const name = /^content-disposition:\s*form-data\b.*?;\s*name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) return null;
  // Bytes as they are: base64 or quoted-printable within a form has been out of use since RFC 7578.
  const encoding = headers.find((line) => /^content-transfer-encoding:/i.test(line));
  if (encoding && !/:\s*(7bit|8bit|binary)\s*$/i.test(encoding)) return null;
  const content = bytes.subarray(blank + 2 * lineEnd.length);
  return {
    name,
    bytes: new Uint8Array(content.buffer, content.byteOffset, content.byteLength),
    isFile: /;\s*filename\*?=/i.test(disposition),
  };
}
