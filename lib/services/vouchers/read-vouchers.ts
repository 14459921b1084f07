import { findVoucher, findVoucherByReference } from "@/db/queries/vouchers";
import type { Scope } from "@/db/scope";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { findVouchers, getVoucher } from "@/lib/contracts/partner-api/vouchers";
import { connectionOf } from "../factoring/connection-of";
import { parseVoucherName, voucherDetailView } from "./voucher-view";

/** The partner's own voucher with a reference: a list of one, or an empty one. */
export async function readVouchers(
  scope: Scope,
  { externalReference }: InputOf<typeof findVouchers>,
): Promise<OutputOf<typeof findVouchers>> {
  const head = await findVoucherByReference(scope, connectionOf(scope), externalReference);
  return { data: head ? [await voucherDetailView(scope, head)] : [] };
}

/** One of the partner's own vouchers, or null: nobody else's is shown. */
export async function readVoucher(
  scope: Scope,
  { voucherId }: InputOf<typeof getVoucher>,
): Promise<OutputOf<typeof getVoucher> | null> {
  const head = await findVoucher(scope, parseVoucherName(voucherId));
  return head?.voucher.connectionId === connectionOf(scope) ? voucherDetailView(scope, head) : null;
}
