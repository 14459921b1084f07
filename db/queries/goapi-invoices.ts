import { and, asc, count, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { FactoringStatus } from "@/lib/domain/factoring";
import {
  type GoApiField,
  type GoApiValue,
  goApiFields,
  goApiNumber,
  goApiStatusOf,
} from "@/lib/domain/goapi";
import type { Comparison, FieldKind, Order } from "@/lib/domain/odata";
import { customers } from "../schema/customers";
import { factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import type { Scope } from "../scope";
import { originals, partnerRows } from "./partner-invoices";

/** A v1 filter with its literals understood: what the list's WHERE is made of. */
export type GoApiFilter =
  | {
      readonly is: "condition";
      readonly field: GoApiField;
      readonly comparison: Comparison;
      readonly value: GoApiValue;
    }
  | { readonly is: "and" | "or"; readonly of: readonly GoApiFilter[] };

/** A page of v1's lists; `filter` null takes all. */
export type GoApiPage = {
  readonly statuses: readonly FactoringStatus[];
  readonly filter: GoApiFilter | null;
  readonly order: readonly Order<GoApiField>[];
  readonly skip: number;
  readonly top: number;
};

/** By number, in SQL: a status of ours that v1 calls so. */
const statusNumber = sql`case ${factoringInvoices.status} ${sql.join(
  Object.entries(goApiStatusOf).map(([ours, theirs]) => sql`when ${ours} then ${goApiNumber(theirs)}::int`),
  sql` `,
)} end`;

const nothing = sql`null::text`;

/** Each field of a v1 invoice as the tables beside `partnerRows` have it. */
const expressions: Readonly<Record<GoApiField, SQL>> = {
  id: sql`${factoringInvoices.id}`,
  customerCode: sql`${customers.customerNo}`,
  customerEmail: sql`${customers.email}`,
  totalAmount: sql`case ${invoices.kind} when 'credit_note' then -${invoices.totalOre} else ${invoices.totalOre} end`,
  invoiceNo: sql`${invoices.number}`,
  invoiceDeliveryDate: sql`${invoices.deliveryDate}`,
  invoiceDate: sql`${invoices.invoiceDate}`,
  dueDate: sql`${invoices.dueDate}`,
  // As it is written: to the millisecond.
  createdDate: sql`date_trunc('milliseconds', ${factoringInvoices.createdAt})`,
  isDelivered: sql`(${factoringInvoices.deliveredAt} is not null)`,
  originalInvoiceNo: sql`${originals.number}`,
  factoringInvoiceStatus: statusNumber,
  factoringInvoiceStatusDescription: sql`${factoringInvoices.statusDescription}`,
  debtorEmailAddress: sql`coalesce(${customers.invoiceEmail}, ${customers.email})`,
  debtorPhoneNumber: sql`${customers.phone}`,
  projectCode: nothing,
  projectName: nothing,
  departmentCode: nothing,
  departmentName: nothing,
};

const casts: Readonly<Record<FieldKind, SQL>> = {
  id: sql`uuid`,
  integer: sql`bigint`,
  amount: sql`bigint`,
  text: sql`text`,
  date: sql`date`,
  moment: sql`timestamptz`,
  flag: sql`boolean`,
  status: sql`int`,
};

const operators: Readonly<Record<Comparison, SQL>> = {
  eq: sql`=`,
  // A field without a value is other than any value.
  ne: sql`is distinct from`,
  gt: sql`>`,
  ge: sql`>=`,
  lt: sql`<`,
  le: sql`<=`,
};

function conditionOf(filter: GoApiFilter): SQL | undefined {
  if (filter.is === "condition") return comparisonOf(filter);
  const parts = filter.of.map(conditionOf);
  return filter.is === "and" ? and(...parts) : or(...parts);
}

function comparisonOf({ field, comparison, value }: Extract<GoApiFilter, { is: "condition" }>): SQL {
  const expression = expressions[field];
  if (value === null)
    return comparison === "eq" ? sql`${expression} is null` : sql`${expression} is not null`;
  return sql`${expression} ${operators[comparison]} ${String(value)}::text::${casts[goApiFields[field]]}`;
}

/** A page of a partner's invoices by v1's own rules, in the order asked and then in that of their ids. */
export async function listGoApiInvoices(scope: Scope, connectionId: string, page: GoApiPage) {
  const order = page.order.map(({ field, descending }) =>
    descending ? sql`${expressions[field]} desc nulls last` : sql`${expressions[field]} asc nulls first`,
  );
  return partnerRows(scope, connectionId, asked(page))
    .orderBy(...order, asc(factoringInvoices.id))
    .limit(page.top)
    .offset(page.skip);
}

/** How many there are of them, whatever page is shown. */
export async function countGoApiInvoices(
  scope: Scope,
  connectionId: string,
  page: GoApiPage,
): Promise<number> {
  const { db, companyId } = scope;
  // Without a filter only the one table is counted, by its index over status.
  const all = db
    .select({ total: count() })
    .from(factoringInvoices)
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        eq(factoringInvoices.connectionId, connectionId),
        inArray(factoringInvoices.status, [...page.statuses]),
      ),
    );
  const some = () => {
    const rows = partnerRows(scope, connectionId, asked(page)).as("rows");
    return db.select({ total: count() }).from(rows);
  };
  const [row] = await (page.filter === null ? all : some());
  return row?.total ?? 0;
}

function asked({ statuses, filter }: GoApiPage): SQL | undefined {
  const own = inArray(factoringInvoices.status, [...statuses]);
  return filter === null ? own : and(own, conditionOf(filter));
}
