import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { customers } from "../schema/customers";
import { invoices } from "../schema/invoices";
import { openItems, subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";

/**
 * What activation will switch (M4): customers without «Bruk Factoring» by the method they have now. `lacking` counts
 * the cards that lack data, `unassessed` those that nobody has asked about yet.
 */
export async function countCustomersByMethod({ db, companyId }: Scope) {
  return db
    .select({
      useFactoring: customers.useFactoring,
      deliveryMethod: sql<DeliveryMethod>`${customers.deliveryMethod}`,
      customers: sql<number>`count(*)::int`,
      lacking: sql<number>`(count(*) filter (where ${customers.lacking} <> '{}'))::int`,
      unassessed: sql<number>`(count(*) filter (where ${customers.lacking} is null))::int`,
    })
    .from(customers)
    .where(eq(customers.companyId, companyId))
    .groupBy(customers.useFactoring, customers.deliveryMethod)
    .orderBy(sql`count(*) desc`, asc(customers.deliveryMethod));
}

/** Cards that lack data, or that nobody has asked about (`lacking` null), by number after `after`. */
export async function listLackingCards(
  { db, companyId }: Scope,
  { after, limit }: { readonly after: number; readonly limit: number },
) {
  return db
    .select({
      customerNo: customers.customerNo,
      name: subledgerAccounts.name,
      lacking: customers.lacking,
    })
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
        gt(customers.customerNo, after),
        // Written as the partial index is, which then holds no complete card at all.
        sql`(${customers.lacking} is null or ${customers.lacking} <> '{}')`,
      ),
    )
    .orderBy(asc(customers.customerNo))
    .limit(limit);
}

/**
 * What else activation meets: drafts that will be sent by factoring when their customer is switched, imported invoices
 * that never can be (M24), and the company's own open invoices, which it goes on following up itself (edge 8).
 */
export async function countAffectedInvoices({ db, companyId }: Scope) {
  const [drafts] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(invoices)
    .innerJoin(
      customers,
      and(eq(customers.companyId, invoices.companyId), eq(customers.customerNo, invoices.customerNo)),
    )
    .where(
      and(
        eq(invoices.companyId, companyId),
        eq(invoices.state, "draft"),
        eq(invoices.kind, "invoice"),
        eq(customers.useFactoring, false),
      ),
    );
  const [open] = await db
    .select({
      imported: sql<number>`(count(*) filter (where ${invoices.source} = 'imported'))::int`,
      own: sql<number>`(count(*) filter (where ${invoices.source} = 'created' and ${invoices.deliveryMethod} <> 'factoring'))::int`,
    })
    .from(openItems)
    .innerJoin(
      invoices,
      and(
        eq(invoices.companyId, openItems.companyId),
        eq(invoices.voucherSeries, openItems.series),
        eq(invoices.voucherNo, openItems.voucherNo),
        eq(invoices.customerNo, openItems.subledgerNo),
      ),
    )
    .where(and(eq(openItems.companyId, companyId), openItems.isOpen, eq(invoices.kind, "invoice")));
  return { drafts: drafts?.n ?? 0, imported: open?.imported ?? 0, ownOpen: open?.own ?? 0 };
}

/** The methods that customers get back when the agreement ends (edge 37), with how many get each. */
export async function countMethodsToReturn({ db, companyId }: Scope) {
  const method = sql<DeliveryMethod>`coalesce(${customers.methodBeforeFactoring}, 'email')`;
  return db
    .select({ deliveryMethod: method.as("method"), customers: sql<number>`count(*)::int` })
    .from(customers)
    .where(and(eq(customers.companyId, companyId), eq(customers.useFactoring, true)))
    .groupBy(sql`method`)
    .orderBy(sql`count(*) desc`, sql`method`);
}
