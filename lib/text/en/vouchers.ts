import type { vouchers as nb } from "../nb/vouchers";
import type { SameKeys } from "../texts";

export const vouchers: SameKeys<typeof nb> = {
  title: "Vouchers",
  voucher: "Voucher {number}",
  voucherNo: "Voucher no.",
  voucherDate: "Voucher date",
  description: "Description",
  source: "Source",
  sources: { ui: "Manual", invoice: "Invoice", factor_api: "Factoring company", system: "System" },
  account: "Account",
  subledger: "Subledger",
  vatCode: "VAT code",
  debit: "Debit",
  credit: "Credit",
  externalReference: "External reference",
  reversedBy: "Reversed by voucher {number}",
  reverses: "Reverses voucher {number}",
  emptyTitle: "No vouchers yet",
  emptyText: "Vouchers appear when invoices are sent and the factoring company posts.",
};
