import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { companyId, createdAt, newId } from "../columns";
import { documents } from "./documents";

/** A file that was read in: which, by whom, and what came of it (M12, M35). */
export const imports = pgTable(
  "imports",
  {
    companyId: companyId(),
    id: newId(),
    kind: text().$type<"invoices" | "customers" | "bank_lines">().notNull(),
    documentId: uuid().notNull(),
    rowsRead: integer().notNull(),
    rowsKept: integer().notNull(),
    importedBy: text().notNull(),
    importedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.documentId], foreignColumns: [documents.companyId, documents.id] }),
    check("imports_kind", sql`${t.kind} in ('invoices', 'customers', 'bank_lines')`),
  ],
);
