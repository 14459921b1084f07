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
  uuid,
} from "drizzle-orm/pg-core";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { companyId, createdAt, moment } from "../columns";
import { brandingTemplates } from "./branding";
import { subledgerAccounts } from "./ledger";

/**
 * The customer card. Its number is its account in the customer subledger, and its display name
 * stands there, so that a ledger line and a card can never call the customer two things.
 */
export const customers = pgTable(
  "customers",
  {
    companyId: companyId(),
    customerNo: integer().notNull(),
    isPerson: boolean().notNull(),
    firstName: text(),
    lastName: text(),
    orgNr: text(),
    street: text(),
    street2: text(),
    postalCode: text(),
    city: text(),
    country: text().notNull().default("NO"),
    phone: text(),
    email: text(),
    invoiceEmail: text(),
    buyerReference: text(),
    language: text().$type<"nb" | "en">().notNull().default("nb"),
    paymentTermsDays: integer().notNull().default(14),
    /** «Bruk Factoring» on the tab Salg. */
    useFactoring: boolean().notNull().default(false),
    /** «Leveringsmåte» on the tab Faktura. */
    deliveryMethod: text().$type<DeliveryMethod>().notNull().default("email"),
    /** The method before activation, given back at deactivation (M4, M6). */
    methodBeforeFactoring: text().$type<DeliveryMethod>(),
    /** «Send purringer» on the tab Purring (M36). */
    sendReminders: boolean().notNull().default(true),
    /** The template of PDFs that the company itself sends this customer; null is the company's usual one. */
    brandingTemplateId: uuid(),
    /**
     * What factoring would lack (M8, M11), as "field:code", whether or not the customer uses it. The rules stand in
     * the domain; this is their latest answer, so that a workbench of 100,000 cards is one query (M12). Null is not
     * yet asked.
     */
    lacking: text().array(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    changedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.customerNo] }),
    foreignKey({
      columns: [t.companyId, t.customerNo],
      foreignColumns: [subledgerAccounts.companyId, subledgerAccounts.subledgerNo],
    }),
    foreignKey({
      name: "customers_branding_template",
      columns: [t.companyId, t.brandingTemplateId],
      foreignColumns: [brandingTemplates.companyId, brandingTemplates.id],
    }),
    index("customers_branding_template_index")
      .on(t.companyId, t.brandingTemplateId)
      .where(sql`${t.brandingTemplateId} is not null`),
    index("customers_lacking")
      .on(t.companyId, t.customerNo)
      .where(sql`${t.lacking} is null or ${t.lacking} <> '{}'`),
    index("customers_org_nr").on(t.companyId, t.orgNr).where(sql`${t.orgNr} is not null`),
    // What the workbench filters, counts and pages by, read from the index alone.
    index("customers_factoring").on(t.companyId, t.useFactoring, t.customerNo, t.lacking),
    index("customers_unassessed").on(t.companyId, t.customerNo).where(sql`${t.lacking} is null`),
    check(
      "customers_delivery_method",
      sql`${t.deliveryMethod} in ('email', 'print', 'ehf', 'efaktura', 'factoring')`,
    ),
    // M5: the tick and the method go together; one invoice may differ, a card may not.
    check("customers_factoring_method", sql`${t.useFactoring} = (${t.deliveryMethod} = 'factoring')`),
  ],
);
