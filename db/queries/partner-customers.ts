import { and, asc, eq, exists, gt, or, sql } from "drizzle-orm";
import { creditLimits } from "../schema/claims";
import { customers } from "../schema/customers";
import { connections, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";
import { amongNumbers } from "../sql";

/**
 * The cards this connection may see: those that have an invoice with it, and while it is the active one those that use
 * factoring. No more than it needs: an agreement that winds down shall not see another's customers (M6, edge 38).
 */
function visibleCards(scope: Scope, connectionId: string, further: ReturnType<typeof and>) {
  const { db, companyId } = scope;
  const hasInvoice = db
    .select({ one: sql`1` })
    .from(factoringInvoices)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, factoringInvoices.companyId), eq(invoices.id, factoringInvoices.invoiceId)),
    )
    .where(
      and(
        eq(factoringInvoices.companyId, customers.companyId),
        eq(factoringInvoices.connectionId, connectionId),
        eq(invoices.customerNo, customers.customerNo),
      ),
    );
  const isActive = db
    .select({ one: sql`1` })
    .from(connections)
    .where(
      and(
        eq(connections.companyId, companyId),
        eq(connections.id, connectionId),
        eq(connections.state, "active"),
        eq(connections.kind, "factoring_dedicated"),
      ),
    );
  return db
    .select({
      customer: customers,
      name: subledgerAccounts.name,
      /** What this partner has said last that it will finance of the debtor; null when it has said nothing. */
      limitOre: creditLimits.limitOre,
      limitUsedOre: creditLimits.usedOre,
      limitValidTo: creditLimits.validTo,
      limitReportedAt: creditLimits.reportedAt,
    })
    .from(customers)
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, customers.companyId),
        eq(subledgerAccounts.subledgerNo, customers.customerNo),
      ),
    )
    .leftJoin(
      creditLimits,
      and(
        eq(creditLimits.companyId, customers.companyId),
        sql`${creditLimits.id} = (
          select l.id from credit_limits l
          where l.company_id = ${customers.companyId} and l.customer_no = ${customers.customerNo}
            and l.connection_id = ${connectionId}
          order by l.id desc limit 1)`,
      ),
    )
    .where(
      and(
        eq(customers.companyId, companyId),
        or(and(eq(customers.useFactoring, true), exists(isActive)), exists(hasInvoice)),
        further,
      ),
    );
}

export type PartnerCustomerFilter = {
  readonly changedAfter?: Date | undefined;
  /** Cards after this customer number. */
  readonly cursor?: number | undefined;
  readonly limit: number;
};

/** A page of debtors by number. */
export async function listPartnerCustomers(
  scope: Scope,
  connectionId: string,
  filter: PartnerCustomerFilter,
) {
  const { changedAfter, cursor, limit } = filter;
  return visibleCards(
    scope,
    connectionId,
    and(
      changedAfter && gt(customers.changedAt, changedAfter),
      cursor === undefined ? undefined : gt(customers.customerNo, cursor),
    ),
  )
    .orderBy(asc(customers.customerNo))
    .limit(limit);
}

/** One debtor that the connection may see, or null. */
export async function findPartnerCustomer(scope: Scope, connectionId: string, customerNo: number) {
  const [row] = await visibleCards(scope, connectionId, eq(customers.customerNo, customerNo));
  return row ?? null;
}

/** Those of some customers that the connection may see. */
export async function listVisibleDebtors(
  scope: Scope,
  connectionId: string,
  customerNos: readonly number[],
): Promise<number[]> {
  if (customerNos.length === 0) return [];
  const rows = await visibleCards(scope, connectionId, amongNumbers(customers.customerNo, customerNos));
  return rows.map(({ customer }) => customer.customerNo);
}

export type PartnerCustomerRow = NonNullable<Awaited<ReturnType<typeof findPartnerCustomer>>>;
