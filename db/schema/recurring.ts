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
import type { RecurringState } from "@/lib/domain/recurring";
import { companyId, createdAt, isoDateColumn, moment, newId, oreColumn } from "../columns";
import { customers } from "./customers";
import { invoices } from "./invoices";
import { accounts } from "./ledger";

/** «Gjentakende fakturaer»: an agreement to invoice a customer the same at every date of its schedule. Kroner only. */
export const recurringInvoices = pgTable(
  "recurring_invoices",
  {
    companyId: companyId(),
    id: newId(),
    customerNo: integer().notNull(),
    paymentTermsDays: integer().notNull().default(14),
    buyerReference: text(),
    orderReference: text(),
    intervalMonths: smallint().notNull(),
    /** 1–31; a month without the day is invoiced on its last. */
    dayOfMonth: smallint().notNull(),
    firstDate: isoDateColumn().notNull(),
    endDate: isoDateColumn(),
    /** How many invoices there shall be in all. */
    times: integer(),
    /** The next date; null when, and only when, the agreement is over. */
    nextDate: isoDateColumn(),
    latestDate: isoDateColumn(),
    /** How many dates have become drafts or invoices. */
    made: integer().notNull().default(0),
    state: text().$type<RecurringState>().notNull().default("active"),
    /** «Send automatisk»: made and sent on its date without anybody asking. */
    sendsItself: boolean().notNull().default(false),
    /** What one invoice comes to, as the lines say. */
    totalOre: oreColumn().notNull(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    changedAt: moment().notNull().defaultNow(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: "recurring_invoices_customer",
      columns: [t.companyId, t.customerNo],
      foreignColumns: [customers.companyId, customers.customerNo],
    }),
    index("recurring_invoices_due").on(t.companyId, t.nextDate).where(sql`${t.state} = 'active'`),
    index("recurring_invoices_of_customer").on(t.companyId, t.customerNo, t.id.desc()),
    check("recurring_invoices_state", sql`${t.state} in ('active', 'paused', 'ended')`),
    check("recurring_invoices_over", sql`(${t.state} = 'ended') = (${t.nextDate} is null)`),
    check(
      "recurring_invoices_schedule",
      sql`${t.intervalMonths} between 1 and 60 and ${t.dayOfMonth} between 1 and 31 and (${t.times} is null or ${t.times} > 0)`,
    ),
    check("recurring_invoices_made", sql`(${t.made} = 0) = (${t.latestDate} is null) and ${t.made} >= 0`),
  ],
);

/** A line of an agreement, as it is typed; its text may ask for the period. */
export const recurringLines = pgTable(
  "recurring_lines",
  {
    companyId: companyId(),
    recurringId: uuid().notNull(),
    line: smallint().notNull(),
    text: text().notNull(),
    /** Thousandths: 1500 is 1.5. */
    quantityMilli: bigint({ mode: "bigint" }).notNull(),
    unit: text().notNull(),
    unitPriceOre: oreColumn().notNull(),
    discountBasisPoints: integer().notNull().default(0),
    vatCode: smallint().notNull(),
    accountNo: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.recurringId, t.line] }),
    foreignKey({
      name: "recurring_lines_agreement",
      columns: [t.companyId, t.recurringId],
      foreignColumns: [recurringInvoices.companyId, recurringInvoices.id],
    }),
    foreignKey({
      name: "recurring_lines_account",
      columns: [t.companyId, t.accountNo],
      foreignColumns: [accounts.companyId, accounts.accountNo],
    }),
    check("recurring_lines_discount", sql`${t.discountBasisPoints} between 0 and 10000`),
    check("recurring_lines_price", sql`${t.unitPriceOre} >= 0`),
  ],
);

/** A run: agreements that were due through a date, made into invoices and sent. */
export const recurringRuns = pgTable(
  "recurring_runs",
  {
    companyId: companyId(),
    id: newId(),
    throughDate: isoDateColumn().notNull(),
    /** Nobody asked for it: agreements that send themselves. */
    automatic: boolean().notNull(),
    createdBy: text().notNull(),
    /** The name of whoever asked, as it was. */
    createdByName: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] })],
);

/** A date of an agreement that has become an invoice: the key sees to it that it does once, whoever runs when. */
export const recurringDates = pgTable(
  "recurring_dates",
  {
    companyId: companyId(),
    recurringId: uuid().notNull(),
    date: isoDateColumn().notNull(),
    /** Null when the draft was thrown away. */
    invoiceId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.recurringId, t.date] }),
    foreignKey({
      name: "recurring_dates_agreement",
      columns: [t.companyId, t.recurringId],
      foreignColumns: [recurringInvoices.companyId, recurringInvoices.id],
    }),
    foreignKey({
      name: "recurring_dates_invoice",
      columns: [t.companyId, t.invoiceId],
      foreignColumns: [invoices.companyId, invoices.id],
    }),
    uniqueIndex("recurring_dates_of_invoice")
      .on(t.companyId, t.invoiceId)
      .where(sql`${t.invoiceId} is not null`),
  ],
);

/** Why a draft of a run was not sent, as sending said it: its code and facts. */
export type KeptRefusal = { readonly code: string } & Readonly<Record<string, unknown>>;

/** What a run took up, and how sending it went; a date whose draft could not be sent may be in a later run too. */
export const recurringRunDates = pgTable(
  "recurring_run_dates",
  {
    companyId: companyId(),
    runId: uuid().notNull(),
    recurringId: uuid().notNull(),
    date: isoDateColumn().notNull(),
    /** When sending was tried; null while it waits. */
    triedAt: moment(),
    /** Null when it went. */
    refusal: jsonb().$type<KeptRefusal>(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.runId, t.date, t.recurringId] }),
    foreignKey({
      name: "recurring_run_dates_run",
      columns: [t.companyId, t.runId],
      foreignColumns: [recurringRuns.companyId, recurringRuns.id],
    }),
    foreignKey({
      name: "recurring_run_dates_date",
      columns: [t.companyId, t.recurringId, t.date],
      foreignColumns: [recurringDates.companyId, recurringDates.recurringId, recurringDates.date],
    }),
    index("recurring_run_dates_of_agreement").on(t.companyId, t.recurringId, t.date, t.runId.desc()),
    index("recurring_run_dates_waiting").on(t.companyId, t.runId).where(sql`${t.triedAt} is null`),
    check("recurring_run_dates_tried", sql`${t.triedAt} is not null or ${t.refusal} is null`),
  ],
);
