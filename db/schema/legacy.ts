import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { companyId, createdAt, moment, newId, oreColumn } from "../columns";
import { documents } from "./documents";
import { invoices } from "./invoices";
import { accounts } from "./ledger";

/** The old factoring solution, without an API (M3). Companies that have it may end it; none may begin. */
export const legacyFactoring = pgTable(
  "legacy_factoring",
  {
    companyId: companyId().primaryKey(),
    enabled: boolean().notNull(),
    bureauName: text().notNull(),
    /** The company's number at the bureau. */
    clientId: text().notNull(),
    receivableAccountNo: integer().notNull(),
    endedAt: moment(),
    endedBy: text(),
  },
  (t) => [
    foreignKey({
      columns: [t.companyId, t.receivableAccountNo],
      foreignColumns: [accounts.companyId, accounts.accountNo],
    }),
  ],
);

/** A file handed to the bureau; downloadable again, with its checksum. */
export const legacyTransfers = pgTable(
  "legacy_transfers",
  {
    companyId: companyId(),
    id: newId(),
    /** The file's number in the company, from 1 without a gap: the bureau sees whether one is missing. */
    sequenceNo: integer().notNull(),
    documentId: uuid().notNull(),
    invoiceCount: integer().notNull(),
    /** Invoices less credit notes, as the file's last line says. */
    totalOre: oreColumn().notNull(),
    transferredBy: text().notNull(),
    transferredAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.documentId], foreignColumns: [documents.companyId, documents.id] }),
    uniqueIndex("legacy_transfers_sequence").on(t.companyId, t.sequenceNo),
    check("legacy_transfers_count", sql`${t.invoiceCount} > 0`),
  ],
);

/** An invoice sent while the old solution is on: to be transferred, once. */
export const legacyInvoices = pgTable(
  "legacy_invoices",
  {
    companyId: companyId(),
    invoiceId: uuid().notNull(),
    transferId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({
      columns: [t.companyId, t.transferId],
      foreignColumns: [legacyTransfers.companyId, legacyTransfers.id],
    }),
    index("legacy_invoices_waiting").on(t.companyId, t.invoiceId).where(sql`${t.transferId} is null`),
    index("legacy_invoices_transfer").on(t.companyId, t.transferId).where(sql`${t.transferId} is not null`),
  ],
);
