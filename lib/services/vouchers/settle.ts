import { listMatchableItems, listRemaining } from "@/db/queries/partner-posting";
import type { Scope, Tx } from "@/db/scope";
import { updateFactoringInvoices } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { insertMatches } from "@/db/writes/vouchers";
import { completesAtZero } from "@/lib/domain/factoring";
import type { OpenItem } from "@/lib/domain/matching";
import { customerLines, numberedIn, type Settlement } from "@/lib/domain/settlement";
import type { Posting, VoucherRef } from "@/lib/domain/voucher";
import { connectionOf } from "../factoring/connection-of";

/** What the customers of vouchers have open before these are posted. */
export async function openItemsOf(scope: Scope, postings: readonly Posting[]): Promise<OpenItem[]> {
  const customerNos = [...new Set(customerLines(postings).map((line) => line.customerNo))];
  const items = await listMatchableItems(scope, customerNos);
  return items.map(({ series, voucherNo, line, ownKid, factorKids, ...item }) => ({
    ...item,
    ref: { series, voucherNo, line },
    kids: ownKid ? [ownKid, ...factorKids] : factorKids,
  }));
}

/** Settle what was decided, now that the vouchers have numbers, and complete the invoices of which nothing remains. */
export async function settle(
  tx: Scope<Tx>,
  { matches, invoiceIds }: Settlement,
  refs: readonly VoucherRef[],
): Promise<void> {
  await insertMatches(
    tx,
    matches.map(({ debit, credit, ...amounts }) => ({
      ...amounts,
      debit: numberedIn(refs, debit),
      credit: numberedIn(refs, credit),
    })),
  );
  await completeSettled(tx, invoiceIds);
}

/** The status follows the ledger: at balance zero the partner's work with the invoice is done (domain.md c2). */
async function completeSettled(tx: Scope<Tx>, invoiceIds: readonly string[]): Promise<void> {
  if (invoiceIds.length === 0) return;
  const remaining = await listRemaining(tx, connectionOf(tx), invoiceIds);
  const settled = remaining.filter((row) => row.remainingOre === 0n && completesAtZero(row.status));
  await updateFactoringInvoices(
    tx,
    settled.map(({ factoringId }) => factoringId),
    { status: "completed" },
  );
  await insertHistory(
    tx,
    settled.map(({ invoiceId }) => ({ invoiceId, event: "completed" })),
  );
}
