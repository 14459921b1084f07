import { z } from "zod";
import type { Contract } from "./contract";
import { invoicePath, type StoredFile } from "./invoices";
import { shownAs, uuid } from "./values";

/** The path of one file that travels with an invoice. */
const attachmentPath = z.strictObject({
  ...invoicePath.shape,
  attachmentId: uuid.meta({ description: "The `id` of one of the invoice's `attachments`" }),
});

/** A file that the client has attached to the invoice, byte for byte as it was stored (edge 42). */
export const getInvoiceAttachment = {
  operationId: "getInvoiceAttachment",
  method: "GET",
  path: "/factoring/invoices/{invoiceId}/attachments/{attachmentId}",
  tag: "Invoices",
  summary: "Download an attachment",
  description:
    "A file that travels with the invoice, byte for byte as stored: the invoice's `attachments` tell its name, type and checksum. `ETag` and `Repr-Digest` carry its SHA-256, `Content-Disposition` its name. The EHF carries the same files within itself. Reading changes nothing, and an attachment never changes.",
  permission: "factoring.invoices:read",
  params: attachmentPath,
  media: [
    "application/pdf",
    "image/png",
    "image/jpeg",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
  ],
  output: z
    .custom<StoredFile>((value) => typeof value === "object" && value !== null && "bytes" in value)
    .meta(shownAs({ type: "string", format: "binary", description: "The file" })),
  success: { 200: "The file" },
  refusals: ["not_found"],
  examples: { output: "%PDF-1.7 …" },
} as const satisfies Contract;
