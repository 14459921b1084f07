import { ok, type Result, refuse } from "./result";

/** What EHF lets an attachment be (BR-CL-24), each with the endings that its files have. */
export const attachmentTypes = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "text/csv": ["csv"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.oasis.opendocument.spreadsheet": ["ods"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AttachmentType = keyof typeof attachmentTypes;

/**
 * How much may travel with one invoice. Mail and access points pass 20 to 25 MB, and base64 adds a third: with ten
 * megabytes in all, every attachment fits in the e-mail and in the EHF itself.
 */
export const attachmentLimits = { files: 10, fileMegabytes: 5, totalMegabytes: 10 } as const;

const MEGABYTE = 1024 * 1024;
/** Long enough for what people write, short enough for every archive's file system. */
const NAME_LENGTH = 120;

/** What can be wrong with a file that shall travel with an invoice, or with its coming along. */
export type AttachmentRefusal =
  | { readonly code: "attachment_empty" }
  | { readonly code: "attachment_name_invalid" }
  | { readonly code: "attachment_too_large"; readonly maxMegabytes: number }
  | { readonly code: "attachment_type_not_allowed" }
  /** Its bytes are not what its ending says. */
  | { readonly code: "attachment_content_differs"; readonly ending: string }
  | { readonly code: "attachment_known" }
  | { readonly code: "attachments_too_many"; readonly maxFiles: number }
  | { readonly code: "attachments_too_large"; readonly maxMegabytes: number };

/** A file as it was chosen: its name, how long it is, and its bytes or no more than its beginning. */
export type ChosenFile = { readonly filename: string; readonly size: number; readonly bytes: Uint8Array };

/** The files that an invoice has already. */
export type KeptAttachment = {
  readonly filename: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly position: number;
};

/**
 * Whether a file can be an attachment at all, by its name, its size and its first bytes: the browser asks before it
 * sends a file, and the server asks again. Answers the name that it is kept under, without a path, and its type.
 */
export function checkAttachment(
  file: ChosenFile,
): Result<{ readonly filename: string; readonly mediaType: AttachmentType }, AttachmentRefusal> {
  if (file.size === 0) return refuse({ code: "attachment_empty" });
  if (file.size > attachmentLimits.fileMegabytes * MEGABYTE)
    return refuse({ code: "attachment_too_large", maxMegabytes: attachmentLimits.fileMegabytes });
  const filename = tidyFilename(file.filename);
  if (filename === null) return refuse({ code: "attachment_name_invalid" });

  const ending = endingOf(filename);
  const mediaType = typeOf(ending);
  if (mediaType === null) return refuse({ code: "attachment_type_not_allowed" });
  if (!begins[mediaType](file.bytes)) return refuse({ code: "attachment_content_differs", ending });
  return ok({ filename, mediaType });
}

/**
 * Whether one more file has room beside those that the invoice has. Answers its place and its name, which gets a
 * number when another has the same.
 */
export function placeAttachment(
  kept: readonly KeptAttachment[],
  file: { readonly filename: string; readonly size: number; readonly sha256: string },
): Result<{ readonly filename: string; readonly position: number }, AttachmentRefusal> {
  const { files, totalMegabytes } = attachmentLimits;
  if (kept.some(({ sha256 }) => sha256 === file.sha256)) return refuse({ code: "attachment_known" });
  if (kept.length >= files) return refuse({ code: "attachments_too_many", maxFiles: files });
  const total = kept.reduce((sum, { size }) => sum + size, file.size);
  if (total > totalMegabytes * MEGABYTE)
    return refuse({ code: "attachments_too_large", maxMegabytes: totalMegabytes });

  const position = Math.max(0, ...kept.map((one) => one.position)) + 1;
  return ok({ filename: unlike(kept, file.filename), position });
}

/** A name without path, control characters and what file systems reserve; null when no name is left. */
function tidyFilename(typed: string): string | null {
  const last = typed.split(/[\\/]/).at(-1) ?? "";
  const clean = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .trim();
  const ending = endingOf(clean);
  const stem = ending === "" ? clean : clean.slice(0, -ending.length - 1);
  const short = [...stem.replace(/^[.\s]+|[.\s]+$/g, "")].slice(0, NAME_LENGTH - ending.length - 1).join("");
  if (short === "") return null;
  return ending === "" ? short : `${short.trim()}.${ending}`;
}

/** What stands after the last dot, in small letters: at most ten letters and digits, else it is no ending. */
function endingOf(filename: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(filename)?.[1]?.toLowerCase() ?? "";
}

function typeOf(ending: string): AttachmentType | null {
  for (const [type, endings] of Object.entries(attachmentTypes)) {
    if ((endings as readonly string[]).includes(ending)) return type as AttachmentType;
  }
  return null;
}

/** "plan.pdf" beside another of that name is "plan (2).pdf". */
function unlike(kept: readonly KeptAttachment[], filename: string): string {
  const taken = new Set(kept.map((one) => one.filename.toLowerCase()));
  const ending = endingOf(filename);
  const stem = filename.slice(0, -ending.length - 1);
  for (let number = 1; ; number++) {
    const name = number === 1 ? filename : `${stem} (${number}).${ending}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

const zip = startsWith([0x50, 0x4b, 0x03, 0x04]);

/** How the bytes of each type begin. */
const begins: Readonly<Record<AttachmentType, (bytes: Uint8Array) => boolean>> = {
  "application/pdf": startsWith([0x25, 0x50, 0x44, 0x46, 0x2d]),
  "image/png": startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  "image/jpeg": startsWith([0xff, 0xd8, 0xff]),
  "text/csv": isText,
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": zip,
  "application/vnd.oasis.opendocument.spreadsheet": zip,
};

function startsWith(start: readonly number[]) {
  return (bytes: Uint8Array) => start.every((byte, index) => bytes[index] === byte);
}

/** Text has no control characters but tab and line breaks; UTF-16, which has zeros, says so by its first two bytes. */
function isText(bytes: Uint8Array): boolean {
  const isUtf16 = startsWith([0xff, 0xfe])(bytes) || startsWith([0xfe, 0xff])(bytes);
  return isUtf16 || bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
