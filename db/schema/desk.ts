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
import type { PeopleAct } from "@/lib/domain/partner-people";
import { bytesColumn, companyId, createdAt, moment, newId } from "../columns";
import { connections, integrations } from "./factoring";

/**
 * What a partner asked and was answered, thirty days back, with secrets and persons taken out. Written after the
 * answer by `keep_api_calls`, changed by nobody, forgotten by the sweep.
 */
export const apiCalls = pgTable(
  "api_calls",
  {
    companyId: companyId(),
    id: newId(),
    connectionId: uuid().notNull(),
    at: moment().notNull(),
    method: text().notNull(),
    /** As the contract writes it, with braces. */
    pathTemplate: text().notNull(),
    /** As it was asked for, with its query. */
    path: text().notNull(),
    operationId: text().notNull(),
    status: integer().notNull(),
    /** The code of the problem document, or of RFC 6749's error. */
    problemCode: text(),
    durationMs: integer().notNull(),
    requestId: text().notNull(),
    /** Whether an `Idempotency-Key` was sent. */
    idempotencyKey: boolean().notNull(),
    requestBody: text(),
    responseBody: text(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      columns: [t.companyId, t.connectionId],
      foreignColumns: [connections.companyId, connections.id],
    }),
    index("api_calls_log").on(t.companyId, t.connectionId, t.id),
    index("api_calls_operation").on(t.companyId, t.connectionId, t.operationId, t.id),
    index("api_calls_failed").on(t.companyId, t.connectionId, t.id).where(sql`${t.status} >= 400`),
    index("api_calls_age").using("brin", t.at),
    check("api_calls_status", sql`${t.status} between 100 and 599`),
  ],
);

/** Token buckets (unlogged, see the migration): when each is full again. */
export const rateBuckets = pgTable("rate_buckets", {
  bucket: text().primaryKey(),
  fullAt: moment().notNull(),
});

/** Who works for which partner, and so sees its connections across companies. No one's membership of a company. */
export const integrationMembers = pgTable(
  "integration_members",
  {
    integrationId: uuid()
      .notNull()
      .references(() => integrations.id),
    userId: text().notNull(),
    createdAt: createdAt(),
    /** Lets others in, and takes them out. */
    administrator: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.integrationId, t.userId] }),
    index("integration_members_user").on(t.userId),
  ],
);

/** Who has been asked to a partner's desk and has not come yet. */
export const integrationInvitations = pgTable(
  "integration_invitations",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    integrationId: uuid()
      .notNull()
      .references(() => integrations.id),
    /** Lower case. */
    email: text().notNull(),
    administrator: boolean().notNull(),
    /** SHA-256 of what stands in the mail's link; null until the mail has gone. */
    tokenHash: bytesColumn().unique("integration_invitations_token"),
    invitedBy: text().notNull(),
    invitedAt: moment().notNull(),
    expiresAt: moment().notNull(),
  },
  (t) => [uniqueIndex("integration_invitations_email").on(t.integrationId, t.email)],
);

/** Who let whom in, made him administrator or took him out. Append-only. */
export const integrationLog = pgTable(
  "integration_log",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    integrationId: uuid()
      .notNull()
      .references(() => integrations.id),
    at: moment().notNull(),
    actorName: text().notNull(),
    act: text().$type<PeopleAct>().notNull(),
    /** Whom it was done to: an e-mail address. */
    subject: text().notNull(),
  },
  (t) => [index("integration_log_partner").on(t.integrationId, t.id)],
);
