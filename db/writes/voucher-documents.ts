import type { VoucherRef } from "@/lib/domain/voucher";
import { uploads, voucherDocuments } from "../schema/postings";
import type { Scope, Tx } from "../scope";

/** Note which partner sent a document in. */
export async function insertUpload(
  { db, companyId, now }: Scope<Tx>,
  upload: { readonly documentId: string; readonly connectionId: string; readonly sha256: Uint8Array },
): Promise<void> {
  await db.insert(uploads).values({ companyId, createdAt: now, ...upload });
}

/** Let documents belong to vouchers; one that does already stays as it is. */
export async function attachDocuments(
  { db, companyId, now }: Scope<Tx>,
  attached: readonly (VoucherRef & { readonly documentId: string })[],
): Promise<void> {
  if (attached.length === 0) return;
  await db
    .insert(voucherDocuments)
    .values(
      attached.map(({ series, voucherNo, documentId }) => ({
        companyId,
        series,
        voucherNo,
        documentId,
        createdAt: now,
      })),
    )
    .onConflictDoNothing();
}
