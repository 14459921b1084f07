import { z } from "zod";
import { rejectionReasonCodes } from "@/lib/domain/factoring";
import type { Contract } from "./contract";
import { factoringInvoice, invoiceExample } from "./invoice-shape";
import { invoicePath } from "./invoices";
import { because, eventKind, isoDate, moment, reference, text } from "./values";

/** Why a partner turns an invoice down. */
const reasonCode = z.enum(rejectionReasonCodes);

/** Turn an invoice down: the receivable stays with the client, who is told why. */
export const rejectInvoice = {
  operationId: "rejectInvoice",
  method: "POST",
  path: "/factoring/invoices/{invoiceId}/rejection",
  tag: "Invoices",
  summary: "Reject an invoice",
  description:
    "Before delivery only. Final for this row: the client corrects and sends again as a new one, sends it otherwise, or credits it. With `retryable: false` it cannot send it to you again. Rejecting again answers as the first time.",
  permission: "factoring.invoices:write",
  params: invoicePath,
  body: z.strictObject({
    reasonCode,
    text: text(500, 1).meta({ description: "Shown to the client" }),
    retryable: z.boolean().meta({ description: "Whether sending it again, corrected, can help" }),
  }),
  output: factoringInvoice,
  success: { 200: "The invoice, now `rejected`" },
  refusals: [
    "not_found",
    "validation_failed",
    "invalid_status_transition",
    "payload_too_large",
    "unsupported_media",
  ],
  examples: {
    body: { reasonCode: "limit_exceeded", text: "Kredittgrensen for debitor er brukt opp", retryable: false },
    output: {
      ...invoiceExample,
      status: "rejected",
      statusDescription: "Kredittgrensen for debitor er brukt opp",
      rejection: { reasonCode: "limit_exceeded", retryable: false },
    },
  },
} as const satisfies Contract;

/** What a partner may report after delivery (domain.md c2). */
export const reportableStatuses = [
  "delivered",
  "disputed",
  "on_hold",
  "collection",
  "recoursed",
  "completed",
] as const;

/** Report where a delivered invoice stands. */
export const reportStatus = {
  operationId: "reportStatus",
  method: "POST",
  path: "/factoring/invoices/{invoiceId}/status",
  tag: "Invoices",
  summary: "Report a status",
  description:
    "After delivery. `delivered` ends a dispute or a hold. A step that the status does not allow is `invalid_status_transition` with the allowed ones; the same status again only replaces the description, the hold and the next event. `on_hold` with `holdUntil` ends by itself the day after. `recoursed` gives the claim back to the client, with a dispute that is open; it is final.",
  permission: "factoring.invoices:write",
  params: invoicePath,
  body: z
    .strictObject({
      status: z.enum(reportableStatuses),
      description: text(500)
        .default("")
        .meta({ description: "Shown to the client as «Factoringbeskrivelse»" }),
      occurredAt: moment,
      holdUntil: isoDate.nullable().default(null).meta({
        description: "With `on_hold`: the last day of the hold. Without it the hold lasts until you end it",
      }),
      nextEvent: eventKind
        .nullable()
        .default(null)
        .meta({ description: "What you will do next: reminder, collection_notice …" }),
      nextEventDate: isoDate.nullable().default(null),
      factorReference: reference(100)
        .optional()
        .meta({ description: "A new reference of yours; left out, it stays" }),
      dueDate: isoDate.optional().meta({
        description: "A new date to pay by, as when payment is put off; left out, it stays",
      }),
    })
    .refine((body) => body.holdUntil === null || body.status === "on_hold", {
      path: ["holdUntil"],
      ...because("invalid_value"),
    })
    .refine((body) => body.nextEventDate === null || body.nextEvent !== null, {
      path: ["nextEvent"],
      ...because("required"),
    }),
  output: factoringInvoice,
  success: { 200: "The invoice with its new status" },
  refusals: [
    "not_found",
    "validation_failed",
    "invalid_status_transition",
    "payload_too_large",
    "unsupported_media",
  ],
  examples: {
    body: {
      status: "disputed",
      description: "Kunden bestrider mengden",
      occurredAt: "2026-11-20T12:00:00+01:00",
    },
    output: { ...invoiceExample, status: "disputed", statusDescription: "Kunden bestrider mengden" },
  },
} as const satisfies Contract;

/** From financing to looking after: the invoice stays with the partner, which pays no advance on it (edge 15). */
export const changeServiceLevel = {
  operationId: "changeServiceLevel",
  method: "POST",
  path: "/factoring/invoices/{invoiceId}/service-level",
  tag: "Invoices",
  summary: "Downgrade to service only",
  description:
    "The invoice stays with you to deliver and collect, without financing. It has no effect in the ledger: pay back an advance with a voucher. The client is told. Until the invoice is finished; said again it answers the same. There is no way back to `financed`.",
  permission: "factoring.invoices:write",
  params: invoicePath,
  body: z.strictObject({
    serviceLevel: z.literal("service_only"),
    reason: text(500, 1).meta({ description: "Shown to the client" }),
  }),
  output: factoringInvoice,
  success: { 200: "The invoice, now `service_only`" },
  refusals: ["not_found", "validation_failed", "invoice_final", "payload_too_large", "unsupported_media"],
  examples: {
    body: { serviceLevel: "service_only", reason: "Over kredittgrensen" },
    output: { ...invoiceExample, status: "delivered", serviceLevel: "service_only" },
  },
} as const satisfies Contract;
