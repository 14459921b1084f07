import { and, eq } from "drizzle-orm";
import { invoiceAttachments } from "../schema/attachments";
import type { Scope, Tx } from "../scope";

/** Let a document that is kept as an attachment travel with a draft. The database refuses it on a sent one. */
export async function insertAttachment(
  { db, companyId, now }: Scope<Tx>,
  attachment: { readonly invoiceId: string; readonly documentId: string; readonly position: number },
): Promise<void> {
  await db.insert(invoiceAttachments).values({ companyId, createdAt: now, ...attachment });
}

/** Take a file off a draft; the database deletes the file itself. Answers false when the draft has no such file. */
export async function deleteAttachment(
  { db, companyId }: Scope<Tx>,
  invoiceId: string,
  documentId: string,
): Promise<boolean> {
  const removed = await db
    .delete(invoiceAttachments)
    .where(
      and(
        eq(invoiceAttachments.companyId, companyId),
        eq(invoiceAttachments.invoiceId, invoiceId),
        eq(invoiceAttachments.documentId, documentId),
      ),
    )
    .returning({ id: invoiceAttachments.documentId });
  return removed.length > 0;
}

/** Take all files off a draft that is thrown away. */
export async function deleteAttachments({ db, companyId }: Scope<Tx>, invoiceId: string): Promise<void> {
  await db
    .delete(invoiceAttachments)
    .where(and(eq(invoiceAttachments.companyId, companyId), eq(invoiceAttachments.invoiceId, invoiceId)));
}
