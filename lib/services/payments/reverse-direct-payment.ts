import { findDirectPayment } from "@/db/queries/direct-payments";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope } from "@/db/scope";
import { reopenBankLine } from "@/db/writes/bank-lines";
import { closeDirectPayment } from "@/db/writes/direct-payments";
import { insertVouchers } from "@/db/writes/vouchers";
import type { ReverseDirectPayment } from "@/lib/contracts/direct-payment";
import { dateInNorway } from "@/lib/domain/dates";
import { type ClearRefusal, mayReverse } from "@/lib/domain/direct-payment";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type PostRefusal, post, type VoucherRef } from "@/lib/domain/voucher";
import { type TransactRefusal, transact } from "../transact";
import { reversalOf } from "../vouchers/reversal-of";
import { meetOnDeviation, tellCleared } from "./clear-direct-payment";

type Refusal = { readonly code: "not_found" } | ClearRefusal | PostRefusal;

/**
 * Undo a direct payment that was registered by mistake, before it is cleared: its voucher is reversed, the line of the
 * bank waits again, and the factoring company is told.
 */
export function reverseDirectPayment(
  scope: Scope,
  { paymentId, date, reason }: ReverseDirectPayment,
): Promise<Result<{ voucher: VoucherRef }, Refusal | TransactRefusal>> {
  return transact<{ voucher: VoucherRef }, Refusal>(scope, "factoring/reverse-direct-payment", async (tx) => {
    const payment = await findDirectPayment(tx, paymentId);
    if (!payment) return refuse({ code: "not_found" });
    const allowed = mayReverse(payment.state);
    if (!allowed.ok) return allowed;
    if (date < payment.paidOn) return refuse({ code: "cleared_before_paid", paidOn: payment.paidOn });
    if (date > dateInNorway(tx.now)) return refuse({ code: "date_in_future" });

    const reverses = { series: payment.voucherSeries, voucherNo: payment.voucherNo };
    const reversal = await reversalOf(tx, reverses, date, reason);
    const voucher = post(reversal, await findLockDate(tx));
    if (!voucher.ok) return voucher;

    const createdBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
    const [ref] = await insertVouchers(tx, reverses.series, [{ ...voucher.value, createdBy, reverses }]);
    if (!ref) throw new Error("the voucher got no number");
    await meetOnDeviation(tx, payment, { ...ref, line: 2 });
    await closeDirectPayment(tx, payment.id, "reversed", ref);
    if (payment.bankLineId !== null) await reopenBankLine(tx, payment.bankLineId);
    await tellCleared(tx, payment, "direct_payment_reversed", ref);
    return ok({ voucher: ref });
  });
}
