import { and, eq } from "drizzle-orm";
import { documents } from "../schema/documents";
import type { Scope } from "../scope";

/** A file with its bytes, or null. */
export async function findDocument({ db, companyId }: Scope, documentId: string) {
  const [file] = await db
    .select()
    .from(documents)
    .where(and(eq(documents.companyId, companyId), eq(documents.id, documentId)));
  return file ?? null;
}
