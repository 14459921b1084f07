import type { z } from "zod";
import type { Contract } from "./contract";
import type { postedVoucher } from "./voucher-shape";
import { findVouchers, getVoucher, postVoucher } from "./vouchers";

/** The same voucher as at `/factoring/vouchers`, about the invoices that the client delivers itself (M30). */
export const postClientVoucher = {
  ...postVoucher,
  operationId: "postClientVoucher",
  path: "/vouchers",
  tag: "Vouchers of alternative integrations",
  summary: "Post a voucher about the client's own invoices",
  description:
    "All lines or none, with the same shape and rules as `POST /factoring/vouchers`: lines go to the accounts of GET /connection and to customers' subledgers, and a line that names an invoice by `invoiceNo` is matched to it. Only invoices that the client delivers itself can be named or settled.",
  permission: "vouchers:write",
  locationOf: (voucher: z.output<typeof postedVoucher>) => voucher.id && `/vouchers/${voucher.id}`,
} as const satisfies Contract;

/** Own vouchers by their reference. */
export const findClientVouchers = {
  ...findVouchers,
  operationId: "findClientVouchers",
  path: "/vouchers",
  tag: "Vouchers of alternative integrations",
  permission: "vouchers:read",
} as const satisfies Contract;

/** One own voucher. */
export const getClientVoucher = {
  ...getVoucher,
  operationId: "getClientVoucher",
  path: "/vouchers/{voucherId}",
  tag: "Vouchers of alternative integrations",
  permission: "vouchers:read",
} as const satisfies Contract;
