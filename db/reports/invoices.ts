import * as column from "./columns";
import { documents } from "./documents";
import type { Report } from "./report";

/** «Fakturaoversikt»: every sent invoice and credit note with its money. */
export const invoices: Report = {
  id: "invoices",
  filters: ["q", "from", "to", "customer", "source", "status", "description", "open"],
  views: [
    {
      level: "document",
      columns: [
        column.number,
        column.kind,
        column.invoiceDate,
        column.dueDate,
        { ...column.customerNo, offAtFirst: true },
        column.customer,
        column.net,
        column.vat,
        column.total,
        column.remaining,
        ...column.inCurrency,
        column.settlement,
        column.deliveryMethod,
        column.source,
        column.kid,
        ...column.factoring,
        column.voucher,
      ],
      order: { by: "number", descending: true },
      key: [{ name: "invoiceId", type: "uuid" }],
      source: (asked) => documents(asked),
    },
  ],
};
