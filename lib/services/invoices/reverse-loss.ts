import { findConnection } from "@/db/queries/connections";
import { findClaimHolder, listLosses } from "@/db/queries/losses";
import { listLiveMatches } from "@/db/queries/matches";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { insertMatches, insertVouchers } from "@/db/writes/vouchers";
import type { ReverseLoss } from "@/lib/contracts/loss";
import { type MaybeForeign, undoneCurrency } from "@/lib/domain/currency";
import { dateInNorway, type IsoDate } from "@/lib/domain/dates";
import { isServiceOnly } from "@/lib/domain/loss";
import { negate, type Ore } from "@/lib/domain/money";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type PostRefusal, post, type VoucherRef } from "@/lib/domain/voucher";
import { type TransactRefusal, transact } from "../transact";
import { reversalOf } from "../vouchers/reversal-of";

type Refusal =
  | { readonly code: "no_loss_to_reverse" }
  | { readonly code: "date_in_future" }
  | { readonly code: "reversed_before_loss"; readonly voucherDate: IsoDate }
  | PostRefusal;

/**
 * «Tilbakefør» a loss (M31, edge 35): its mirror is posted, the VAT is owed again, and the invoice is open for what was
 * lost of it. Under an agreement about the ledger only it is with the factoring company again.
 */
export function reverseLoss(
  scope: Scope,
  { invoiceId, voucher, date }: ReverseLoss,
): Promise<Result<{ voucher: VoucherRef }, Refusal | TransactRefusal>> {
  return transact<{ voucher: VoucherRef }, Refusal>(scope, "invoice/reverse-loss", async (tx) => {
    const losses = await listLosses(tx, invoiceId);
    const loss = losses.find(({ series, voucherNo }) => `${series}-${voucherNo}` === voucher);
    if (!loss) return refuse({ code: "no_loss_to_reverse" });
    const { series, voucherNo, voucherDate, amountOre } = loss;
    if (date < voucherDate) return refuse({ code: "reversed_before_loss", voucherDate });
    if (date > dateInNorway(tx.now)) return refuse({ code: "date_in_future" });

    const reverses = { series, voucherNo };
    const mirror = post(await reversalOf(tx, reverses, date, ""), await findLockDate(tx));
    if (!mirror.ok) return mirror;
    const createdBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
    const [ref] = await insertVouchers(tx, series, [{ ...mirror.value, createdBy, reverses }]);
    if (!ref) throw new Error("the reversal got no number");
    await reopenItems(tx, reverses, ref, { amountOre, ...mirror.value.postings[0] });
    await tell(tx, invoiceId, ref, amountOre);
    return ok({ voucher: ref });
  });
}

/** What the loss settled is open again; its own credit, line 1, is met by the first line of its mirror. */
async function reopenItems(
  tx: Scope<Tx>,
  loss: VoucherRef,
  mirror: VoucherRef,
  { amountOre, foreign }: { readonly amountOre: Ore } & MaybeForeign,
): Promise<void> {
  const live = await listLiveMatches(tx, loss);
  await insertMatches(
    tx,
    live.map((match) => ({
      debit: { series: match.debitSeries, voucherNo: match.debitNo, line: match.debitLine },
      credit: { series: match.creditSeries, voucherNo: match.creditNo, line: match.creditLine },
      amountOre: negate(match.amountOre),
      ...undoneCurrency(match),
      undoes: match.id,
    })),
  );
  const currency = foreign ? { currencyAmount: foreign.amount } : {};
  await insertMatches(tx, [
    { debit: { ...mirror, line: 1 }, credit: { ...loss, line: 1 }, amountOre, ...currency },
  ]);
}

async function tell(tx: Scope<Tx>, invoiceId: string, ref: VoucherRef, amountOre: Ore): Promise<void> {
  const facts = { amountOre: amountOre.toString(), voucher: `${ref.series}-${ref.voucherNo}` };
  await insertHistory(tx, [{ invoiceId, event: "loss_reversed", facts }]);
  const holder = await findClaimHolder(tx, invoiceId);
  if (holder?.status !== "completed" || !isServiceOnly(holder.agreementType, holder.serviceLevel)) return;
  // An agreement that is over stays so: the claim is the company's to follow up.
  if ((await findConnection(tx, holder.connectionId))?.state === "inactive") return;
  await updateFactoringInvoice(tx, holder.id, { status: "delivered" });
  await insertHistory(tx, [{ invoiceId, event: "reopened" }]);
}
