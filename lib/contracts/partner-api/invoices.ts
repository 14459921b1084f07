import { z } from "zod";
import { problemCodes } from "./codes";
import type { Contract } from "./contract";
import {
  factoringInvoice,
  factoringInvoiceDetail,
  invoiceDetailExample,
  invoiceExample,
  partnerStatuses,
} from "./invoice-shape";
import { cursor, limit, moment, page, shownAs, uuid } from "./values";

/** The path of one factored invoice. */
export const invoicePath = z.strictObject({
  invoiceId: uuid.meta({ description: "The factored invoice's `id`, not its number" }),
});

/** What there is to fetch, in an order that never skips a row. */
export const listInvoices = {
  operationId: "listInvoices",
  method: "GET",
  path: "/factoring/invoices",
  tag: "Invoices",
  summary: "List invoices and credit notes",
  description:
    "In the order they last changed. Ask with `status=ready` for what waits to be fetched, or keep `nextCursor` and ask again for what has changed since: rows are numbered in commit order, so none is ever skipped.",
  permission: "factoring.invoices:read",
  query: z.strictObject({
    status: z.enum(partnerStatuses).optional(),
    type: z.enum(["invoice", "credit_note"]).optional(),
    changedAfter: moment.optional(),
    cursor: cursor.optional(),
    limit,
  }),
  output: page(factoringInvoice),
  success: { 200: "One page of invoices" },
  refusals: ["validation_failed"],
  examples: { output: { data: [invoiceExample], nextCursor: "c2s", hasMore: false } },
} as const satisfies Contract;

/** One invoice whole. */
export const getInvoice = {
  operationId: "getInvoice",
  method: "GET",
  path: "/factoring/invoices/{invoiceId}",
  tag: "Invoices",
  summary: "Read an invoice",
  description:
    "With its lines, the customer as it stood on the document, the credited invoice and attachments. Reading changes nothing.",
  permission: "factoring.invoices:read",
  params: invoicePath,
  output: factoringInvoiceDetail,
  success: { 200: "The invoice" },
  refusals: ["not_found"],
  examples: { output: invoiceDetailExample },
} as const satisfies Contract;

/** The bytes of a stored document with the checksum they were stored under. */
export type StoredFile = {
  readonly bytes: Uint8Array;
  readonly sha256: Uint8Array;
  /** Where an operation answers files of several types. */
  readonly mediaType?: string;
  /** The name that it is saved under; without one the caller names it. */
  readonly filename?: string;
};

/** How the document of domain.md c3's invoice begins. */
const ehfExample = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>10042</cbc:ID>
  <cbc:IssueDate>2026-11-02</cbc:IssueDate>
</Invoice>`;

/** The legal sales document, byte for byte as it was stored (M18). */
export const getInvoiceEhf = {
  operationId: "getInvoiceEhf",
  method: "GET",
  path: "/factoring/invoices/{invoiceId}/ehf",
  tag: "Invoices",
  summary: "Download the EHF",
  description:
    "The sales document as Peppol BIS Billing 3.0, byte for byte as stored. `ETag` and `Repr-Digest` carry its SHA-256. The first download is noted: from then on the client cannot withdraw the invoice without your rejection.",
  permission: "factoring.invoices:read",
  params: invoicePath,
  media: "application/xml",
  output: z
    .custom<StoredFile>((value) => typeof value === "object" && value !== null && "bytes" in value)
    .meta(shownAs({ type: "string", description: "UBL 2.1 Invoice or CreditNote" })),
  success: { 200: "The XML" },
  refusals: ["not_found"],
  examples: { output: ehfExample },
} as const satisfies Contract;

/** Take one invoice: from here the client cannot withdraw it. */
export const claimInvoice = {
  operationId: "claimInvoice",
  method: "POST",
  path: "/factoring/invoices/{invoiceId}/claim",
  tag: "Invoices",
  summary: "Claim an invoice",
  description:
    "`ready` becomes `fetched`. Claiming what is already claimed answers the same and changes nothing.",
  permission: "factoring.invoices:write",
  params: invoicePath,
  output: factoringInvoice,
  success: { 200: "The invoice, now `fetched`" },
  refusals: ["not_found", "validation_failed", "invalid_status_transition"],
  examples: { output: { ...invoiceExample, status: "fetched" } },
} as const satisfies Contract;

const claimResult = z
  .strictObject({
    id: uuid,
    claimed: z.boolean(),
    status: z
      .enum(partnerStatuses)
      .nullable()
      .meta({ description: "The status after the call; null when there is no such invoice" }),
    code: z.enum(problemCodes).nullable().meta({ description: "Why it was not claimed" }),
  })
  .meta({ id: "ClaimResult" });

/** Take many at once; each stands on its own. */
export const claimInvoices = {
  operationId: "claimInvoices",
  method: "POST",
  path: "/factoring/invoices/claims",
  tag: "Invoices",
  summary: "Claim many invoices",
  description:
    "At most 500. Each invoice is claimed or not on its own: the answer is 200 with a result for each, in the order asked.",
  permission: "factoring.invoices:write",
  body: z.strictObject({ ids: z.array(uuid).min(1).max(500) }),
  output: z.strictObject({ results: z.array(claimResult) }),
  success: { 200: "A result for each" },
  refusals: ["validation_failed", "payload_too_large", "unsupported_media"],
  examples: {
    body: { ids: [invoiceExample.id] },
    output: { results: [{ id: invoiceExample.id, claimed: true, status: "fetched", code: null }] },
  },
} as const satisfies Contract;
