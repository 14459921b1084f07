/** A part of a mail that can be saved. Name and type are the sender's words: never trust them further than a download. */
export type MailAttachment = { id: number; name: string; type: string; content: Uint8Array };

/** A mail, read as far as the demo's page needs it. */
export type MailMessage = {
  from: string;
  to: string;
  subject: string;
  text: string;
  attachments: MailAttachment[];
};

type Part = { headers: ReadonlyMap<string, string>; body: Buffer };

/** Mails nest alternatives in mixtures; deeper than this is no mail of ours. */
const MAX_DEPTH = 5;

/**
 * Read a raw mail (RFC 5322, MIME): headers, the plain text, and the attachments. HTML parts are left
 * out on purpose, so that nothing a mail says can run in the page that shows it.
 */
export function parseMail(raw: Uint8Array): MailMessage {
  const root = splitPart(Buffer.from(raw));
  const leaves = leavesOf(root, MAX_DEPTH);
  const isFile = (part: Part) => fileName(part) !== undefined || !mediaType(part).startsWith("text/");
  const text = leaves.find((part) => !isFile(part) && mediaType(part) === "text/plain");
  const header = (name: string) => decodeWords(root.headers.get(name) ?? "");
  return {
    from: header("from"),
    to: header("to"),
    subject: header("subject"),
    text: text ? decodeText(content(text), parameter(text.headers.get("content-type"), "charset")) : "",
    attachments: leaves.filter(isFile).map((part, index) => ({
      id: index,
      name: fileName(part) ?? `part-${index + 1}`,
      type: mediaType(part),
      content: content(part),
    })),
  };
}

function splitPart(raw: Buffer): Part {
  const bytes = raw.toString("latin1");
  const gap = /\r?\n\r?\n/.exec(bytes);
  const head = gap ? bytes.slice(0, gap.index) : bytes;
  const unfolded = Buffer.from(head, "latin1")
    .toString("utf8")
    .replace(/\r?\n[ \t]+/g, " ");
  const headers = new Map<string, string>();
  for (const line of unfolded.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: gap ? raw.subarray(gap.index + gap[0].length) : Buffer.alloc(0) };
}

function leavesOf(part: Part, depth: number): Part[] {
  const boundary = parameter(part.headers.get("content-type"), "boundary");
  if (!mediaType(part).startsWith("multipart/") || !boundary || depth === 0) return [part];
  const pieces = `\n${part.body.toString("latin1")}`.split(`\n--${boundary}`);
  return pieces
    .slice(1)
    .filter((piece) => !piece.startsWith("--"))
    .flatMap((piece) => {
      const bytes = Buffer.from(piece.replace(/^[^\n]*\n/, "").replace(/\r$/, ""), "latin1");
      return leavesOf(splitPart(bytes), depth - 1);
    });
}

function content(part: Part): Uint8Array {
  const encoding = part.headers.get("content-transfer-encoding")?.toLowerCase();
  if (encoding === "base64") return Buffer.from(part.body.toString("latin1"), "base64");
  if (encoding === "quoted-printable") return fromQuotedPrintable(part.body.toString("latin1"));
  return part.body;
}

function fromQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/=\r?\n/g, "");
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

function mediaType(part: Part): string {
  return (
    (part.headers.get("content-type") ?? "text/plain").split(";")[0]?.trim().toLowerCase() ?? "text/plain"
  );
}

function fileName(part: Part): string | undefined {
  const name =
    parameter(part.headers.get("content-disposition"), "filename") ??
    parameter(part.headers.get("content-type"), "name");
  return name === undefined ? undefined : decodeWords(name);
}

/** A parameter of a header, also in the form `name*=utf-8''%C3%A6` and cut into `name*0=`, `name*1=` (RFC 2231). */
function parameter(header: string | undefined, name: string): string | undefined {
  const found = [
    ...(header ?? "").matchAll(/;\s*([\w-]+)(?:\*(\d+))?(\*)?=(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g),
  ].filter((match) => match[1]?.toLowerCase() === name);
  if (found.length === 0) return undefined;
  return found
    .map((match) => {
      const value = match[4]?.replace(/\\(.)/g, "$1") ?? match[5] ?? "";
      return match[3] ? percentDecoded(value.replace(/^[\w-]*'[\w-]*'/, "")) : value;
    })
    .join("");
}

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Encoded words in headers (RFC 2047): `=?UTF-8?B?…?=`, `=?UTF-8?Q?…?=`. */
function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?([\w-]+)\?([BQ])\?([^?]*)\?=/gi, (_, charset: string, kind: string, word: string) => {
      const bytes =
        kind.toUpperCase() === "B"
          ? Buffer.from(word, "base64")
          : fromQuotedPrintable(word.replaceAll("_", " "));
      return decodeText(bytes, charset);
    });
}

function decodeText(bytes: Uint8Array, charset = "utf-8"): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
