import * as column from "./columns";
import { openItemsAt } from "./items";
import type { Report, SourceColumn } from "./report";

/** What tells two items of the subledger apart. */
export const itemKey: readonly SourceColumn[] = [
  { name: "series", type: "int" },
  { name: "voucherNo", type: "bigint" },
  { name: "line", type: "int" },
];

/** «Åpne poster»: what customers had not settled on a day, item by item. */
export const openItems: Report = {
  id: "open-items",
  filters: ["q", "asOf", "customer", "age", "source", "status", "description"],
  views: [
    {
      level: "document",
      columns: [
        column.customerNo,
        column.customer,
        column.number,
        column.kind,
        { id: "text", kind: "text", always: true, offAtFirst: true },
        column.voucherDate,
        column.dueDate,
        { id: "daysOverdue", kind: "count", always: true },
        column.total,
        column.remaining,
        ...column.inCurrency,
        column.kid,
        column.source,
        ...column.factoring,
        column.voucher,
      ],
      order: { by: "customer", descending: false },
      key: [{ name: "customerNo", type: "int" }, { name: "dueDate", type: "date" }, ...itemKey],
      source: openItemsAt,
    },
  ],
  agrees: { sum: "remaining", at: "asOf" },
};
