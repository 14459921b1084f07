import { type DeliveryPdfRow, listDeliveryPdfs } from "@/db/queries/delivery-pdfs";
import { findSettlement } from "@/db/queries/invoice-page";
import {
  findOriginalFactoringId,
  findPartnerInvoice,
  listInvoiceLines,
  listPartnerInvoices,
  type PartnerInvoiceRow,
} from "@/db/queries/partner-invoices";
import { atOneMoment, type Scope } from "@/db/scope";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { getInvoice, listInvoices } from "@/lib/contracts/partner-api/invoices";
import { settlementStatus } from "@/lib/domain/factoring";
import { deliveryWarningsOf } from "@/lib/domain/lateness";
import { ore } from "@/lib/domain/money";
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

/** One invoice whole, as it was at one moment, or null when the partner has no such invoice. */
export function readInvoice(
  scope: Scope,
  { invoiceId }: InputOf<typeof getInvoice>,
): Promise<OutputOf<typeof getInvoice> | null> {
  return atOneMoment(scope, async (moment) => {
    const row = await findPartnerInvoice(moment, connectionOf(moment), invoiceId);
    if (!row) return null;

    const [lines, originalInvoice, versions, settlement] = await Promise.all([
      listInvoiceLines(moment, row.invoice.id),
      originalOf(moment, row),
      listDeliveryPdfs(moment, row.factoring.id),
      settlementOf(moment, row),
    ]);
    return {
      ...partnerInvoice(row),
      customerSnapshot: partyOf(present(row.invoice.buyer)),
      originalInvoice,
      lines: lines.map(lineView),
      delivery: deliveryOf(row, versions),
      settlement,
    };
  });
}

async function settlementOf(scope: Scope, { invoice, factoring }: PartnerInvoiceRow) {
  const facts = present(await findSettlement(scope, invoice.id));
  const { totalOre, remainingOre, creditedOre, writtenOffOre } = facts;
  return {
    status: settlementStatus({ ...facts, status: factoring.status }),
    advanced: ore(facts.advancedOre),
    settled: ore(totalOre - remainingOre - creditedOre - writtenOffOre),
    credited: ore(creditedOre),
    writtenOff: ore(writtenOffOre),
    fees: ore(facts.feesOre),
    remaining: ore(remainingOre),
  };
}

async function originalOf(scope: Scope, { invoice, originalNumber, originalDate }: PartnerInvoiceRow) {
  if (invoice.originalInvoiceId === null) return null;

  const id = await findOriginalFactoringId(scope, connectionOf(scope), invoice.originalInvoiceId);
  return { id, invoiceNo: present(originalNumber), invoiceDate: present(originalDate) };
}

function deliveryOf(
  { invoice, factoring, pdfSha256, pdfSize }: PartnerInvoiceRow,
  versions: readonly DeliveryPdfRow[],
) {
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
    receivedAt: versions[0]?.receivedAt ?? deliveredAt,
    pdf: { sha256: hex(present(pdfSha256)), size: present(pdfSize) },
    pdfVersions: versions.map(({ version, sha256, size, receivedAt, reason }) => ({
      version,
      sha256,
      size,
      receivedAt,
      reason,
    })),
    warnings: deliveryWarningsOf({ deliveredAt, dueDate: present(invoice.dueDate) }),
  };
}
