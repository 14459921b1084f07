import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { PartnerScope } from "@/lib/domain/actor";
import type { Currency } from "@/lib/domain/currency";
import type {
  AccountNeed,
  AgreementType,
  ConnectionState,
  DeliveryChannel,
  FactoringStatus,
  LocalText,
} from "@/lib/domain/factoring";
import type { ReportedStatus } from "@/lib/domain/own-report";
import { bytesColumn, companyId, createdAt, isoDateColumn, moment, newId, oreColumn } from "../columns";
import { brandingTemplates } from "./branding";
import { documents } from "./documents";
import { invoices } from "./invoices";
import { accounts, subledgerAccounts } from "./ledger";

/** The catalogue of partners (M1): the same for every company. The application key names the partner. */
export const integrations = pgTable("integrations", {
  id: uuid().primaryKey().default(sql`uuidv7()`),
  slug: text().notNull().unique(),
  name: text().notNull(),
  kind: text().$type<"factoring_dedicated" | "factoring_alternative">().notNull(),
  orgNr: text().notNull(),
  description: text().notNull(),
  services: jsonb().$type<string[]>().notNull(),
  applicationKeyHash: bytesColumn().notNull(),
  scopes: jsonb().$type<PartnerScope[]>().notNull(),
  /** The accounts that this partner needs beside the standard ones (M2). */
  accountNeeds: jsonb().$type<AccountNeed[]>().notNull().default([]),
  /** What is to be arranged with the partner before activation, in each language. */
  setupNotes: jsonb().$type<LocalText>().notNull().default({ nb: "", en: "" }),
  createdAt: createdAt(),
});

/** One company's agreement with one partner. */
export const connections = pgTable(
  "connections",
  {
    companyId: companyId(),
    id: newId(),
    integrationId: uuid()
      .notNull()
      .references(() => integrations.id),
    /** A copy of the integration's name and kind, so that the one-active rule is an index. */
    name: text().notNull(),
    kind: text().$type<"factoring_dedicated" | "factoring_alternative">().notNull(),
    state: text().$type<ConnectionState>().notNull(),
    agreementType: text().$type<AgreementType>().notNull(),
    activatedBy: text().notNull(),
    activatedAt: moment().notNull().defaultNow(),
    /** When new invoices stopped, and when the last was finished (M6). */
    windingDownAt: moment(),
    closedAt: moment(),
    closedBy: text(),
    /** Why it was closed before every invoice was final (edge 36), or that activation was undone. */
    closeReason: text(),
    /** The template that an alternative partner's invoices carry (M30). */
    brandingTemplateId: uuid(),
    /** How much of an invoice may be rounded off when it is paid, in øre; 0 is not at all (edge 31). */
    roundingToleranceOre: oreColumn().notNull().default(sql`0`),
    /** The currencies that the partner takes invoices in: kroner always (edge 41). */
    currencies: text().array().$type<Currency[]>().notNull().default(sql`'{NOK}'`),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: "connections_branding_template",
      columns: [t.companyId, t.brandingTemplateId],
      foreignColumns: [brandingTemplates.companyId, brandingTemplates.id],
    }),
    uniqueIndex("connections_one_active")
      .on(t.companyId)
      .where(sql`${t.state} = 'active' and ${t.kind} = 'factoring_dedicated'`),
    // Whose account an invoice carries must have one answer (M30).
    uniqueIndex("connections_one_alternative")
      .on(t.companyId)
      .where(sql`${t.state} = 'active' and ${t.kind} = 'factoring_alternative'`),
    check("connections_rounding_tolerance", sql`${t.roundingToleranceOre} between 0 and 50`),
    check(
      "connections_currencies",
      sql`${t.currencies} @> '{NOK}' and ${t.currencies} <@ '{NOK,EUR,SEK,DKK,GBP,USD,CHF,PLN,CAD,AUD}'`,
    ),
    index("connections_integration").on(t.integrationId),
    check("connections_state", sql`${t.state} in ('pending', 'active', 'winding_down', 'inactive')`),
  ],
);

/**
 * The account mapping (M2): which account each kind of event is posted to. A row that was replaced stays, so that
 * what was posted while it held is still found by it (edge 45).
 */
export const connectionAccounts = pgTable(
  "connection_accounts",
  {
    companyId: companyId(),
    id: newId(),
    connectionId: uuid().notNull(),
    eventKind: text().notNull(),
    accountNo: integer(),
    subledgerNo: integer(),
    mappedAt: moment().notNull().defaultNow(),
    /** The name of whoever chose it, and of whoever chose another. */
    mappedBy: text().notNull().default(""),
    replacedAt: moment(),
    replacedBy: text(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex("connection_accounts_current")
      .on(t.companyId, t.connectionId, t.eventKind)
      .where(sql`${t.replacedAt} is null`),
    index("connection_accounts_history").on(t.companyId, t.connectionId, t.id),
    foreignKey({
      columns: [t.companyId, t.connectionId],
      foreignColumns: [connections.companyId, connections.id],
    }),
    foreignKey({
      columns: [t.companyId, t.accountNo],
      foreignColumns: [accounts.companyId, accounts.accountNo],
    }),
    foreignKey({
      columns: [t.companyId, t.subledgerNo],
      foreignColumns: [subledgerAccounts.companyId, subledgerAccounts.subledgerNo],
    }),
    check("connection_accounts_one", sql`num_nonnulls(${t.accountNo}, ${t.subledgerNo}) = 1`),
    check("connection_accounts_replaced", sql`(${t.replacedAt} is null) = (${t.replacedBy} is null)`),
  ],
);

/** A secret that opens one connection. Shown once, kept as a hash; two may live while one is rotated. */
export const clientKeys = pgTable(
  "client_keys",
  {
    companyId: companyId(),
    id: newId(),
    connectionId: uuid().notNull(),
    keyHash: bytesColumn().notNull().unique(),
    /** The last four characters, to tell keys apart on the screen. */
    hint: text().notNull(),
    createdAt: createdAt(),
    /** The name of whoever made it, and of whoever ended it. */
    createdBy: text().notNull().default(""),
    revokedAt: moment(),
    revokedBy: text(),
    /** Noted when a token is given, and at most once a minute while tokens of it are used. */
    lastUsedAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      columns: [t.companyId, t.connectionId],
      foreignColumns: [connections.companyId, connections.id],
    }),
  ],
);

