import type { DraftLine, InvoiceDraft, SalesDocument } from "./invoice";

/** A sent invoice with the keys that its document does not carry. */
export type SentInvoice = {
  readonly id: string;
  readonly customerNo: number;
  readonly document: SalesDocument;
};

/**
 * The draft that credits a whole invoice (M33): the same lines with the same signs, as a credit
 * note carries positive amounts and its kind turns them, and a reference to the original. It gets
 * a number of its own when it is sent, never the original's (§ 5-2-8).
 */
export function creditNoteFrom(
  creditNoteId: string,
  { id, customerNo, document }: SentInvoice,
): InvoiceDraft {
  return {
    id: creditNoteId,
    kind: "credit_note",
    source: "created",
    customerNo,
    // Nothing to wait for: what is credited is credited today.
    paymentTermsDays: 0,
    currency: document.currency,
    exchangeRate: document.exchangeRate,
    buyerReference: document.buyerReference,
    orderReference: document.orderReference,
    deliveryDate: document.deliveryDate,
    original: { id, number: document.number, invoiceDate: document.invoiceDate },
    lines: document.lines.map(({ netOre: _, ...line }): DraftLine => line),
  };
}
