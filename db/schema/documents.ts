import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytesColumn, companyId, createdAt, newId } from "../columns";

export type DocumentKind =
  | "ehf"
  | "delivered_pdf"
  | "invoice_pdf"
  | "attachment"
  | "reminder_pdf"
  | "logo"
  | "import_file"
  | "legacy_transfer"
  | "voucher_document";

/** A file kept as it was, with its checksum, in the same transaction and backup as the books. Immutable. */
export const documents = pgTable(
  "documents",
  {
    companyId: companyId(),
    id: newId(),
    kind: text().$type<DocumentKind>().notNull(),
    filename: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    sha256: bytesColumn().notNull(),
    bytes: bytesColumn().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    check("documents_whole", sql`octet_length(${t.bytes}) = ${t.size} and sha256(${t.bytes}) = ${t.sha256}`),
  ],
);