/** A bearer token of 20 minutes, kept as a hash and checked against its connection on every request. */
export const accessTokens = pgTable(
  "access_tokens",
  {
    companyId: companyId(),
    tokenHash: bytesColumn().notNull().unique(),
    connectionId: uuid().notNull(),
    clientKeyId: uuid().notNull(),
    scopes: jsonb().$type<PartnerScope[]>().notNull(),
    expiresAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.tokenHash] }),
    foreignKey({
      columns: [t.companyId, t.clientKeyId],
      foreignColumns: [clientKeys.companyId, clientKeys.id],
    }),
  ],
);

/** An invoice as the factoring company sees it: its status, and what the company reported. */
export const factoringInvoices = pgTable(
  "factoring_invoices",
  {
    companyId: companyId(),
    id: newId(),
    invoiceId: uuid().notNull(),
    connectionId: uuid().notNull(),
    status: text().$type<FactoringStatus>().notNull(),
    /** «Factoringbeskrivelse»: the partner's latest words. */
    statusDescription: text().notNull().default(""),
    serviceLevel: text().$type<"financed" | "service_only">().notNull(),
    ehfDocumentId: uuid(),
    /** When it became ready: a partner that does not fetch it within a day is late (edge 24). */
    offeredAt: moment(),
    claimedAt: moment(),
    firstDownloadedAt: moment(),
    deliveredAt: moment(),
    deliveryChannel: text().$type<DeliveryChannel>(),
    factorKid: text(),
    factorPaymentAccount: text(),
    factorDueDate: isoDateColumn(),
    factorReference: text(),
    deliveredDocumentId: uuid(),
    nextEvent: text(),
    nextEventDate: isoDateColumn(),
    holdUntil: isoDateColumn(),
    rejectCode: text(),
    rejectRetryable: boolean(),
    /** What the company itself reported, for as long as it is the status, and where the invoice stood before. */
    reportedStatus: text().$type<ReportedStatus>(),
    reportedFrom: text().$type<FactoringStatus>(),
    /** Rises in commit order within the company, so that a cursor over it never skips a row. */
    sequence: bigint({ mode: "number" }).notNull(),
    createdAt: createdAt(),
    changedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({
      columns: [t.companyId, t.connectionId],
      foreignColumns: [connections.companyId, connections.id],
    }),
    foreignKey({
      name: "factoring_invoices_ehf",
      columns: [t.companyId, t.ehfDocumentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    foreignKey({
      name: "factoring_invoices_pdf",
      columns: [t.companyId, t.deliveredDocumentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    // One claim, one factoring company: a new row only after the old one is final (edge 16).
    uniqueIndex("factoring_invoices_one_live")
      .on(t.companyId, t.invoiceId)
      .where(sql`${t.status} not in ('rejected', 'withdrawn', 'recoursed')`),
    index("factoring_invoices_factor_kid")
      .on(t.companyId, t.factorKid)
      .where(sql`${t.factorKid} is not null`),
    index("factoring_invoices_feed").on(t.companyId, t.connectionId, t.sequence),
    index("factoring_invoices_status").on(t.companyId, t.connectionId, t.status, t.sequence),
    // What waits for the partner (edge 24), and what waits for a day to come.
    index("factoring_invoices_waiting")
      .on(t.companyId, t.status, t.offeredAt)
      .where(sql`${t.status} in ('ready', 'fetched')`),
    index("factoring_invoices_recoursed").on(t.companyId, t.invoiceId).where(sql`${t.status} = 'recoursed'`),
    index("factoring_invoices_held").on(t.companyId, t.holdUntil).where(sql`${t.status} = 'on_hold'`),
    index("factoring_invoices_invoice").on(t.companyId, t.invoiceId, t.id),
    check(
      "factoring_invoices_ready_has_ehf",
      sql`${t.status} in ('preparing', 'preparation_failed') or ${t.ehfDocumentId} is not null`,
    ),
    check(
      "factoring_invoices_reported",
      sql`(${t.reportedStatus} is null) = (${t.reportedFrom} is null) and (${t.reportedStatus} is null or ${t.reportedStatus} = ${t.status})`,
    ),
    check(
      "factoring_invoices_delivered_has_pdf",
      sql`(${t.deliveredAt} is null) = (${t.deliveredDocumentId} is null) and (${t.deliveredAt} is not null or ${t.status} not in ('delivered', 'disputed', 'on_hold', 'collection', 'recoursed', 'completed'))`,
    ),
  ],
);

/** An answer already given to an `Idempotency-Key`, written with the effect it answers for. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    companyId: companyId(),
    connectionId: uuid().notNull(),
    key: text().notNull(),
    requestHash: bytesColumn().notNull(),
    status: integer().notNull(),
    response: jsonb().$type<unknown>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.connectionId, t.key] })],
);
