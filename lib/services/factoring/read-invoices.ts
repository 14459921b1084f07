import {
  findOriginalFactoringId,
  findPartnerInvoice,
  listInvoiceLines,
  listPartnerInvoices,
  type PartnerInvoiceRow,
} from "@/db/queries/partner-invoices";
import type { Scope } from "@/db/scope";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { getInvoice, listInvoices } from "@/lib/contracts/partner-api/invoices";
import { connectionOf } from "./connection-of";
import { pageOf } from "./paging";
import { hex, lineView, partnerInvoice, partyOf, present } from "./partner-view";

/** A page of what the partner has been offered, in the order it last changed (M19). */
export async function readInvoices(
  scope: Scope,
  input: InputOf<typeof listInvoices>,
): Promise<OutputOf<typeof listInvoices>> {
  const rows = await listPartnerInvoices(scope, connectionOf(scope), { ...input, limit: input.limit + 1 });
  return pageOf(rows, input, (row) => row.factoring.sequence, partnerInvoice);
}

/** One invoice whole, or null when the partner has no such invoice. */
export async function readInvoice(
  scope: Scope,
  { invoiceId }: InputOf<typeof getInvoice>,
): Promise<OutputOf<typeof getInvoice> | null> {
  const row = await findPartnerInvoice(scope, connectionOf(scope), invoiceId);
  if (!row) return null;

  const lines = await listInvoiceLines(scope, row.invoice.id);
  return {
    ...partnerInvoice(row),
    customerSnapshot: partyOf(present(row.invoice.buyer)),
    originalInvoice: await originalOf(scope, row),
    lines: lines.map(lineView),
    delivery: deliveryOf(row),
  };
}

async function originalOf(scope: Scope, { invoice, originalNumber, originalDate }: PartnerInvoiceRow) {
  if (invoice.originalInvoiceId === null) return null;

  const id = await findOriginalFactoringId(scope, connectionOf(scope), invoice.originalInvoiceId);
  return { id, invoiceNo: present(originalNumber), invoiceDate: present(originalDate) };
}

function deliveryOf({ factoring, pdfSha256, pdfSize }: PartnerInvoiceRow) {
  const { deliveredAt, deliveryChannel, factorKid, factorPaymentAccount, factorDueDate, factorReference } =
    factoring;
  if (deliveredAt === null) return null;

  return {
    deliveredAt,
    channel: present(deliveryChannel),
    factorKid,
    paymentAccount: factorPaymentAccount,
    dueDate: factorDueDate,
    factorReference,
    pdf: { sha256: hex(present(pdfSha256)), size: present(pdfSize) },
  };
}
