import { and, eq, sql } from "drizzle-orm";
import { deliveryPdfs } from "../schema/claims";
import type { Scope, Tx } from "../scope";

/**
 * Put down one more version of a factored invoice's delivered PDF, and answer which: the first comes with the receipt
 * and needs no reason, each later one does.
 */
export async function insertDeliveryPdf(
  { db, companyId, now }: Scope<Tx>,
  {
    factoringInvoiceId,
    documentId,
    reason = "",
  }: { readonly factoringInvoiceId: string; readonly documentId: string; readonly reason?: string },
): Promise<number> {
  const ofInvoice = and(
    eq(deliveryPdfs.companyId, companyId),
    eq(deliveryPdfs.factoringInvoiceId, factoringInvoiceId),
  );
  const next = sql<number>`(select count(*)::int + 1 from ${deliveryPdfs} where ${ofInvoice})`;
  const [made] = await db
    .insert(deliveryPdfs)
    .values({ companyId, factoringInvoiceId, version: next, documentId, reason, receivedAt: now })
    .returning({ version: deliveryPdfs.version });
  if (!made) throw new Error("the version was not put down");
  return made.version;
}
