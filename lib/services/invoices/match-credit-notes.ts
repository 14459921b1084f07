import type { Scope, Tx } from "@/db/scope";
import { insertEvents } from "@/db/writes/events";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { type ItemMatch, insertMatches } from "@/db/writes/vouchers";
import { completesAtZero } from "@/lib/domain/factoring";
import type { SalesDocument } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import type { VoucherRef } from "@/lib/domain/voucher";
import type { LoadedDraft, SendingContext } from "./sending-context";

/** A credit note that has just been posted; other documents are passed over. */
export type PostedDocument = {
  readonly draft: LoadedDraft;
  readonly document: SalesDocument;
  readonly voucher: VoucherRef | undefined;
};

/**
 * Edge 11: a credit note settles what is left of its invoice; more than that stays as the customer's credit
 * (edge 12). When nothing is left of a delivered invoice, the partner's work with it is done.
 */
export async function matchCreditNotes(
  tx: Scope<Tx>,
  { originalOf }: SendingContext,
  posted: readonly PostedDocument[],
): Promise<void> {
  const left = new Map([...originalOf].map(([id, original]) => [id, original.remainingOre as bigint]));

  const matches: ItemMatch[] = [];
  for (const { draft, document, voucher } of posted) {
    const original = draft.originalInvoiceId ? originalOf.get(draft.originalInvoiceId) : undefined;
    if (!original || !voucher || draft.kind !== "credit_note") continue;
    const { factoringId, factoringConnectionId: connectionId } = original;
    const remaining = left.get(original.id) ?? 0n;
    const amount = remaining < document.totals.totalOre ? remaining : document.totals.totalOre;
    // Edge 12: of what is settled already the factoring company has the money, so the two must talk.
    const surplusOre = factoringId ? document.totals.totalOre - amount : 0n;
    await insertHistory(tx, [
      {
        invoiceId: original.id,
        event: "credited",
        facts: { number: document.number, surplusOre: surplusOre > 0n ? surplusOre.toString() : null },
      },
    ]);
    if (factoringId && connectionId)
      await insertEvents(tx, [{ connectionId, type: "invoice.credited", subjectId: factoringId }]);

    if (amount <= 0n) continue;
    left.set(original.id, remaining - amount);
    const debit = { series: original.voucherSeries, voucherNo: original.voucherNo, line: original.line };
    matches.push({ debit, credit: { ...voucher, line: 1 }, amountOre: ore(amount) });
  }
  await insertMatches(tx, matches);
  await completeCredited(tx, originalOf, left);
}

/** The status follows the ledger (domain.md c2), here as when a payment closes the invoice. */
async function completeCredited(
  tx: Scope<Tx>,
  originalOf: SendingContext["originalOf"],
  left: ReadonlyMap<string, bigint>,
): Promise<void> {
  for (const { id, remainingOre, factoringId, factoringStatus } of originalOf.values()) {
    const closedNow = remainingOre !== 0n && left.get(id) === 0n;
    if (!closedNow || !factoringId || !factoringStatus || !completesAtZero(factoringStatus)) continue;
    await updateFactoringInvoice(tx, factoringId, { status: "completed" });
    await insertHistory(tx, [{ invoiceId: id, event: "completed" }]);
  }
}
