import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { companyId, isoDateColumn, moment, newId, oreColumn } from "../columns";
import { customers } from "./customers";
import { documents } from "./documents";
import { connections, factoringInvoices } from "./factoring";

/**
 * What a factoring company says that it will finance of one debtor, and how much of that is in use. Append-only: the
 * newest row of a connection and a customer holds.
 */
export const creditLimits = pgTable(
  "credit_limits",
  {
    companyId: companyId(),
    id: newId(),
    connectionId: uuid().notNull(),
    customerNo: integer().notNull(),
    limitOre: oreColumn().notNull(),
    usedOre: oreColumn().notNull(),
    /** The last day that it holds; null until further notice. */
    validTo: isoDateColumn(),
    reportedAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: "credit_limits_connection",
      columns: [t.companyId, t.connectionId],
      foreignColumns: [connections.companyId, connections.id],
    }),
    foreignKey({
      name: "credit_limits_customer",
      columns: [t.companyId, t.customerNo],
      foreignColumns: [customers.companyId, customers.customerNo],
    }),
    index("credit_limits_latest").on(t.companyId, t.customerNo, t.connectionId, t.id),
    check("credit_limits_amounts", sql`${t.limitOre} >= 0 and ${t.usedOre} >= 0`),
  ],
);

/**
 * Every PDF that a factoring company has said was delivered of one invoice: the first one with the receipt, and each
 * that took its place with the reason why (edge 20). Append-only: all of them are kept.
 */
export const deliveryPdfs = pgTable(
  "delivery_pdfs",
  {
    companyId: companyId(),
    factoringInvoiceId: uuid().notNull(),
    /** From 1; the highest is what holds now. */
    version: integer().notNull(),
    documentId: uuid().notNull(),
    /** Empty for the first one. */
    reason: text().notNull().default(""),
    receivedAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.factoringInvoiceId, t.version] }),
    foreignKey({
      name: "delivery_pdfs_factoring_invoice",
      columns: [t.companyId, t.factoringInvoiceId],
      foreignColumns: [factoringInvoices.companyId, factoringInvoices.id],
    }),
    foreignKey({
      name: "delivery_pdfs_document",
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    check("delivery_pdfs_reason", sql`(${t.version} = 1) = (${t.reason} = '')`),
  ],
);
