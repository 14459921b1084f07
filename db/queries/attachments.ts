import { and, asc, eq, sql } from "drizzle-orm";
import { invoiceAttachments } from "../schema/attachments";
import { documents } from "../schema/documents";
import { factoringInvoices } from "../schema/factoring";
import type { Scope } from "../scope";
import { amongIds, isNoneOf } from "../sql";

const ownDocument = and(
  eq(documents.companyId, invoiceAttachments.companyId),
  eq(documents.id, invoiceAttachments.documentId),
);

/** The files of an invoice without their bytes, in their order; `id` is the document's. */
export async function listAttachments({ db, companyId }: Scope, invoiceId: string) {
  return db
    .select({
      id: documents.id,
      position: invoiceAttachments.position,
      filename: documents.filename,
      mediaType: documents.mediaType,
      size: documents.size,
      sha256: sql<string>`encode(${documents.sha256}, 'hex')`,
    })
    .from(invoiceAttachments)
    .innerJoin(documents, ownDocument)
    .where(and(eq(invoiceAttachments.companyId, companyId), eq(invoiceAttachments.invoiceId, invoiceId)))
    .orderBy(asc(invoiceAttachments.position));
}

export type AttachmentRow = Awaited<ReturnType<typeof listAttachments>>[number];

/** How many bytes travel with each of some invoices; those with nothing are not there. */
export async function weighAttachments({ db, companyId }: Scope, invoiceIds: readonly string[]) {
  return db
    .select({
      invoiceId: invoiceAttachments.invoiceId,
      bytes: sql<number>`sum(${documents.size})::int`,
    })
    .from(invoiceAttachments)
    .innerJoin(documents, ownDocument)
    .where(
      and(eq(invoiceAttachments.companyId, companyId), amongIds(invoiceAttachments.invoiceId, invoiceIds)),
    )
    .groupBy(invoiceAttachments.invoiceId);
}

/** The files of some invoices with their bytes, in their order: at most ten megabytes an invoice. */
export async function loadAttachments({ db, companyId }: Scope, invoiceIds: readonly string[]) {
  return db
    .select({
      invoiceId: invoiceAttachments.invoiceId,
      filename: documents.filename,
      mediaType: documents.mediaType,
      bytes: documents.bytes,
    })
    .from(invoiceAttachments)
    .innerJoin(documents, ownDocument)
    .where(
      and(eq(invoiceAttachments.companyId, companyId), amongIds(invoiceAttachments.invoiceId, invoiceIds)),
    )
    .orderBy(asc(invoiceAttachments.invoiceId), asc(invoiceAttachments.position));
}

/** A file of an invoice that a partner has been offered, with its bytes; null for any other's. */
export async function findPartnerAttachment(
  { db, companyId }: Scope,
  connectionId: string,
  { invoiceId, attachmentId }: { readonly invoiceId: string; readonly attachmentId: string },
) {
  const [file] = await db
    .select({
      filename: documents.filename,
      mediaType: documents.mediaType,
      sha256: documents.sha256,
      bytes: documents.bytes,
    })
    .from(factoringInvoices)
    .innerJoin(
      invoiceAttachments,
      and(
        eq(invoiceAttachments.companyId, factoringInvoices.companyId),
        eq(invoiceAttachments.invoiceId, factoringInvoices.invoiceId),
      ),
    )
    .innerJoin(documents, ownDocument)
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        eq(factoringInvoices.connectionId, connectionId),
        eq(factoringInvoices.id, invoiceId),
        isNoneOf(factoringInvoices.status, ["preparing", "preparation_failed"]),
        eq(invoiceAttachments.documentId, attachmentId),
      ),
    );
  return file ?? null;
}
