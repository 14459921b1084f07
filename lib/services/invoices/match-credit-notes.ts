import type { Scope, Tx } from "@/db/scope";
import { insertEvents } from "@/db/writes/events";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { type ItemMatch, insertMatches } from "@/db/writes/vouchers";
import { type Currency, isForeign } from "@/lib/domain/currency";
import type { OpenAmount } from "@/lib/domain/document-currency";
import { completesAtZero } from "@/lib/domain/factoring";
import type { SalesDocument } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import type { VoucherRef } from "@/lib/domain/voucher";
import { type LoadedDraft, lessCredited, openAmountOf, type SendingContext } from "./sending-context";

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
  const left = new Map([...originalOf].map(([id, original]) => [id, openAmountOf(original)]));

  const matches: ItemMatch[] = [];
  for (const { draft, document, voucher } of posted) {
    const original = draft.originalInvoiceId ? originalOf.get(draft.originalInvoiceId) : undefined;
    if (!original || !voucher || draft.kind !== "credit_note") continue;
    const { factoringId, factoringConnectionId: connectionId } = original;
    const open = left.get(original.id) ?? openAmountOf(original);
    const { totals, currency, nokTotalOre } = document;
    const amount = open.amount < totals.totalOre ? open.amount : totals.totalOre;
    // Edge 12: of what is settled already the factoring company has the money, so the two must talk.
    const surplus = factoringId ? totals.totalOre - amount : 0n;
    await insertHistory(tx, [
      {
        invoiceId: original.id,
        event: "credited",
        facts: {
          number: document.number,
          surplusOre: surplus > 0n ? surplus.toString() : null,
          ...inCurrency(currency),
        },
      },
    ]);
    if (factoringId && connectionId)
      await insertEvents(tx, [{ connectionId, type: "invoice.credited", subjectId: factoringId }]);

    if (amount <= 0n) continue;
    const after = lessCredited(open, totals.totalOre, nokTotalOre);
    left.set(original.id, after);
    const debit = { series: original.voucherSeries, voucherNo: original.voucherNo, line: original.line };
    matches.push({
      debit,
      credit: { ...voucher, line: 1 },
      amountOre: ore(open.ore - after.ore),
      ...(isForeign(currency) ? { currencyAmount: amount } : {}),
    });
  }
  await insertMatches(tx, matches);
  await completeCredited(tx, originalOf, left);
}

/** Kroner need no word in «Historikk». */
function inCurrency(currency: Currency): { readonly currency?: string } {
  return isForeign(currency) ? { currency } : {};
}

/** The status follows the ledger (domain.md c2), here as when a payment closes the invoice. */
async function completeCredited(
  tx: Scope<Tx>,
  originalOf: SendingContext["originalOf"],
  left: ReadonlyMap<string, OpenAmount>,
): Promise<void> {
  for (const { id, remainingOre, factoringId, factoringStatus } of originalOf.values()) {
    const closedNow = remainingOre !== 0n && left.get(id)?.amount === 0n;
    if (!closedNow || !factoringId || !factoringStatus || !completesAtZero(factoringStatus)) continue;
    await updateFactoringInvoice(tx, factoringId, { status: "completed" });
    await insertHistory(tx, [{ invoiceId: id, event: "completed" }]);
  }
}
