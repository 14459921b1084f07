import { listMatchableItems, listRemaining } from "@/db/queries/partner-posting";
import type { Scope, Tx } from "@/db/scope";
import { updateFactoringInvoices } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { type ItemMatch, insertMatches } from "@/db/writes/vouchers";
import { receivableAccountNo } from "@/lib/domain/chart";
import { completesAtZero } from "@/lib/domain/factoring";
import { decideMatches, type MatchSide, type OpenItem } from "@/lib/domain/matching";
import type { Posting, VoucherRef } from "@/lib/domain/voucher";
import { closeIfFinished } from "../factoring/close-finished";
import { connectionOf } from "../factoring/connection-of";

/** What the customers of a voucher have open before it is posted. */
export async function openItemsOf(scope: Scope, postings: readonly Posting[]): Promise<OpenItem[]> {
  const customerNos = [...new Set(customerLines(postings).map((line) => line.customerNo))];
  const items = await listMatchableItems(scope, customerNos);
  return items.map(({ series, voucherNo, line, ownKid, factorKids, ...item }) => ({
    ...item,
    ref: { series, voucherNo, line },
    kids: ownKid ? [ownKid, ...factorKids] : factorKids,
  }));
}

/** Settle what the voucher's customer lines are for (M26, M28), and complete invoices of which nothing remains. */
export async function settle(
  tx: Scope<Tx>,
  voucher: VoucherRef,
  postings: readonly Posting[],
  items: readonly OpenItem[],
): Promise<void> {
  const decided = decideMatches(customerLines(postings), items);
  const refOf = (side: MatchSide) => (side.from === "ledger" ? side.ref : { ...voucher, line: side.line });
  const matches: ItemMatch[] = decided.map(({ debit, credit, amountOre }) => ({
    debit: refOf(debit),
    credit: refOf(credit),
    amountOre,
  }));
  await insertMatches(tx, matches);

  const touched = items.filter(({ ref }) =>
    matches.some(({ debit, credit }) => sameItem(ref, debit) || sameItem(ref, credit)),
  );
  await completeSettled(tx, [...new Set(touched.flatMap(({ invoiceId }) => invoiceId ?? []))]);
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
  if (settled.length > 0) await closeIfFinished(tx, connectionOf(tx));
}

function customerLines(postings: readonly Posting[]) {
  return postings.flatMap((posting, index) =>
    posting.accountNo === receivableAccountNo && posting.subledgerNo !== null
      ? [{ ...posting, line: index + 1, customerNo: posting.subledgerNo }]
      : [],
  );
}

function sameItem(a: { series: number; voucherNo: number; line: number }, b: typeof a): boolean {
  return a.series === b.series && a.voucherNo === b.voucherNo && a.line === b.line;
}
