import { findDirectPayment } from "@/db/queries/direct-payments";
import { findOpenItem } from "@/db/queries/open-items";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { reopenDirectPayment as saveReopened } from "@/db/writes/direct-payments";
import { insertEvents } from "@/db/writes/events";
import { insertHistory } from "@/db/writes/invoices";
import { insertMatches, insertVouchers } from "@/db/writes/vouchers";
import type { ReopenDirectPayment } from "@/lib/contracts/direct-payment";
import { dateInNorway, type IsoDate } from "@/lib/domain/dates";
import { mayReopen } from "@/lib/domain/direct-payment";
import { ore } from "@/lib/domain/money";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type PostRefusal, post, type VoucherRef } from "@/lib/domain/voucher";
import { type TransactRefusal, transact } from "../transact";
import { reversalOf } from "../vouchers/reversal-of";

type Refusal =
  | { readonly code: "not_found" }
  | { readonly code: "not_cleared" }
  | { readonly code: "reopened_before_cleared"; readonly clearedOn: IsoDate }
  | { readonly code: "date_in_future" }
  | PostRefusal;

/**
 * «Angre oppgjør» (M29b, M31): a payment that was passed on or set off by mistake is to be cleared again. The voucher
 * that cleared it is reversed, so that the money stands on the deviation account it came from, and the factoring
 * company is told.
 */
export function reopenDirectPayment(
  scope: Scope,
  { paymentId, date, reason }: ReopenDirectPayment,
): Promise<Result<{ voucher: VoucherRef }, Refusal | TransactRefusal>> {
  return transact<{ voucher: VoucherRef }, Refusal>(scope, "factoring/reopen-direct-payment", async (tx) => {
    const payment = await findDirectPayment(tx, paymentId);
    if (!payment) return refuse({ code: "not_found" });
    const allowed = mayReopen(payment.state);
    if (!allowed.ok) return allowed;
    const { clearedSeries, clearedNo, clearedOn, connectionId, invoiceId, amountOre } = payment;
    if (clearedSeries === null || clearedNo === null || clearedOn === null)
      throw new Error("cleared by nothing");
    if (date < clearedOn) return refuse({ code: "reopened_before_cleared", clearedOn });
    if (date > dateInNorway(tx.now)) return refuse({ code: "date_in_future" });

    const reverses = { series: clearedSeries, voucherNo: clearedNo };
    const voucher = post(await reversalOf(tx, reverses, date, reason), await findLockDate(tx));
    if (!voucher.ok) return voucher;
    const createdBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
    const [ref] = await insertVouchers(tx, clearedSeries, [{ ...voucher.value, createdBy, reverses }]);
    if (!ref) throw new Error("the voucher got no number");
    await meetOnClearing(tx, reverses, ref);
    await saveReopened(tx, paymentId, ref);

    const facts = { amountOre: amountOre.toString(), voucher: `${ref.series}-${ref.voucherNo}` };
    await insertHistory(tx, [{ invoiceId, event: "direct_payment_reopened", facts, text: reason }]);
    await insertEvents(tx, [{ connectionId, type: "direct_payment.reopened", subjectId: paymentId }]);
    return ok({ voucher: ref });
  });
}

/** What the clearing credited in a subledger and the reversal debits there settle one another, as far as it is open. */
async function meetOnClearing(tx: Scope<Tx>, cleared: VoucherRef, reversal: VoucherRef): Promise<void> {
  const credit = { ...cleared, line: 2 };
  const item = await findOpenItem(tx, credit);
  if (!item || item.remainingOre >= 0n) return;
  await insertMatches(tx, [{ debit: { ...reversal, line: 2 }, credit, amountOre: ore(-item.remainingOre) }]);
}
