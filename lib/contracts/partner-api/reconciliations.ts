import { z } from "zod";
import type { Contract } from "./contract";
import { because, currency, currencyCode, isoDate, oreJson, statedAmount, uuid } from "./values";

const openInvoice = z
  .strictObject({
    factoringInvoiceId: uuid.optional(),
    invoiceNo: z.int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    remaining: statedAmount.meta({
      description: "What the debtor still owes of it; of a credit note negative",
    }),
  })
  .refine(
    (row) => (row.factoringInvoiceId === undefined) !== (row.invoiceNo === undefined),
    because("invoice_named_once"),
  )
  .meta({ id: "OpenInvoice" });

const difference = z
  .strictObject({
    invoiceNo: z.int().nullable().meta({ description: "Null when neither side knows it by number" }),
    factoringInvoiceId: uuid.nullable(),
    factorRemaining: oreJson.nullable().meta({ description: "Null when you did not name it" }),
    ourRemaining: oreJson.nullable().meta({ description: "Null when it is not one of your invoices" }),
    difference: oreJson.meta({ description: "Yours less ours" }),
  })
  .meta({ id: "InvoiceDifference" });

/** Say what the partner's books say, and learn where the two differ. */
export const postReconciliation = {
  operationId: "postReconciliation",
  method: "POST",
  path: "/factoring/reconciliations",
  tag: "Clearing account",
  summary: "Reconcile",
  description:
    "Your balance with the client and the invoices that are open in your books when a day was over, beside ours on the same day. Balances are as in the statement: credit, money advanced, is negative. Answered are the balances and the invoices that differ; the client's bookkeeper sees the same beside the clearing account. Nothing is posted. One call is about one `currency`, kroner unless it says otherwise: what stands on the clearing account in it, and the invoices in it, all in hundredths of it.",
  permission: "factoring.vouchers:write",
  body: z
    .strictObject({
      asOf: isoDate,
      factorBalance: statedAmount,
      openInvoices: z.array(openInvoice).max(10_000),
    })
    .meta({ id: "ReconciliationInput" }),
  largestBody: 4 * 1024 * 1024,
  output: z
    .strictObject({
      id: uuid,
      asOf: isoDate,
      currency: currencyCode,
      account: z.strictObject({ accountNo: z.int(), name: z.string() }),
      factorBalance: oreJson,
      ourBalance: oreJson,
      difference: oreJson.meta({ description: "Yours less ours" }),
      invoices: z.array(difference).meta({ description: "Only those that differ" }),
    })
    .meta({ id: "Reconciliation" }),
  success: { 201: "Kept, with what differs" },
  refusals: ["validation_failed", "payload_too_large", "unsupported_media"],
  examples: {
    body: {
      asOf: "2026-11-30",
      factorBalance: 250_000,
      openInvoices: [{ invoiceNo: 10043, remaining: 625_000 }],
    },
    output: {
      id: "019ab1c2-7d00-7a11-8c22-0000000000bb",
      asOf: "2026-11-30",
      currency: "NOK",
      account: { accountNo: 80000, name: "PO Factoring" },
      factorBalance: 250_000,
      ourBalance: 250_000,
      difference: 0,
      invoices: [
        {
          invoiceNo: 10043,
          factoringInvoiceId: "019ab1c2-7d00-7a11-8c22-000000000002",
          factorRemaining: 625_000,
          ourRemaining: 1_250_000,
          difference: -625_000,
        },
      ],
    },
  },
} as const satisfies Contract;
