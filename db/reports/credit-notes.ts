import { sql } from "drizzle-orm";
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
        { ...column.number, id: "creditNoteNumber" },
        { ...column.invoiceDate, id: "creditNoteDate" },
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
        ...column.inCurrency,
        column.deliveryMethod,
        column.source,
        ...column.factoring,
        column.voucher,
      ],
      order: { by: "creditNoteNumber", descending: true },
      key: [{ name: "invoiceId", type: "uuid" }],
      source: (asked) => sql`
        select d.*, d.number as "creditNoteNumber", d."invoiceDate" as "creditNoteDate"
        from (${documents(asked, "credit_note")}) d`,
    },
  ],
};
