import { findBankLine } from "@/db/queries/bank-lines";
import { hasSamePayment } from "@/db/queries/direct-payments";
import { findPayableInvoice, type PayableRow } from "@/db/queries/payable-invoices";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { postBankLine } from "@/db/writes/bank-lines";
import { insertDirectPayment } from "@/db/writes/direct-payments";
import { insertEvents } from "@/db/writes/events";
import { insertHistory } from "@/db/writes/invoices";
import { insertVouchers } from "@/db/writes/vouchers";
import type { ReportDirectPayment } from "@/lib/contracts/direct-payment";
import { voucherSeriesNo } from "@/lib/domain/chart";
import { dateInNorway, type IsoDate } from "@/lib/domain/dates";
import { type RegisterRefusal, registerDirectPayment } from "@/lib/domain/direct-payment";
import type { Ore } from "@/lib/domain/money";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type PostRefusal, post, type VoucherRef } from "@/lib/domain/voucher";
import { type TransactRefusal, transact } from "../transact";
import { bankAccountOf, paymentAccounts, posted } from "./payment-accounts";

type Refusal =
  | { readonly code: "not_found" }
  | { readonly code: "bank_line_posted" }
  | { readonly code: "already_registered" }
  | RegisterRefusal
  | PostRefusal;

/** What is paid, when and where: as it is typed, or as the bank wrote it. */
type Money = { readonly amountOre: Ore; readonly paidOn: IsoDate; readonly bankAccountNo: number };

/**
 * The debtor has paid the company (M29b, edge 33): D bank, K deviation account, told to the factoring company and in the
 * invoice's history, all in one transaction. A line of the bank's says itself what was paid, when and where, and is
 * posted once.
 */
export function reportDirectPayment(
  scope: Scope,
  input: ReportDirectPayment,
): Promise<Result<{ id: string; voucher: VoucherRef }, Refusal | TransactRefusal>> {
  return transact<{ id: string; voucher: VoucherRef }, Refusal>(
    scope,
    "factoring/report-direct-payment",
    async (tx) => {
      const money = await moneyOf(tx, input);
      if (!money.ok) return money;
      const invoice = await findPayableInvoice(tx, input.invoiceId);
      if (!invoice) return refuse({ code: "invoice_not_factored" });

      const voucher = await decide(tx, invoice, money.value);
      if (!voucher.ok) return voucher;
      const [ref] = await insertVouchers(tx, voucherSeriesNo.general, [
        { ...voucher.value, createdBy: tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind },
      ]);
      if (!ref) throw new Error("the voucher got no number");
      return ok({ id: await save(tx, input, invoice, money.value, ref), voucher: ref });
    },
  );
}

async function moneyOf(tx: Scope<Tx>, input: ReportDirectPayment): Promise<Result<Money, Refusal>> {
  if (input.bankLineId === null) {
    const { amountOre, paidOn, bankAccountNo } = input;
    // Two people with the same payslip: by the bank's line it could not have happened.
    const known = await hasSamePayment(tx, { invoiceId: input.invoiceId, amountOre, paidOn });
    return known ? refuse({ code: "already_registered" }) : ok({ amountOre, paidOn, bankAccountNo });
  }

  const line = await findBankLine(tx, input.bankLineId, { lock: true });
  if (!line) return refuse({ code: "not_found" });
  if (line.voucherNo !== null) return refuse({ code: "bank_line_posted" });
  return ok({ amountOre: line.amountOre, paidOn: line.bookedOn, bankAccountNo: line.accountNo });
}

async function decide(tx: Scope<Tx>, invoice: PayableRow, { amountOre, paidOn, bankAccountNo }: Money) {
  const { bank, deviation } = await paymentAccounts(tx, invoice.connectionId);
  const { invoiceId, number, kind, status, customerName } = invoice;
  const voucher = registerDirectPayment(
    { id: invoiceId, number, kind, status, buyerName: customerName },
    {
      amountOre,
      paidOn,
      today: dateInNorway(tx.now),
      bank: await bankAccountOf(tx, bankAccountNo, bank),
      deviation: deviation && posted(deviation),
    },
  );
  return voucher.ok ? post(voucher.value, await findLockDate(tx)) : voucher;
}

async function save(
  tx: Scope<Tx>,
  { bankLineId, note }: ReportDirectPayment,
  { invoiceId, connectionId }: PayableRow,
  { amountOre, paidOn }: Money,
  voucher: VoucherRef,
): Promise<string> {
  const id = await insertDirectPayment(tx, {
    connectionId,
    invoiceId,
    paidOn,
    amountOre,
    bankLineId,
    note,
    voucher,
  });
  if (bankLineId !== null && !(await postBankLine(tx, bankLineId, voucher)))
    throw new Error("the line of the bank was locked, and yet posted");
  await insertHistory(tx, [
    {
      invoiceId,
      event: "direct_payment_reported",
      text: note,
      facts: { amountOre: amountOre.toString(), paidOn, voucher: `${voucher.series}-${voucher.voucherNo}` },
    },
  ]);
  await insertEvents(tx, [{ connectionId, type: "direct_payment.reported", subjectId: id }]);
  return id;
}
