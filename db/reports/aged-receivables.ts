import { type SQL, sql } from "drizzle-orm";
import { type ReceivableAge, receivableAges } from "@/lib/domain/ageing";
import { reportPath } from "@/lib/domain/report";
import * as column from "./columns";
import { descriptions, statusCounts } from "./conditions";
import { openItemsAt } from "./items";
import { itemKey } from "./open-items";
import type { Column, LeadsTo, Report } from "./report";

/** The items that a customer's sum is made of, with the same filter. */
function toItems(age: ReceivableAge | null): LeadsTo {
  return ({ customerNo }, { filter }) =>
    reportPath("aged-receivables", {
      ...filter,
      customer: Number(customerNo),
      age: age ?? filter.age,
      level: "document",
    });
}

const ageColumn = (age: ReceivableAge): Column => ({ id: age, kind: "amount", summed: true });

const ageSums: SQL = sql.join(
  receivableAges.map(
    (age) => sql`nullif(sum(remaining) filter (where age = ${age}), 0)::bigint as ${sql.identifier(age)}`,
  ),
  sql`, `,
);

const ageParts: SQL = sql.join(
  receivableAges.map((age) => sql`case when age = ${age} then remaining end as ${sql.identifier(age)}`),
  sql`, `,
);

/** «Aldersfordelt saldo»: what customers owed on a day, by how long it was overdue. */
export const agedReceivables: Report = {
  id: "aged-receivables",
  filters: ["q", "asOf", "customer", "age", "source", "status", "description"],
  views: [
    {
      level: "customer",
      columns: [
        column.customerNo,
        column.customer,
        ...receivableAges.map((age) => ({ ...ageColumn(age), leadsTo: toItems(age) })),
        { ...column.remaining, leadsTo: toItems(null) },
        { id: "itemCount", kind: "count", always: true, offAtFirst: true },
        ...column.factoringCounts,
      ],
      order: { by: "customer", descending: false },
      key: [{ name: "customerNo", type: "int" }],
      source: (asked) => sql`
        select "customerNo", customer, ${ageSums}, sum(remaining)::bigint as remaining, count(*)::int as "itemCount",
          ${statusCounts(sql`distinct "invoiceId"`)} as "factoringStatus", ${descriptions()} as "factoringDescription"
        from (${openItemsAt({ ...asked, byFactoring: true })}) item group by "customerNo", customer`,
    },
    {
      level: "document",
      columns: [
        column.customerNo,
        column.customer,
        column.number,
        column.kind,
        column.voucherDate,
        column.dueDate,
        { id: "daysOverdue", kind: "count", always: true },
        ...receivableAges.map(ageColumn),
        column.remaining,
        ...column.inCurrency,
        column.source,
        ...column.factoring,
        column.voucher,
      ],
      order: { by: "customer", descending: false },
      key: [{ name: "customerNo", type: "int" }, { name: "dueDate", type: "date" }, ...itemKey],
      source: (asked) => sql`select item.*, ${ageParts} from (${openItemsAt(asked)}) item`,
    },
  ],
  agrees: { sum: "remaining", at: "asOf" },
};
