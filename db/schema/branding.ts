import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { BrandingTexts } from "@/lib/domain/branding";
import { companyId, createdAt, moment, newId } from "../columns";
import { documents } from "./documents";

/** A branding template («profileringsmal»): account, logo and texts of the PDFs that the company itself sends (M30). */
export const brandingTemplates = pgTable(
  "branding_templates",
  {
    companyId: companyId(),
    id: newId(),
    name: text().notNull(),
    /** The factoring company's account, 11 digits; null is the operating account. */
    bankAccount: text(),
    /** Whom the claim is assigned to; null for a template of the company's own. */
    payee: text(),
    logoDocumentId: uuid(),
    texts: jsonb().$type<{ nb: BrandingTexts; en: BrandingTexts }>().notNull(),
    /** The one used where neither customer nor integration names another. */
    isDefault: boolean().notNull().default(false),
    archivedAt: moment(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    changedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      columns: [t.companyId, t.logoDocumentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    uniqueIndex("branding_templates_one_default")
      .on(t.companyId)
      .where(sql`${t.isDefault} and ${t.archivedAt} is null`),
    check("branding_templates_account", sql`${t.bankAccount} is null or ${t.bankAccount} ~ '^[0-9]{11}$'`),
    check(
      "branding_templates_assignment",
      sql`(${t.payee} is null or ${t.bankAccount} is not null) and ((${t.texts} #>> '{nb,assignmentNotice}') = '' or (${t.bankAccount} is not null and ${t.payee} is not null))`,
    ),
  ],
);
