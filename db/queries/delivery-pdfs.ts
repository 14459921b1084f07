import { and, asc, eq, sql } from "drizzle-orm";
import { deliveryPdfs } from "../schema/claims";
import { documents } from "../schema/documents";
import type { Scope } from "../scope";

/**
 * Every PDF that the partner has said was delivered of a factored invoice (edge 20), the oldest first: the last one
 * holds. `reason` is why it took the place of the one before; checksums in hexadecimal, sizes in bytes.
 */
export async function listDeliveryPdfs({ db, companyId }: Scope, factoringInvoiceId: string) {
  return db
    .select({
      version: deliveryPdfs.version,
      documentId: deliveryPdfs.documentId,
      reason: deliveryPdfs.reason,
      receivedAt: deliveryPdfs.receivedAt,
      filename: documents.filename,
      size: documents.size,
      sha256: sql<string>`encode(${documents.sha256}, 'hex')`,
    })
    .from(deliveryPdfs)
    .innerJoin(
      documents,
      and(eq(documents.companyId, deliveryPdfs.companyId), eq(documents.id, deliveryPdfs.documentId)),
    )
    .where(
      and(eq(deliveryPdfs.companyId, companyId), eq(deliveryPdfs.factoringInvoiceId, factoringInvoiceId)),
    )
    .orderBy(asc(deliveryPdfs.version));
}

export type DeliveryPdfRow = Awaited<ReturnType<typeof listDeliveryPdfs>>[number];
