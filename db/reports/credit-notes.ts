import * as column from "./columns";
import { documents } from "./documents";
import type { Report } from "./report";

/** «Kreditnotaer»: what has been credited, and which invoice. */
export const creditNotes: Report = {
  id: "credit-notes",
  filters: ["q", "from", "to", "customer", "source", "status", "description", "open"],
  views: [
    {
      level: "document",
      columns: [
        column.number,
        column.invoiceDate,
        { ...column.customerNo, offAtFirst: true },
        column.customer,
        {
          id: "originalNumber",
          kind: "text",
          sortBy: { name: "originalOrder", type: "bigint" },
          leadsTo: ({ originalId }) => (originalId ? `/invoices/${originalId}` : null),
        },
        column.net,
        column.vat,
        column.total,
        column.remaining,
        column.deliveryMethod,
        column.source,
        ...column.factoring,
        column.voucher,
      ],
      order: { by: "number", descending: true },
      key: [{ name: "invoiceId", type: "uuid" }],
      source: (asked) => documents(asked, "credit_note"),
    },
  ],
};
