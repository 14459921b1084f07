import { z } from "zod";
import { deliveryMethods } from "@/lib/domain/customer";
import type { Contract } from "./contract";
import { party } from "./customers";
import { debtorExample, documentFields, documentName, file, invoiceLine, lineExample } from "./invoice-shape";
import type { StoredFile } from "./invoices";
import { cursor, isoDate, limit, moment, page, queryFlag, shownAs, uuid } from "./values";

const ownMethods = deliveryMethods.filter((method) => method !== "factoring");

const paymentAccount = z
  .strictObject({
    bankAccount: z.string().nullable().meta({ description: "Eleven digits" }),
    payee: z.string(),
  })
  .meta({ id: "PaymentAccount", description: "Whom the document says to pay, and to which account" });

const listForm = {
  ...documentName,
  ...documentFields,
  deliveryMethod: z.enum(ownMethods),
  paymentAccount,
  assigned: z.boolean().meta({
    description: "The document carries your template: the claim is yours, and the debtor is told to pay you",
  }),
  buyerReference: z.string().nullable(),
  orderReference: z.string().nullable(),
  customer: z.strictObject(party).meta({ description: "The debtor as it stands on the document" }),
  pdf: z
    .strictObject(file)
    .nullable()
    .meta({ description: "The document as the debtor has it; null for the moment before it is made" }),
  sentAt: moment,
  changedAt: moment,
  sequence: z.int().meta({ description: "Rises in commit order as invoices are sent, or go another way" }),
};

const clientInvoice = z.strictObject(listForm).meta({ id: "ClientInvoice" });

const clientInvoiceDetail = z
  .strictObject({
    ...listForm,
    originalInvoice: z
      .strictObject({ id: uuid, invoiceNo: z.int(), invoiceDate: isoDate })
      .nullable()
      .meta({ description: "What a credit note credits" }),
    lines: z.array(invoiceLine),
  })
  .meta({ id: "ClientInvoiceDetail" });

const invoicePath = z.strictObject({
  invoiceId: uuid.meta({ description: "The invoice's `id`, not its number" }),
});

const invoiceExample = {
  id: "019ab1c2-7d00-7a11-8c22-000000000007",
  type: "invoice",
  invoiceNo: 10057,
  originalInvoiceNo: null,
  invoiceDate: "2026-11-02",
  deliveryDate: "2026-11-02",
  dueDate: "2026-11-16",
  currency: "NOK",
  exchangeRate: "1",
  netAmount: 1_000_000,
  vatAmount: 250_000,
  totalAmount: 1_250_000,
  balance: 1_250_000,
  nokAmounts: { net: 1_000_000, vat: 250_000, total: 1_250_000, balance: 1_250_000 },
  ownKid: "10023100576",
  deliveryMethod: "email",
  paymentAccount: { bankAccount: "86011117947", payee: "Tinde Oppgjør AS" },
  assigned: true,
  buyerReference: "Kari Holm",
  orderReference: null,
  customer: debtorExample,
  pdf: {
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    size: 48_120,
    href: "/api/v1/invoices/019ab1c2-7d00-7a11-8c22-000000000007/pdf",
  },
  sentAt: "2026-11-02T09:00:00.000Z",
  changedAt: "2026-11-02T09:00:00.000Z",
  sequence: 112,
};

/** The invoices that the client delivers itself, in an order that never skips a row (M30, edge 38). */
export const listClientInvoices = {
  operationId: "listClientInvoices",
  method: "GET",
  path: "/invoices",
  tag: "Client's own invoices",
  summary: "List invoices that the client delivers itself",
  description:
    "Invoices and credit notes that the client has sent by itself, in the order they were sent; what goes by a dedicated factoring solution is never among them. With `assigned=true` only those that carry your template. Keep `nextCursor` and ask again for what has come since: rows are numbered in commit order, so none is ever skipped. An invoice comes again when it goes another way; its `balance` is as of now.",
  permission: "invoices:read",
  query: z.strictObject({
    type: z.enum(["invoice", "credit_note"]).optional(),
    assigned: queryFlag,
    changedAfter: moment.optional(),
    cursor: cursor.optional(),
    limit,
  }),
  output: page(clientInvoice),
  success: { 200: "One page of invoices" },
  refusals: ["validation_failed"],
  examples: { output: { data: [invoiceExample], nextCursor: "c34", hasMore: false } },
} as const satisfies Contract;

/** One of them whole. */
export const getClientInvoice = {
  operationId: "getClientInvoice",
  method: "GET",
  path: "/invoices/{invoiceId}",
  tag: "Client's own invoices",
  summary: "Read an invoice that the client delivers itself",
  description: "With its lines, and the invoice that a credit note credits.",
  permission: "invoices:read",
  params: invoicePath,
  output: clientInvoiceDetail,
  success: { 200: "The invoice" },
  refusals: ["not_found"],
  examples: {
    output: {
      ...invoiceExample,
      originalInvoice: null,
      lines: [lineExample],
    },
  },
} as const satisfies Contract;

/** The document as the debtor has it. */
export const getClientInvoicePdf = {
  operationId: "getClientInvoicePdf",
  method: "GET",
  path: "/invoices/{invoiceId}/pdf",
  tag: "Client's own invoices",
  summary: "Download the PDF",
  description:
    "The document as the debtor has it, byte for byte as stored, with the account and the notice that it carries. `ETag` and `Repr-Digest` carry its SHA-256. 404 for the moment before it is made.",
  permission: "invoices:read",
  params: invoicePath,
  media: "application/pdf",
  output: z
    .custom<StoredFile>((value) => typeof value === "object" && value !== null && "bytes" in value)
    .meta(shownAs({ type: "string", format: "binary", description: "PDF" })),
  success: { 200: "The PDF" },
  refusals: ["not_found"],
  examples: { output: "%PDF-1.7 …" },
} as const satisfies Contract;
