import { type AttachmentType, attachmentTypes } from "./attachment";
import { cac, cbc } from "./ehf-elements";
import type { Finding } from "./ehf-finding";
import { all, textAt } from "./ubl-reading";
import { type XmlElement, xmlText } from "./xml-element";

/** A file that travels within the EHF. */
export type EhfAttachment = {
  readonly filename: string;
  readonly mediaType: string;
  /** The bytes as XML carries them. */
  readonly base64: string;
};

/**
 * BG-24: the attachments of a document, whole, in their order. The content is not tidied like a typed text: it is
 * base64 of our own making, and megabytes of it.
 */
export function attachmentReferences(attachments: readonly EhfAttachment[]): readonly (XmlElement | null)[] {
  return attachments.map(({ filename, mediaType, base64 }, index) =>
    cac(
      "AdditionalDocumentReference",
      cbc("ID", String(index + 1)),
      cbc("DocumentDescription", filename),
      cac("Attachment", {
        name: "cbc:EmbeddedDocumentBinaryObject",
        attributes: { mimeCode: mediaType, filename: xmlText(filename) },
        text: base64,
      }),
    ),
  );
}

/** What the official rules do not ask of an attachment: that its name ends as its type does, and that it has content. */
export function checkAttachments(root: XmlElement): readonly Finding[] {
  const objects = all(root, "AdditionalDocumentReference", "Attachment", "EmbeddedDocumentBinaryObject");
  return objects.flatMap((object, index): Finding[] => {
    const where = `attachment ${index + 1}`;
    const { mimeCode = "", filename = "" } = object.attributes ?? {};
    const endings: readonly string[] = isType(mimeCode) ? attachmentTypes[mimeCode] : [];
    const named = endings.some((ending) => filename.toLowerCase().endsWith(`.${ending}`));
    return [
      ...(named ? [] : [{ code: "attachment_name_differs" as const, where }]),
      ...(isBase64(textAt(object) ?? "") ? [] : [{ code: "attachment_unreadable" as const, where }]),
    ];
  });
}

function isType(mimeCode: string): mimeCode is AttachmentType {
  return Object.hasOwn(attachmentTypes, mimeCode);
}

/** Without white space, and padded. What must not be there is looked for, which megabytes cannot make slow. */
function isBase64(text: string): boolean {
  if (text.length === 0 || text.length % 4 !== 0) return false;
  return (
    !/[^A-Za-z0-9+/]/.test(text.slice(0, -4)) &&
    /^[A-Za-z0-9+/]{2}(?:[A-Za-z0-9+/]{2}|[A-Za-z0-9+/]=|==)$/.test(text.slice(-4))
  );
}
