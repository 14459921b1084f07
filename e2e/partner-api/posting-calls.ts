import { tinyPdf } from "../factories";
import type { Call, World } from "./calls";

/** The clearing account of every test's connection: the first of its series. */
export const CLEARING = 80_000;

/** A balanced voucher: an advance of one krone. */
export function advance(externalReference: string, amount = 100) {
  return {
    externalReference,
    voucherDate: "2026-03-16",
    description: "Forskudd",
    lines: [
      { account: 1920, amount, eventKind: "advance" },
      { account: CLEARING, amount: -amount, eventKind: "advance" },
    ],
  };
}

/** Events as the partner tells them, on the day of `advance`. */
export function told(externalReference: string, items: readonly object[]) {
  return { externalReference, date: "2026-03-16", items };
}

const base64Pdf = Buffer.from(tinyPdf()).toString("base64");

/** Calls that post, by operation: one that succeeds in a world, and another that means something else. */
export const postingCalls: Readonly<Record<string, (world: World, second?: boolean) => Call>> = {
  postVoucherBatch: (_, second) => ({
    method: "POST",
    path: "/factoring/vouchers/batch",
    data: { vouchers: [advance("CALL-1", second ? 200 : 100)] },
  }),
  postFactoringEvents: ({ delivered }, second) => ({
    method: "POST",
    path: "/factoring/events",
    data: told("CALL-1", [{ kind: "advance", factoringInvoiceId: delivered.id, amount: second ? 200 : 100 }]),
  }),
  reverseVoucher: ({ voucherId, secondVoucherId }, second) => ({
    method: "POST",
    path: `/factoring/vouchers/${second ? secondVoucherId : voucherId}/reversal`,
    data: { date: "2026-03-20", reason: "Feil" },
  }),
  uploadDocument: (_, second) => ({
    method: "POST",
    path: "/factoring/documents",
    data: { filename: second ? "to.pdf" : "en.pdf", pdf: base64Pdf },
  }),
  putVoucherDocuments: ({ voucherId, secondVoucherId, uploadId }, second) => ({
    method: "PUT",
    path: `/factoring/vouchers/${second ? secondVoucherId : voucherId}/documents`,
    data: { documentIds: [uploadId] },
  }),
  postReconciliation: (_, second) => ({
    method: "POST",
    path: "/factoring/reconciliations",
    data: { asOf: "2026-03-31", factorBalance: second ? 1 : 0, openInvoices: [] },
  }),
};
