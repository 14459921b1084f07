import { type DocumentKind, documents } from "../schema/documents";
import type { Scope, Tx } from "../scope";

export type NewDocument = {
  readonly kind: DocumentKind;
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: Uint8Array;
};

/** Keep files as they are, and answer their ids in order. The database checks size and checksum. */
export async function insertDocuments(
  { db, companyId }: Scope<Tx>,
  files: readonly NewDocument[],
): Promise<string[]> {
  if (files.length === 0) return [];

  const rows = await db
    .insert(documents)
    .values(files.map((file) => ({ companyId, size: file.bytes.byteLength, ...file })))
    .returning({ id: documents.id });
  return rows.map(({ id }) => id);
}
