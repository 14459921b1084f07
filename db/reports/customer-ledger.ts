import * as column from "./columns";
import { customerPostings } from "./items";
import { itemKey } from "./open-items";
import type { Report } from "./report";

/** «Kundereskontro», for one customer his «kontoutskrift»: every posting, and the balance after it. */
export const customerLedger: Report = {
  id: "customer-ledger",
  filters: ["q", "customer", "from", "to", "source", "status", "description", "open"],
  views: [
    {
      level: "document",
      columns: [
        column.customerNo,
        column.customer,
        column.voucherDate,
        column.voucher,
        column.kind,
        column.number,
        { id: "text", kind: "text", always: true },
        { ...column.dueDate, offAtFirst: true },
        { id: "debit", kind: "amount", summed: true },
        { id: "credit", kind: "amount", summed: true },
        { id: "amount", kind: "amount", always: true, summed: true, offAtFirst: true },
        { id: "balance", kind: "amount", sorts: false },
        { ...column.remaining, leadsTo: () => null },
        ...column.inCurrency,
        column.kid,
        column.source,
        ...column.factoring,
      ],
      order: { by: "customerNo", descending: false },
      key: [{ name: "voucherDate", type: "date" }, ...itemKey],
      source: customerPostings,
    },
  ],
  agrees: { sum: "amount", at: "to", carried: true },
};
