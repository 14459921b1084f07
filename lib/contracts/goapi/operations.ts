import { z } from "zod";
import type { Contract } from "@/lib/contracts/partner-api/contract";
import { base64Pdf, PDF_BYTES_MAX } from "@/lib/contracts/partner-api/deliveries";
import { getInvoiceEhf } from "@/lib/contracts/partner-api/invoices";
import { because, kid, text, uuid } from "@/lib/contracts/partner-api/values";
import { goApiStatuses } from "@/lib/domain/goapi";
import { goApiList, goApiOne } from "./invoice";

/**
 * The five routes of PowerOffice's GoApi.Factoring, for a partner that is integrated there (domain.md c5). Their paths
 * are under `/compat/goapi`. They are no part of the OpenAPI document: who writes a new client uses `/api/v1`.
 */
const options = z.strictObject({
  options: z.string().max(5_000).optional(),
  $filter: z.string().max(5_000).optional(),
  $orderby: z.string().max(1_000).optional(),
  $skip: z.string().max(20).optional(),
  $top: z.string().max(20).optional(),
});

/** The PDF in base64, within the limit. */
const pdf = base64Pdf.refine((bytes) => bytes.byteLength <= PDF_BYTES_MAX, because("pdf_too_large"));

/** What waits to be delivered. */
export const availableInvoices = {
  operationId: "goApiAvailableInvoices",
  method: "GET",
  path: "/factoring/AvailableInvoices",
  tag: "Invoices",
  summary: "Invoices to deliver",
  description: "Status 1, as an OData list.",
  permission: "factoring.invoices:read",
  query: options,
  output: goApiList,
  success: { 200: "The invoices" },
  refusals: ["validation_failed"],
} as const satisfies Contract;

/** What has been delivered, whatever became of it since. */
export const invoicesDelivered = {
  ...availableInvoices,
  operationId: "goApiInvoicesDelivered",
  path: "/factoring/InvoicesDelivered",
  summary: "Delivered invoices",
  description: "Those that were delivered, whatever became of them since, as an OData list.",
} as const satisfies Contract;

/** The legal sales document. */
export const invoiceEhf = {
  ...getInvoiceEhf,
  operationId: "goApiInvoiceEhf",
  path: "/factoring/InvoiceEhf/{invoiceId}",
} as const satisfies Contract;

/** The receipt of a delivered invoice. Version 1 did without a PDF; here it must be there (edge 22). */
export const delivered = {
  operationId: "goApiDelivered",
  method: "POST",
  path: "/factoring/delivered",
  tag: "Invoices",
  summary: "Acknowledge delivery",
  description: "From status 1 only. The same PDF again answers the same.",
  permission: "factoring.invoices:write",
  body: z.strictObject({
    factoringInvoiceId: uuid,
    invoiceCid: kid.nullable().default(null),
    file: z
      .strictObject({ base64EncodedData: pdf, fileName: text(255).nullable().default(null) })
      .nullable()
      .default(null),
    comment: text(2000).nullable().default(null),
  }),
  largestBody: 42 * 1024 * 1024,
  output: goApiOne,
  success: { 200: "The invoice, now status 5" },
  refusals: [
    "not_found",
    "validation_failed",
    "invalid_status_transition",
    "already_delivered",
    "payload_too_large",
    "unsupported_media",
  ],
} as const satisfies Contract;

/** Where a delivered invoice stands. */
export const updateStatus = {
  operationId: "goApiUpdateFactoringInvoiceStatus",
  method: "POST",
  path: "/factoring/updatefactoringinvoicestatus",
  tag: "Invoices",
  summary: "Report a status",
  description: "After delivery: 2 buys back, 3 disputes, 4 completes, 5 ends a dispute or a hold.",
  permission: "factoring.invoices:write",
  body: z.strictObject({
    factoringInvoiceId: uuid,
    status: z.union([z.int().min(0).max(5), z.enum(goApiStatuses)]),
    statusDescription: text(500).nullable().default(null),
  }),
  output: goApiOne,
  success: { 200: "The invoice with its new status" },
  refusals: [
    "not_found",
    "validation_failed",
    "invalid_status_transition",
    "payload_too_large",
    "unsupported_media",
  ],
} as const satisfies Contract;
