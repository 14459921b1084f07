import type { z } from "zod";
import {
  type DirectPaymentRow,
  findDirectPayment,
  listPartnerDirectPayments,
} from "@/db/queries/direct-payments";
import type { Scope } from "@/db/scope";
import { acknowledge } from "@/db/writes/direct-payments";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type {
  acknowledgeDirectPayment as acknowledgeContract,
  directPayment,
  listDirectPayments as listContract,
} from "@/lib/contracts/partner-api/direct-payments";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { connectionOf } from "../factoring/connection-of";
import { pageOf } from "../factoring/paging";
import { type TransactRefusal, transact } from "../transact";
import { voucherName } from "../vouchers/voucher-view";

/** A page of what debtors paid to the client directly, in the order it last changed (M29b). */
export async function readDirectPayments(
  scope: Scope,
  input: InputOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  const rows = await listPartnerDirectPayments(scope, connectionOf(scope), {
    ...input,
    limit: input.limit + 1,
  });
  return pageOf(rows, input, (row) => row.sequence, directPaymentView);
}

/** The partner has seen a direct payment (edge 33). Said again it answers the same. */
export function acknowledgeDirectPayment(
  scope: Scope,
  { directPaymentId }: InputOf<typeof acknowledgeContract>,
): Promise<Result<OutputOf<typeof acknowledgeContract>, { readonly code: "not_found" } | TransactRefusal>> {
  return transact<OutputOf<typeof acknowledgeContract>, { readonly code: "not_found" }>(
    scope,
    "factoring/acknowledge-direct-payment",
    async (tx) => {
      const found = await findDirectPayment(tx, directPaymentId);
      if (found?.connectionId !== connectionOf(tx)) return refuse({ code: "not_found" });

      await acknowledge(tx, directPaymentId);
      const seen = await findDirectPayment(tx, directPaymentId);
      return seen ? ok(directPaymentView(seen)) : refuse({ code: "not_found" });
    },
  );
}

function directPaymentView(row: DirectPaymentRow): z.output<typeof directPayment> {
  const { id, invoiceNo, factoringInvoiceId, customerNo, amountOre, paidOn, state, clearedOn, note } = row;
  return {
    id,
    invoiceNo,
    factoringInvoiceId,
    customerNo,
    amount: amountOre,
    currency: "NOK",
    paidOn,
    state,
    clearedOn,
    clearedAt: row.clearedAt,
    note,
    voucherId: voucherName({ series: row.voucherSeries, voucherNo: row.voucherNo }),
    reportedAt: row.reportedAt,
    acknowledgedAt: row.acknowledgedAt,
    sequence: row.sequence,
  };
}
