import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Role } from "@/lib/domain/actor";
import { companyId, createdAt, newId } from "../columns";

/** The tenant ("klient"): the company whose books are kept, the creditor of its invoices. */
export const companies = pgTable(
  "companies",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    orgNr: text().notNull(),
    name: text().notNull(),
    /** "AS", "ASA", "NUF" …: decides whether invoices must say Foretaksregisteret. */
    legalForm: text().notNull(),
    vatRegistered: boolean().notNull(),
    street: text().notNull(),
    postalCode: text().notNull(),
    city: text().notNull(),
    country: text().notNull().default("NO"),
    phone: text().notNull(),
    email: text().notNull(),
    /** The operating account ("driftskonto"), 11 digits: printed on invoices the company itself delivers. */
    bankAccount: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check("companies_slug_form", sql`${t.slug} ~ '^[a-z0-9](-?[a-z0-9])*$'`),
    // What stands first in a path and is no company (lib/domain/company-slug.ts).
    check(
      "companies_slug_free",
      sql`${t.slug} not in ('api', 'compat', 'demo', 'docs', 'help', 'login', 'partner')`,
    ),
    check("companies_org_nr_form", sql`${t.orgNr} ~ '^[0-9]{9}$'`),
  ],
);

/** Who may enter a company, and as what (M38). */
export const companyMembers = pgTable(
  "company_members",
  {
    companyId: companyId(),
    userId: text().notNull(),
    role: text().$type<Role>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.userId] }),
    foreignKey({ columns: [t.companyId], foreignColumns: [companies.id] }),
    check("company_members_role", sql`${t.role} in ('administrator', 'bookkeeper', 'viewer')`),
  ],
);

/** What each mutation did, written in its own transaction (M38). Append-only. */
export const auditLog = pgTable(
  "audit_log",
  {
    companyId: companyId(),
    id: newId(),
    at: createdAt(),
    verb: text().notNull(),
    actorKind: text().notNull(),
    actorId: text().notNull(),
    requestId: text().notNull(),
    facts: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] })],
);

/** A user's own layout of one report: which columns are shown. */
export const reportSettings = pgTable(
  "report_settings",
  {
    companyId: companyId(),
    userId: text().notNull(),
    report: text().notNull(),
    hiddenColumns: jsonb().$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.userId, t.report] })],
);
