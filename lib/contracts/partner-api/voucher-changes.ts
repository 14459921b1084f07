import { z } from "zod";
import type { Contract } from "./contract";
import { base64Pdf } from "./deliveries";
import { isoDate, text, uuid, voucherId } from "./values";
import { voucherDetail, voucherDetailExample, voucherDocument } from "./voucher-shape";

/** Take back a voucher of one's own by its mirror. */
export const reverseVoucher = {
  operationId: "reverseVoucher",
  method: "POST",
  path: "/factoring/vouchers/{voucherId}/reversal",
  tag: "Vouchers",
  summary: "Reverse a voucher",
  description:
    "Posts the mirror of a voucher that you posted, with the date and the reason given: nothing posted is ever changed. What it settled is open again; an invoice that it had completed becomes `delivered`, with the event `invoice.reopened`. Another's voucher, the client's own too, is not found. A voucher is reversed once, and a reversal is final: post again what is to stand.",
  permission: "factoring.vouchers:write",
  params: z.strictObject({ voucherId }),
  body: z
    .strictObject({
      date: isoDate.meta({ description: "Not before the voucher's own date" }),
      reason: text(150, 1).meta({ description: "Shown to the client on the reversal and in Historikk" }),
    })
    .meta({ id: "ReversalInput" }),
  output: voucherDetail,
  success: { 201: "The reversal" },
  locationOf: ({ id }: { readonly id: string }) => `/factoring/vouchers/${id}`,
  refusals: [
    "not_found",
    "validation_failed",
    "already_reversed",
    "not_reversible",
    "period_locked",
    "payload_too_large",
    "unsupported_media",
  ],
  examples: {
    body: { date: "2026-11-20", reason: "Ført på feil faktura" },
    output: {
      ...voucherDetailExample,
      id: "2-15",
      voucherNo: 15,
      voucherDate: "2026-11-20",
      externalReference: null,
      description: "Tilbakeføring av bilag 2-14: Ført på feil faktura",
      reverses: "2-14",
      lines: voucherDetailExample.lines.map((line) => ({ ...line, amount: -line.amount })),
      matches: [],
    },
  },
} as const satisfies Contract;

const filename = z
  .string()
  .max(120)
  .regex(/^[^/\\\p{Cc}]+\.pdf$/iu)
  .meta({ description: "Shown to the client; ends in .pdf" });

const documentExample = {
  id: "019ab1c2-7d00-7a11-8c22-0000000000aa",
  filename: "avregning-2026-11.pdf",
  size: 48_213,
  sha256: "9f2c1d0e5b6a7988c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f405162738",
};

/** Send in a file that documents vouchers. */
export const uploadDocument = {
  operationId: "uploadDocument",
  method: "POST",
  path: "/factoring/documents",
  tag: "Vouchers",
  summary: "Send in a document",
  description:
    "A PDF that documents what you post: at most 30 MB, readable, not encrypted, at least a page. Send `multipart/form-data` with the parts `meta` and `pdf`, or JSON with the PDF in base64. Name its `id` in `documentIds` of a voucher or of events. The same bytes again answer the same document.",
  permission: "factoring.vouchers:write",
  body: z
    .strictObject({
      filename,
      pdf: base64Pdf,
    })
    .meta({ id: "DocumentInput" }),
  multipart: { meta: z.strictObject({ filename }).meta({ id: "DocumentMeta" }) },
  output: voucherDocument.extend({
    known: z.boolean().meta({ description: "The same bytes were sent in before" }),
  }),
  success: { 201: "Kept", 200: "Sent in before: the same document" },
  statusOf: ({ known }: { readonly known: boolean }) => (known ? 200 : 201),
  refusals: ["validation_failed", "payload_too_large", "unsupported_media"],
  examples: {
    body: { filename: "avregning-2026-11.pdf", pdf: "JVBERi0xLjcK" },
    output: { ...documentExample, known: false },
    outputs: { 200: { ...documentExample, known: true } },
  },
} as const satisfies Contract;

/** Let documents belong to a voucher that is posted already. */
export const putVoucherDocuments = {
  operationId: "putVoucherDocuments",
  method: "PUT",
  path: "/factoring/vouchers/{voucherId}/documents",
  tag: "Vouchers",
  summary: "Name a voucher's documents",
  description:
    "All documents of a voucher that you posted: those it has already, and those to add. What documents a posting stays: a list without one that the voucher has is refused. Repeating it changes nothing.",
  permission: "factoring.vouchers:write",
  params: z.strictObject({ voucherId }),
  body: z.strictObject({ documentIds: z.array(uuid).min(1).max(20) }).meta({ id: "VoucherDocuments" }),
  output: voucherDetail,
  success: { 200: "The voucher with its documents" },
  refusals: ["not_found", "validation_failed", "payload_too_large", "unsupported_media"],
  examples: {
    body: { documentIds: ["019ab1c2-7d00-7a11-8c22-0000000000aa"] },
    output: {
      ...voucherDetailExample,
      documents: [
        {
          id: "019ab1c2-7d00-7a11-8c22-0000000000aa",
          filename: "avregning-2026-11.pdf",
          size: 48_213,
          sha256: "9f2c1d0e5b6a7988c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f405162738",
        },
      ],
    },
  },
} as const satisfies Contract;
