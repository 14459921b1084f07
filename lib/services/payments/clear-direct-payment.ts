import { type DirectPaymentRow, findDirectPayment } from "@/db/queries/direct-payments";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { closeDirectPayment } from "@/db/writes/direct-payments";
import { insertEvents } from "@/db/writes/events";
import { insertHistory } from "@/db/writes/invoices";
import { insertMatches, insertVouchers } from "@/db/writes/vouchers";
import type { ForwardDirectPayment, SetOffDirectPayment } from "@/lib/contracts/direct-payment";
import { voucherSeriesNo } from "@/lib/domain/chart";
import { dateInNorway, type IsoDate } from "@/lib/domain/dates";
import {
  type ClearingWay,
  type ClearRefusal,
  clearDirectPayment,
  type PostingAccount,
  type RegisteredPayment,
} from "@/lib/domain/direct-payment";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type PostRefusal, post, type VoucherRef } from "@/lib/domain/voucher";
import { type TransactRefusal, transact } from "../transact";
import { bankAccountOf, paymentAccounts, posted } from "./payment-accounts";

type Refusal = { readonly code: "not_found" } | ClearRefusal | PostRefusal;
type Cleared = Result<{ voucher: VoucherRef }, Refusal | TransactRefusal>;

/** Pass the debtor's money on to the factoring company (M29b): D deviation, K bank. */
export function forwardDirectPayment(scope: Scope, input: ForwardDirectPayment): Promise<Cleared> {
  return transact<{ voucher: VoucherRef }, Refusal>(scope, "factoring/forward-direct-payment", async (tx) => {
    const payment = await findDirectPayment(tx, input.paymentId);
    if (!payment) return refuse({ code: "not_found" });
    const { bank } = await paymentAccounts(tx, payment.connectionId);
    return clear(tx, payment, "forwarded", input.date, await bankAccountOf(tx, input.bankAccountNo, bank));
  });
}

/** Let the factoring company set the money off against what it is to pay out (M29b): D deviation, K clearing account. */
export function setOffDirectPayment(scope: Scope, input: SetOffDirectPayment): Promise<Cleared> {
  return transact<{ voucher: VoucherRef }, Refusal>(scope, "factoring/set-off-direct-payment", async (tx) => {
    const payment = await findDirectPayment(tx, input.paymentId);
    if (!payment) return refuse({ code: "not_found" });
    const { clearing } = await paymentAccounts(tx, payment.connectionId);
    return clear(tx, payment, "set_off", input.date, clearing && posted(clearing));
  });
}

async function clear(
  tx: Scope<Tx>,
  payment: DirectPaymentRow,
  way: ClearingWay,
  date: IsoDate,
  against: PostingAccount | null,
): Promise<Result<{ voucher: VoucherRef }, Refusal>> {
  const decided = clearDirectPayment(registered(payment), way, {
    date,
    today: dateInNorway(tx.now),
    against,
  });
  if (!decided.ok) return decided;
  const voucher = post(decided.value, await findLockDate(tx));
  if (!voucher.ok) return voucher;

  const createdBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
  const [ref] = await insertVouchers(tx, voucherSeriesNo.general, [{ ...voucher.value, createdBy }]);
  if (!ref) throw new Error("the voucher got no number");
  // Line 1 debits what line 2 of the registration credited.
  await meetOnDeviation(tx, payment, { ...ref, line: 1 });
  await closeDirectPayment(tx, payment.id, way, ref);
  await tellCleared(tx, payment, `direct_payment_${way}`, ref);
  return ok({ voucher: ref });
}

/** The payment as the rules want it, on the account that it was credited to. */
export function registered(payment: DirectPaymentRow): RegisteredPayment {
  const { invoiceId, invoiceNo, amountOre, paidOn, state } = payment;
  return {
    invoiceId,
    invoiceNo,
    amountOre,
    paidOn,
    state,
    deviation: { accountNo: payment.deviationAccountNo, subledgerNo: payment.deviationSubledgerNo },
  };
}

/** A deviation account that is a subledger account has open items: the two of a payment settle one another. */
export async function meetOnDeviation(
  tx: Scope<Tx>,
  { amountOre, deviationSubledgerNo, ...payment }: DirectPaymentRow,
  debit: VoucherRef & { readonly line: number },
): Promise<void> {
  if (deviationSubledgerNo === null) return;
  const { voucherSeries, voucherNo, reopenedSeries, reopenedNo } = payment;
  // One that was opened again stands where the reversal put it.
  const credit =
    reopenedSeries !== null && reopenedNo !== null
      ? { series: reopenedSeries, voucherNo: reopenedNo, line: 1 }
      : { series: voucherSeries, voucherNo, line: 2 };
  await insertMatches(tx, [{ debit, credit, amountOre }]);
}

/** Tell the invoice's history and the partner that a payment no longer stands on the deviation account. */
export async function tellCleared(
  tx: Scope<Tx>,
  { id, invoiceId, connectionId, amountOre }: DirectPaymentRow,
  event: "direct_payment_forwarded" | "direct_payment_set_off" | "direct_payment_reversed",
  { series, voucherNo }: VoucherRef,
): Promise<void> {
  const facts = { amountOre: amountOre.toString(), voucher: `${series}-${voucherNo}` };
  await insertHistory(tx, [{ invoiceId, event, facts }]);
  await insertEvents(tx, [{ connectionId, type: "direct_payment.cleared", subjectId: id }]);
}
