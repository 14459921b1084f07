import { and, asc, eq, sql } from "drizzle-orm";
import type { VoucherRef } from "@/lib/domain/voucher";
import { documents } from "../schema/documents";
import { uploads, voucherDocuments } from "../schema/postings";
import type { Scope } from "../scope";
import { amongIds } from "../sql";

const columns = {
  id: documents.id,
  filename: documents.filename,
  size: documents.size,
  sha256: sql<string>`encode(${documents.sha256}, 'hex')`,
};

/** The files that belong to a voucher itself, without their bytes, in the order in which they were sent in. */
export async function listAttachedDocuments({ db, companyId }: Scope, ref: VoucherRef) {
  return db
    .select(columns)
    .from(voucherDocuments)
    .innerJoin(
      documents,
      and(eq(documents.companyId, voucherDocuments.companyId), eq(documents.id, voucherDocuments.documentId)),
    )
    .where(
      and(
        eq(voucherDocuments.companyId, companyId),
        eq(voucherDocuments.series, ref.series),
        eq(voucherDocuments.voucherNo, ref.voucherNo),
      ),
    )
    .orderBy(asc(documents.id));
}

/** Those of some documents that a connection has sent in. */
export async function listOwnUploads(
  { db, companyId }: Scope,
  connectionId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: uploads.documentId })
    .from(uploads)
    .where(
      and(
        eq(uploads.companyId, companyId),
        eq(uploads.connectionId, connectionId),
        amongIds(uploads.documentId, ids),
      ),
    );
  return rows.map(({ id }) => id);
}

/** The document that a connection has sent in with these very bytes, or null. */
export async function findUpload({ db, companyId }: Scope, connectionId: string, sha256: Uint8Array) {
  const [row] = await db
    .select(columns)
    .from(uploads)
    .innerJoin(
      documents,
      and(eq(documents.companyId, uploads.companyId), eq(documents.id, uploads.documentId)),
    )
    .where(
      and(
        eq(uploads.companyId, companyId),
        eq(uploads.connectionId, connectionId),
        eq(uploads.sha256, sha256),
      ),
    );
  return row ?? null;
}
