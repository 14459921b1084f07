import { z } from "zod";

/** One file to be attached to a draft; the bytes are judged by the verb, whatever the file is called. */
export const addAttachmentInput = z.strictObject({
  invoiceId: z.uuid(),
  filename: z.string().max(1000, "attachment_name_invalid"),
  bytes: z.instanceof(Uint8Array),
});

/** «Fjern». */
export const removeAttachmentInput = z.strictObject({ invoiceId: z.uuid(), attachmentId: z.uuid() });

/** A file that travels with an invoice; `id` is the stored document's. */
export type AttachmentView = {
  readonly id: string;
  readonly position: number;
  readonly filename: string;
  readonly mediaType: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
};
