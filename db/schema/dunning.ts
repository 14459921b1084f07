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
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { HoldReason, SkipReason } from "@/lib/domain/dunning";
import type { DatedRate } from "@/lib/domain/dunning-rates";
import type { InterestSegment } from "@/lib/domain/late-interest";
import { companyId, createdAt, isoDateColumn, moment, newId, oreColumn } from "../columns";
import { documents } from "./documents";
import { invoices } from "./invoices";
import { vouchers } from "./ledger";

/** How a company reminds its debtors (M36), and whether it hands claims to a debt collector. */
export const dunningSettings = pgTable(
  "dunning_settings",
  {
    companyId: companyId().primaryKey(),
    /** Days after the due date before the first reminder; the law demands 14 for a fee (inkassoforskriften § 1-2). */
    daysAfterDue: integer().notNull().default(14),
    /** Days that a reminder gives to pay; the law demands 14. */
    daysToPay: integer().notNull().default(14),
    chargeFee: boolean().notNull().default(true),
    chargeInterest: boolean().notNull().default(true),
    /** Rates of late interest that the company has entered for half-years after those we know. */
    interestRates: jsonb().$type<DatedRate[]>().notNull().default([]),
    /** The debt collector's name; null while no collection integration is set up. */
    collectionAgency: text(),
    collectionEnabled: boolean().notNull().default(false),
    version: integer().notNull().default(1),
  },
  (t) => [
    check(
      "dunning_settings_days",
      sql`${t.daysAfterDue} between 1 and 365 and ${t.daysToPay} between 14 and 60`,
    ),
    check("dunning_settings_agency", sql`not ${t.collectionEnabled} or ${t.collectionAgency} is not null`),
  ],
);

/** One run of reminders: what was proposed on a day, and sent. */
export const dunningRuns = pgTable(
  "dunning_runs",
  {
    companyId: companyId(),
    id: newId(),
    runDate: isoDateColumn().notNull(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] })],
);

/** A reminder of one invoice: its level, what it charges, its letter and its voucher. Only its sending changes. */
export const reminders = pgTable(
  "reminders",
  {
    companyId: companyId(),
    id: newId(),
    runId: uuid().notNull(),
    invoiceId: uuid().notNull(),
    customerNo: integer().notNull(),
    /** 1 is the first reminder. */
    level: smallint().notNull(),
    dueDate: isoDateColumn().notNull(),
    /** What remained of the invoice itself. */
    remainingOre: oreColumn().notNull(),
    feeOre: oreColumn().notNull(),
    interestOre: oreColumn().notNull(),
    /** What remained of fees and interest of earlier reminders: the letter asks for it too. */
    earlierChargesOre: oreColumn().notNull().default(sql`0`),
    /** The days that the interest is for, both included. */
    interestFrom: isoDateColumn(),
    interestThrough: isoDateColumn(),
    /** Those days by rate, as the letter specifies them. */
    interestSegments: jsonb().$type<InterestSegment[]>().notNull().default([]),
    deliveryMethod: text().$type<"email" | "print">().notNull(),
    /** The voucher that charges fee and interest; null when there is nothing to charge. */
    voucherSeries: smallint(),
    voucherNo: bigint({ mode: "number" }),
    documentId: uuid(),
    sentAt: moment(),
    /** Why sending by mail failed last; the reminder can be sent again. */
    sendError: text(),
    /** The letter was never to go after all: the invoice was settled, or no longer ours to remind of, before it could. */
    skippedAt: moment(),
    skipReason: text().$type<SkipReason>(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.runId], foreignColumns: [dunningRuns.companyId, dunningRuns.id] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({
      name: "reminders_voucher",
      columns: [t.companyId, t.voucherSeries, t.voucherNo],
      foreignColumns: [vouchers.companyId, vouchers.series, vouchers.voucherNo],
    }),
    foreignKey({
      name: "reminders_document",
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    uniqueIndex("reminders_level").on(t.companyId, t.invoiceId, t.level).where(sql`${t.skippedAt} is null`),
    index("reminders_run").on(t.companyId, t.runId, t.id),
    check(
      "reminders_skipped",
      sql`(${t.skippedAt} is null) = (${t.skipReason} is null) and (${t.skippedAt} is null or ${t.sentAt} is null)`,
    ),
    check("reminders_amounts", sql`${t.feeOre} >= 0 and ${t.interestOre} >= 0 and ${t.remainingOre} > 0`),
  ],
);

/** An invoice handed to the company's own debt collector. A factored one never is (M25). */
export const collectionCases = pgTable(
  "collection_cases",
  {
    companyId: companyId(),
    id: newId(),
    invoiceId: uuid().notNull(),
    agency: text().notNull(),
    /** What was owed: the rest of the invoice, with what its reminders charged. */
    remainingOre: oreColumn().notNull(),
    sentAt: moment().notNull(),
    sentBy: text().notNull(),
    withdrawnAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    uniqueIndex("collection_cases_one_open")
      .on(t.companyId, t.invoiceId)
      .where(sql`${t.withdrawnAt} is null`),
  ],
);

/** An invoice that is not reminded of until somebody decides (edge 34): at most one hold of it is open. */
export const dunningHolds = pgTable(
  "dunning_holds",
  {
    companyId: companyId(),
    id: newId(),
    invoiceId: uuid().notNull(),
    reason: text().$type<HoldReason>().notNull(),
    placedAt: moment().notNull(),
    placedBy: text().notNull(),
    releasedAt: moment(),
    releasedBy: text(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    uniqueIndex("dunning_holds_one_open").on(t.companyId, t.invoiceId).where(sql`${t.releasedAt} is null`),
    check("dunning_holds_reason", sql`${t.reason} in ('dispute_at_recourse', 'customer_disputes')`),
    check("dunning_holds_released", sql`(${t.releasedAt} is null) = (${t.releasedBy} is null)`),
  ],
);
