import { sql } from "drizzle-orm";
import { reportPath } from "@/lib/domain/report";
import * as column from "./columns";
import { descriptions, statusCounts } from "./conditions";
import { documents } from "./documents";
import type { LeadsTo, Report } from "./report";

/** The documents that a customer's sums are made of, with the same filter. */
const toDocuments: LeadsTo = ({ customerNo }, { filter }) =>
  reportPath("sales-by-customer", { ...filter, asOf: null, customer: Number(customerNo), level: "document" });

/** «Salg per kunde»: what each customer has bought, credit notes taken off. */
export const salesByCustomer: Report = {
  id: "sales-by-customer",
  filters: ["q", "from", "to", "customer", "source", "status", "description"],
  views: [
    {
      level: "customer",
      columns: [
        column.customerNo,
        column.customer,
        { id: "invoiceCount", kind: "count", always: true, leadsTo: toDocuments },
        { id: "creditNoteCount", kind: "count", always: true, leadsTo: toDocuments },
        { id: "lastInvoiceDate", kind: "date", always: true },
        { ...column.net, leadsTo: toDocuments },
        { ...column.vat, leadsTo: toDocuments },
        { ...column.total, leadsTo: toDocuments },
        { ...column.remaining, offAtFirst: true },
        ...column.factoringCounts,
      ],
      order: { by: "net", descending: true },
      key: [{ name: "customerNo", type: "int" }],
      source: (asked) => sql`
        select "customerNo", customer, count(*) filter (where kind = 'invoice')::int as "invoiceCount",
          count(*) filter (where kind = 'credit_note')::int as "creditNoteCount", max("invoiceDate") as "lastInvoiceDate",
          sum(net)::bigint as net, sum(vat)::bigint as vat, sum(total)::bigint as total, sum(remaining)::bigint as remaining,
          ${statusCounts()} as "factoringStatus", ${descriptions()} as "factoringDescription"
        from (${documents({ ...asked, byFactoring: true })}) d group by "customerNo", customer`,
    },
    {
      level: "document",
      columns: [
        column.customerNo,
        column.customer,
        column.number,
        column.kind,
        column.invoiceDate,
        column.net,
        column.vat,
        column.total,
        { ...column.remaining, offAtFirst: true },
        ...column.inCurrency,
        { ...column.deliveryMethod, offAtFirst: true },
        column.source,
        ...column.factoring,
        column.voucher,
      ],
      order: { by: "customer", descending: false },
      key: [
        { name: "customerNo", type: "int" },
        { name: "invoiceDate", type: "date" },
        { name: "invoiceId", type: "uuid" },
      ],
      source: (asked) => documents(asked),
    },
  ],
};
