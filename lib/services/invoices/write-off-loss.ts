import { listPostableAccounts } from "@/db/queries/accounts";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { type ItemMatch, insertMatches, insertVouchers } from "@/db/writes/vouchers";
import type { WriteOffLoss } from "@/lib/contracts/loss";
import { voucherSeriesNo } from "@/lib/domain/chart";
import { carriedOre } from "@/lib/domain/currency";
import { dateInNorway } from "@/lib/domain/dates";
import { completesAtZero } from "@/lib/domain/factoring";
import { type LossRefusal, lossVoucher } from "@/lib/domain/loss";
import { type Ore, ore, sum } from "@/lib/domain/money";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type PostRefusal, post, type Voucher, type VoucherRef } from "@/lib/domain/voucher";
import { closeIfFinished } from "../factoring/close-finished";
import { type TransactRefusal, transact } from "../transact";
import { type Losable, loadLosable } from "./losable-invoice";

type Refusal =
  | { readonly code: "not_found" }
  | { readonly code: "account_not_usable"; readonly accountNo: number }
  | LossRefusal
  | PostRefusal;

/**
 * «Før tap» (edge 35): D 7830, D the VAT that is taken back, K the customer, matched to the invoice, with the ground in
 * its history, in one transaction. The loss is the company's own decision: a factoring company that has the claim
 * stands in its way.
 */
export function writeOffLoss(
  scope: Scope,
  input: WriteOffLoss,
): Promise<Result<{ voucher: VoucherRef }, Refusal | TransactRefusal>> {
  const { invoiceId, amountOre, date, ground, note } = input;
  return transact<{ voucher: VoucherRef }, Refusal>(scope, "invoice/write-off-loss", async (tx) => {
    const loaded = await loadLosable(tx, invoiceId);
    if (!loaded) return refuse({ code: "not_found" });
    const decided = lossVoucher(loaded.invoice, { amountOre, date, today: dateInNorway(tx.now), ground });
    if (!decided.ok) return decided;
    const unusable = await unusableAccount(tx, decided.value);
    if (unusable !== null) return refuse({ code: "account_not_usable", accountNo: unusable });
    const parts = partsOf(loaded.items, amountOre);
    const voucher = post(inCurrency(decided.value, loaded.items, parts), await findLockDate(tx));
    if (!voucher.ok) return voucher;

    const createdBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
    const [ref] = await insertVouchers(tx, voucherSeriesNo.general, [{ ...voucher.value, createdBy }]);
    if (!ref) throw new Error("the voucher got no number");
    await insertMatches(
      tx,
      parts.map((part) => ({ ...part, credit: { ...ref, line: 1 } })),
    );
    const facts = {
      amountOre: amountOre.toString(),
      voucher: `${ref.series}-${ref.voucherNo}`,
      lossGround: ground ?? "none",
    };
    await insertHistory(tx, [{ invoiceId, event: "loss_posted", text: note, facts }]);
    await completeLost(tx, loaded, amountOre);
    return ok({ voucher: ref });
  });
}

/** The first account of the voucher that the company has closed or never had; the customer's is always there. */
async function unusableAccount(tx: Scope<Tx>, { postings }: Voucher): Promise<number | null> {
  const usable = new Set((await listPostableAccounts(tx)).map(({ accountNo }) => accountNo));
  const own = postings.filter(({ subledgerNo }) => subledgerNo === null);
  return own.find(({ accountNo }) => !usable.has(accountNo))?.accountNo ?? null;
}

/** The loss settles the oldest of what is open first; of an item in a foreign currency, its share of that (edge 41). */
function partsOf(items: Losable["items"], amountOre: Ore): Omit<ItemMatch, "credit">[] {
  const parts: Omit<ItemMatch, "credit">[] = [];
  let left: bigint = amountOre;
  for (const { series, voucherNo, line, remainingOre, currencyRemaining } of items) {
    const part = remainingOre < left ? remainingOre : left;
    if (part <= 0n) break;
    const share =
      currencyRemaining === null
        ? {}
        : { currencyAmount: carriedOre({ ore: currencyRemaining, amount: remainingOre }, part) };
    parts.push({ debit: { series, voucherNo, line }, amountOre: ore(part), ...share });
    left -= part;
  }
  return parts;
}

/** The customer's line, which is the first, is in the currency of what it settles. */
function inCurrency(voucher: Voucher, items: Losable["items"], parts: ReturnType<typeof partsOf>): Voucher {
  const currency = items.find((item) => item.currency !== null)?.currency;
  if (!currency) return voucher;
  const amount = -sum(parts.map(({ currencyAmount = 0n }) => currencyAmount));
  const [first, ...rest] = voucher.postings;
  return first ? { ...voucher, postings: [{ ...first, foreign: { currency, amount } }, ...rest] } : voucher;
}

/** Under an agreement about the ledger only the invoice is still there: when nothing is left of it, it is done (domain.md c2). */
async function completeLost(tx: Scope<Tx>, { invoice, holder }: Losable, amountOre: Ore): Promise<void> {
  if (!holder || amountOre !== invoice.remainingOre || !completesAtZero(holder.status)) return;
  await updateFactoringInvoice(tx, holder.id, { status: "completed" });
  await insertHistory(tx, [{ invoiceId: invoice.id, event: "completed" }]);
  await closeIfFinished(tx, holder.connectionId);
}
