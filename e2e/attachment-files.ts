import { crc32, deflateSync } from "node:zlib";
import type { Scope } from "@/db/scope";
import { addAttachment } from "@/lib/services/invoices/attachments";
import { expectOk, tinyPdf } from "./factories";

/** A file as it is chosen in the browser. */
export function fileNamed(filename: string, bytes: Uint8Array) {
  return { filename, bytes: new Uint8Array(bytes) };
}

/** The smallest pictures of their kinds. */
export const picture = {
  png: onePixel(),
  jpeg: Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex"),
};

/** An Excel workbook with nothing on its sheet; `further` names more files within it. */
export function xlsx(further: readonly string[] = []): Uint8Array {
  const files = ["[Content_Types].xml", "xl/workbook.xml", ...further];
  return archive(files.map((name) => ({ name, content: "<x/>" })));
}

/** An OpenDocument spreadsheet as far as it tells what it is. */
export function ods(): Uint8Array {
  return archive([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
    { name: "content.xml", content: "<x/>" },
  ]);
}

function onePixel(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
  };
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.from("0000000100000001" + "0802000000", "hex")),
    chunk("IDAT", deflateSync(Buffer.from([0, 255, 255, 255]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** A ZIP archive whose files are stored and not packed. */
function archive(files: readonly { name: string; content: string }[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const data = Buffer.from(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(data) >>> 0, 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), shared, Buffer.from(name), data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("504b01021400", "hex"), shared, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const names = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("504b0506", "hex");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(names.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, names, end]);
}

/** Attach a file to a draft, a timesheet when none is given; answers the attachment's id. */
export async function attach(
  scope: Scope,
  invoiceId: string,
  file = fileNamed("timeliste.pdf", tinyPdf("timeliste")),
): Promise<string> {
  const { attachments } = await expectOk(addAttachment(scope, { invoiceId, ...file }));
  return attachments.at(-1)?.id ?? "";
}
