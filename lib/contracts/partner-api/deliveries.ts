import { z } from "zod";
import { deliveryChannels } from "@/lib/domain/factoring";
import type { Contract } from "./contract";
import {
  factoringInvoice,
  factoringInvoiceDetail,
  invoiceDetailExample,
  invoiceExample,
} from "./invoice-shape";
import { invoicePath } from "./invoices";
import { because, isoDate, kid, moment, reference, shownAs, text } from "./values";

/** The largest PDF that is kept, in bytes: 30 MB. */
export const PDF_BYTES_MAX = 30 * 1024 * 1024;

const meta = {
  deliveredAt: moment.meta({ description: "When the debtor was sent it" }),
  channel: z.enum(deliveryChannels),
  text: text(2000)
    .default("")
    .meta({ description: "Shown to the client as «Factoringbeskrivelse» and in the invoice's history" }),
  factorKid: kid.nullable().default(null).meta({ description: "The KID printed on the delivered document" }),
  paymentAccount: z
    .string()
    .regex(/^(\d{11}|[A-Z]{2}\d{2}[A-Z0-9]{4,30})$/)
    .nullable()
    .default(null)
    .meta({ description: "The account the debtor shall pay to: 11 digits, or an IBAN" }),
  dueDate: isoDate
    .nullable()
    .default(null)
    .meta({ description: "As printed; the client's own due date does not change" }),
  factorReference: reference(100).nullable().default(null),
};

/** Canonical base64 to bytes. One linear pass and one back: a pattern over 40 MB would exhaust the matcher. */
export const base64Pdf = z
  .codec(
    z.string(),
    z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    {
      decode: (encoded, context) => {
        const bytes = Buffer.from(encoded, "base64");
        if (bytes.toString("base64") === encoded) return new Uint8Array(bytes);

        context.issues.push({
          code: "custom",
          input: encoded.slice(0, 20),
          params: { issue: "invalid_base64" },
        });
        return z.NEVER;
      },
      encode: (bytes) => Buffer.from(bytes).toString("base64"),
    },
  )
  .meta(shownAs({ type: "string", contentEncoding: "base64", contentMediaType: "application/pdf" }));

/** The part `meta` of a multipart receipt. */
const deliveryMeta = z.strictObject(meta).meta({ id: "DeliveryMeta" });

/** The receipt of a delivered invoice, with the PDF the debtor got (M21). */
export const deliverInvoice = {
  operationId: "deliverInvoice",
  method: "POST",
  path: "/factoring/invoices/{invoiceId}/delivery",
  tag: "Invoices",
  summary: "Acknowledge delivery",
  description:
    "Says that the debtor has been sent the invoice, with the PDF as delivered: at most 30 MB, readable, not encrypted, at least a page. Send `multipart/form-data` with the parts `meta` and `pdf`, or JSON with the PDF in base64. Repeating it with the same PDF answers the same; another PDF is `already_delivered`: send that with `PUT …/delivery/pdf`. A receipt after the due date is taken, with a warning in the invoice's `delivery`.",
  permission: "factoring.invoices:write",
  params: invoicePath,
  body: z
    .strictObject({
      ...meta,
      pdf: base64Pdf.refine((pdf) => pdf.byteLength <= PDF_BYTES_MAX, because("pdf_too_large")),
    })
    .meta({ id: "DeliveryWithPdf" }),
  multipart: { meta: deliveryMeta },
  output: factoringInvoice,
  success: { 200: "The invoice, now `delivered`" },
  refusals: [
    "not_found",
    "validation_failed",
    "invalid_status_transition",
    "already_delivered",
    "payload_too_large",
    "unsupported_media",
  ],
  examples: {
    body: {
      deliveredAt: "2026-11-02T10:30:00+01:00",
      channel: "email",
      text: "Sendt på e-post",
      factorKid: "900010042",
      paymentAccount: "15030012345",
      dueDate: "2026-11-16",
      factorReference: "PO-77120",
      pdf: "JVBERi0xLjcK",
    },
    output: {
      ...invoiceExample,
      status: "delivered",
      statusDescription: "Sendt på e-post",
      factorKid: "900010042",
      factorDueDate: "2026-11-16",
      factorReference: "PO-77120",
    },
  },
} as const satisfies Contract;

const replacement = {
  reason: text(500, 1).meta({ description: "Why the PDF is another; shown to the client" }),
  factorKid: kid.optional().meta({ description: "The KID on the new document; left out, it stays" }),
  dueDate: isoDate.optional().meta({ description: "The date on the new document; left out, it stays" }),
};

/** A new version of the delivered document; the one before is kept beside it (edge 20). */
export const replaceDeliveryPdf = {
  operationId: "replaceDeliveryPdf",
  method: "PUT",
  path: "/factoring/invoices/{invoiceId}/delivery/pdf",
  tag: "Invoices",
  summary: "Replace the delivered PDF",
  description:
    "When the debtor has been sent another document than the receipt said, whatever the invoice's status is now. Every version is kept with its checksum and listed in `delivery.pdfVersions`; the status does not change. Send `multipart/form-data` with the parts `meta` and `pdf`, or JSON with the PDF in base64. The PDF that holds already answers the same and changes nothing.",
  permission: "factoring.invoices:write",
  params: invoicePath,
  body: z.strictObject({ ...replacement, pdf: base64Pdf }).meta({ id: "ReplacementWithPdf" }),
  multipart: { meta: z.strictObject(replacement).meta({ id: "ReplacementMeta" }) },
  output: factoringInvoiceDetail,
  success: { 200: "The invoice with its versions" },
  refusals: ["not_found", "validation_failed", "not_delivered", "payload_too_large", "unsupported_media"],
  examples: {
    body: { reason: "Feil KID på den første", factorKid: "900010059", pdf: "JVBERi0xLjcK" },
    output: {
      ...invoiceDetailExample,
      status: "delivered",
      factorKid: "900010059",
      delivery: {
        deliveredAt: "2026-11-02T09:30:00.000Z",
        receivedAt: "2026-11-02T09:30:04.000Z",
        channel: "email",
        factorKid: "900010059",
        paymentAccount: "15030012345",
        dueDate: "2026-11-16",
        factorReference: "PO-77120",
        pdf: { sha256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", size: 48_211 },
        pdfVersions: [
          {
            version: 1,
            sha256: "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13",
            size: 48_190,
            receivedAt: "2026-11-02T09:30:04.000Z",
            reason: "",
          },
          {
            version: 2,
            sha256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
            size: 48_211,
            receivedAt: "2026-11-03T08:02:11.000Z",
            reason: "Feil KID på den første",
          },
        ],
        warnings: [],
      },
    },
  },
} as const satisfies Contract;
