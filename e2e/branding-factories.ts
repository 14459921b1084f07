import { crc32, deflateSync } from "node:zlib";
import type { Scope } from "@/db/scope";
import type { BrandingTemplate } from "@/lib/domain/branding";
import { saveTemplate } from "@/lib/services/branding/save-template";
import { expectOk } from "./factories";

const empty = { assignmentNotice: "", intro: "", footer: "" };

/** A template of the company's own: nothing but a name; say what differs. */
export function ownTemplate(differing: Partial<BrandingTemplate> = {}): BrandingTemplate {
  return {
    name: "Egen mal",
    bankAccount: null,
    payee: null,
    logoDocumentId: null,
    texts: { nb: empty, en: empty },
    isDefault: false,
    ...differing,
  };
}

/** A template that assigns the claim: account, payee and notice in both languages; say what differs. */
export function assigningTemplate(differing: Partial<BrandingTemplate> = {}): BrandingTemplate {
  return ownTemplate({
    name: "Tinde",
    bankAccount: "86011117947",
    payee: "Tinde Oppgjør AS",
    texts: {
      nb: {
        assignmentNotice: "Fordringen er pantsatt til Tinde Oppgjør AS.",
        intro: "Takk!",
        footer: "Vi ses",
      },
      en: { assignmentNotice: "This claim is assigned to Tinde Oppgjør AS.", intro: "Thanks!", footer: "" },
    },
    ...differing,
  });
}

/** Save a template; answers its id. */
export async function newTemplate(
  scope: Scope,
  template: BrandingTemplate,
  logo?: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { logoDocumentId: _stored, ...typed } = template;
  const change = logo
    ? ({ change: "replace", filename: "logo.png", bytes: logo } as const)
    : ({ change: "keep" } as const);
  const saved = await expectOk(
    saveTemplate(scope, { templateId: null, version: null, template: typed, logo: change }),
  );
  return saved.templateId;
}

/** A picture of one colour, as a program would write it. */
export function tinyPng(width = 64, height = 32): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x60)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(named.byteLength + 8);
  whole.writeUInt32BE(data.byteLength, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), named.byteLength + 4);
  return whole;
}
