import { and, eq, sql } from "drizzle-orm";
import type { FactoringStatus } from "@/lib/domain/factoring";
import { connections, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import type { Scope } from "../scope";
import { amongNumbers, isOneOf } from "../sql";

/** With the factoring company, or on its way there; the others are finished or back with the company. */
const open: readonly FactoringStatus[] = [
  "preparing",
  "preparation_failed",
  "ready",
  "fetched",
  "delivered",
  "disputed",
  "on_hold",
  "collection",
];

const invoiceOf = and(
  eq(invoices.companyId, factoringInvoices.companyId),
  eq(invoices.id, factoringInvoices.invoiceId),
);

/** How many of a customer's invoices and credit notes the factoring company is not finished with (edge 18). */
export async function countOpenFactored({ db, companyId }: Scope, customerNo: number): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(invoices)
    .innerJoin(factoringInvoices, invoiceOf)
    .where(
      and(
        eq(invoices.companyId, companyId),
        eq(invoices.customerNo, customerNo),
        isOneOf(factoringInvoices.status, open),
      ),
    );
  return row?.n ?? 0;
}

/** The connections of the company that are not at an end: those whose partners still follow its customers. */
export async function listLiveConnections({ db, companyId }: Scope) {
  return db
    .select({ id: connections.id, state: connections.state })
    .from(connections)
    .where(
      and(
        eq(connections.companyId, companyId),
        eq(connections.kind, "factoring_dedicated"),
        isOneOf(connections.state, ["active", "winding_down"]),
      ),
    );
}

/** Which of some customers have an open invoice with which connection (edge 17). */
export async function listCustomersWithOpenFactored(
  { db, companyId }: Scope,
  customerNos: readonly number[],
) {
  return db
    .selectDistinct({ customerNo: invoices.customerNo, connectionId: factoringInvoices.connectionId })
    .from(invoices)
    .innerJoin(factoringInvoices, invoiceOf)
    .where(
      and(
        eq(invoices.companyId, companyId),
        amongNumbers(invoices.customerNo, customerNos),
        isOneOf(factoringInvoices.status, open),
      ),
    );
}
