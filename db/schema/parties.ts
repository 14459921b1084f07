import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { FieldChange } from "@/lib/domain/card-change";
import { companyId, createdAt, moment, newId } from "../columns";
import { subledgerAccounts } from "./ledger";

/** The supplier card. Like a customer's, its number is its account in the subledger, and its name stands there. */
export const suppliers = pgTable(
  "suppliers",
  {
    companyId: companyId(),
    supplierNo: integer().notNull(),
    orgNr: text(),
    street: text(),
    street2: text(),
    postalCode: text(),
    city: text(),
    country: text().notNull().default("NO"),
    phone: text(),
    email: text(),
    /** 11 digits in Norway, IBAN abroad. */
    bankAccount: text(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    changedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.supplierNo] }),
    foreignKey({
      columns: [t.companyId, t.supplierNo],
      foreignColumns: [subledgerAccounts.companyId, subledgerAccounts.subledgerNo],
    }),
    index("suppliers_org_nr").on(t.companyId, t.orgNr).where(sql`${t.orgNr} is not null`),
  ],
);

/** Every change of a customer's or supplier's card: who, when, what. Append-only. */
export const cardChanges = pgTable(
  "card_changes",
  {
    companyId: companyId(),
    id: newId(),
    subledgerNo: integer().notNull(),
    at: createdAt(),
    /** What was done: the verb, as in the audit log. */
    verb: text().notNull(),
    actorKind: text().$type<"user" | "partner" | "system">().notNull(),
    actorName: text().notNull(),
    changes: jsonb().$type<FieldChange[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      columns: [t.companyId, t.subledgerNo],
      foreignColumns: [subledgerAccounts.companyId, subledgerAccounts.subledgerNo],
    }),
    index("card_changes_card").on(t.companyId, t.subledgerNo, t.id),
  ],
);
