import { foreignKey, pgTable, primaryKey, smallint, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { companyId, createdAt } from "../columns";
import { documents } from "./documents";
import { invoices } from "./invoices";

/**
 * The files that travel with an invoice or a credit note (edge 42), in their order. They come and go while it is a
 * draft, and a file that is taken off a draft is deleted; with the sending they are fixed. Each file is one document's.
 */
export const invoiceAttachments = pgTable(
  "invoice_attachments",
  {
    companyId: companyId(),
    documentId: uuid().notNull(),
    invoiceId: uuid().notNull(),
    /** Rises in the order in which they were added; where one was removed, its number stays unused. */
    position: smallint().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.documentId] }),
    foreignKey({
      name: "invoice_attachments_invoice",
      columns: [t.companyId, t.invoiceId],
      foreignColumns: [invoices.companyId, invoices.id],
    }),
    foreignKey({
      name: "invoice_attachments_document",
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    uniqueIndex("invoice_attachments_order").on(t.companyId, t.invoiceId, t.position),
  ],
);
