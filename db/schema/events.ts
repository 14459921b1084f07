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
  uuid,
} from "drizzle-orm/pg-core";
import type { EventType } from "@/lib/domain/partner-event";
import { companyId, createdAt, moment, newId } from "../columns";
import { connections } from "./factoring";

/**
 * What a partner is told, in the order in which it happened: `sequence` is taken under the company's lock, so the
 * feed never skips. Thin: it names what changed, and the partner reads it where it stands. Append-only.
 */
export const events = pgTable(
  "events",
  {
    companyId: companyId(),
    sequence: bigint({ mode: "number" }).notNull(),
    connectionId: uuid().notNull(),
    type: text().$type<EventType>().notNull(),
    /** The id of what it is about: a factoring invoice, a customer number, a direct payment, a voucher, the connection. */
    subjectId: text().notNull(),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.sequence] }),
    foreignKey({
      columns: [t.companyId, t.connectionId],
      foreignColumns: [connections.companyId, connections.id],
    }),
    index("events_feed").on(t.companyId, t.connectionId, t.sequence),
  ],
);

/** Where a partner wants to be told at once. The feed stays complete whether or not this works. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    companyId: companyId(),
    id: newId(),
    connectionId: uuid().notNull(),
    url: text().notNull(),
    /** Empty is every type. */
    types: jsonb().$type<EventType[]>().notNull().default([]),
    /** Signing secrets, the newest first; two live while one is rotated. They sign, so they are kept encrypted, not hashed. */
    secrets: jsonb().$type<string[]>().notNull(),
    enabled: boolean().notNull().default(true),
    disabledReason: text(),
    /** When it last began to fail without a success since; after five days it is disabled. */
    failingSince: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      columns: [t.companyId, t.connectionId],
      foreignColumns: [connections.companyId, connections.id],
    }),
  ],
);

/** One event on its way to one endpoint, with what came of the latest try. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    companyId: companyId(),
    id: newId(),
    endpointId: uuid().notNull(),
    /** Null for a test event. */
    sequence: bigint({ mode: "number" }),
    type: text().notNull(),
    payload: text().notNull(),
    state: text().$type<"pending" | "delivered" | "failed">().notNull().default("pending"),
    tries: integer().notNull().default(0),
    lastTriedAt: moment(),
    nextTryAt: moment(),
    responseStatus: integer(),
    error: text(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      columns: [t.companyId, t.endpointId],
      foreignColumns: [webhookEndpoints.companyId, webhookEndpoints.id],
    }),
    index("webhook_deliveries_log").on(t.companyId, t.endpointId, t.id),
    check("webhook_deliveries_state", sql`${t.state} in ('pending', 'delivered', 'failed')`),
  ],
);
