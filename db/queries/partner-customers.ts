import { and, asc, eq, exists, gt, or, sql } from "drizzle-orm";
import { customers } from "../schema/customers";
import { factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";

/** The cards this connection may see: those that use factoring, or that have an invoice with it. No more than it needs. */
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
  return db
    .select({ customer: customers, name: subledgerAccounts.name })
    .from(customers)
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, customers.companyId),
        eq(subledgerAccounts.subledgerNo, customers.customerNo),
      ),
    )
    .where(
      and(
        eq(customers.companyId, companyId),
        or(eq(customers.useFactoring, true), exists(hasInvoice)),
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

export type PartnerCustomerRow = NonNullable<Awaited<ReturnType<typeof findPartnerCustomer>>>;
