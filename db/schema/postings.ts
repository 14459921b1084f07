import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Currency } from "@/lib/domain/currency";
import { bytesColumn, companyId, createdAt, isoDateColumn, newId, oreColumn } from "../columns";
import { documents } from "./documents";
import { connections } from "./factoring";
import { vouchers } from "./ledger";

/** Which partner sent a document in. The same file twice is the same document. */
export const uploads = pgTable(
  "uploads",
  {
    companyId: companyId(),
    documentId: uuid().notNull(),
    connectionId: uuid().notNull(),
    sha256: bytesColumn().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.documentId] }),
    foreignKey({
      name: "uploads_document",
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    foreignKey({
      name: "uploads_connection",
      columns: [t.companyId, t.connectionId],
      foreignColumns: [connections.companyId, connections.id],
    }),
    uniqueIndex("uploads_once").on(t.companyId, t.connectionId, t.sha256),
  ],
);

/** The documents of a voucher that a partner posted. Append-only: what has documented a posting keeps doing so. */
export const voucherDocuments = pgTable(
  "voucher_documents",
  {
    companyId: companyId(),
    series: smallint().notNull(),
    voucherNo: bigint({ mode: "number" }).notNull(),
    documentId: uuid().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.series, t.voucherNo, t.documentId] }),
    foreignKey({
      name: "voucher_documents_voucher",
      columns: [t.companyId, t.series, t.voucherNo],
      foreignColumns: [vouchers.companyId, vouchers.series, vouchers.voucherNo],
    }),
    foreignKey({
      name: "voucher_documents_document",
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
  ],
);

/** An invoice of which the two sides say different things, amounts as decimal text: JSON numbers are floats. */
export type StoredDifference = {
  /** Null for an invoice that we do not know. */
  readonly invoiceId: string | null;
  readonly factoringInvoiceId: string | null;
  readonly invoiceNo: number | null;
  /** What the partner says remains; null when it did not name the invoice. */
  readonly factorOre: string | null;
  /** Null for one that is none of the partner's. */
  readonly ourOre: string | null;
};

/** What the partner said of the clearing account and its open invoices, beside what our books said. Append-only. */
export const reconciliations = pgTable(
  "reconciliations",
  {
    companyId: companyId(),
    id: newId(),
    connectionId: uuid().notNull(),
    asOf: isoDateColumn().notNull(),
    /** The clearing account then, by the number that it is known by. */
    accountNo: integer().notNull(),
    /** What the balances and the invoices are in; amounts are in hundredths of it (edge 41). */
    currency: text().$type<Currency>().notNull().default("NOK"),
    factorBalanceOre: oreColumn().notNull(),
    ourBalanceOre: oreColumn().notNull(),
    /** The invoices that differ. */
    invoices: jsonb().$type<StoredDifference[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: "reconciliations_connection",
      columns: [t.companyId, t.connectionId],
      foreignColumns: [connections.companyId, connections.id],
    }),
    index("reconciliations_account").on(t.companyId, t.accountNo, t.id),
  ],
);
