import { and, desc, eq, lt, sql } from "drizzle-orm";
import { user } from "../schema/auth";
import { collectionCases } from "../schema/dunning";
import { invoices } from "../schema/invoices";
import { subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";

/** Invoices handed to the debt collector, newest first, from before one of the cases. */
export async function listCollectionCases(
  { db, companyId }: Scope,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
) {
  return db
    .select({
      id: collectionCases.id,
      invoiceId: collectionCases.invoiceId,
      invoiceNo: sql<string>`coalesce(${invoices.number}::text, ${invoices.externalNumber})`,
      customerNo: invoices.customerNo,
      customerName: subledgerAccounts.name,
      agency: collectionCases.agency,
      remainingOre: collectionCases.remainingOre,
      sentAt: collectionCases.sentAt,
      sentBy: user.name,
      withdrawnAt: collectionCases.withdrawnAt,
    })
    .from(collectionCases)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, collectionCases.companyId), eq(invoices.id, collectionCases.invoiceId)),
    )
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, invoices.companyId),
        eq(subledgerAccounts.subledgerNo, invoices.customerNo),
      ),
    )
    .leftJoin(user, eq(user.id, collectionCases.sentBy))
    .where(and(eq(collectionCases.companyId, companyId), before ? lt(collectionCases.id, before) : undefined))
    .orderBy(desc(collectionCases.id))
    .limit(limit);
}
