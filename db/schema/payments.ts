import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { DirectPaymentState } from "@/lib/domain/direct-payment";
import { companyId, createdAt, isoDateColumn, moment, newId, oreColumn } from "../columns";
import { connections } from "./factoring";
import { invoices } from "./invoices";
import { accounts, vouchers } from "./ledger";

/** A line of a bank statement that was read in, until it is posted. What the bank wrote never changes. */
export const bankLines = pgTable(
  "bank_lines",
  {
    companyId: companyId(),
    id: newId(),
    /** The bank account in the ledger. */
    accountNo: integer().notNull(),
    bookedOn: isoDateColumn().notNull(),
    /** Into the account positive. */
    amountOre: oreColumn().notNull(),
    text: text().notNull(),
    kid: text(),
    /** The bank's own reference, so that a statement read twice is read once. */
    bankReference: text().notNull(),
    voucherSeries: smallint(),
    voucherNo: bigint({ mode: "number" }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      columns: [t.companyId, t.accountNo],
      foreignColumns: [accounts.companyId, accounts.accountNo],
    }),
    foreignKey({
      name: "bank_lines_voucher",
      columns: [t.companyId, t.voucherSeries, t.voucherNo],
      foreignColumns: [vouchers.companyId, vouchers.series, vouchers.voucherNo],
    }),
    uniqueIndex("bank_lines_reference").on(t.companyId, t.accountNo, t.bankReference),
    index("bank_lines_unposted").on(t.companyId, t.bookedOn, t.id).where(sql`${t.voucherNo} is null`),
    check("bank_lines_nonzero", sql`${t.amountOre} <> 0`),
  ],
);

/** The debtor paid the company instead of the factoring company (M29b): booked on the deviation account until passed on. */
export const directPayments = pgTable(
  "direct_payments",
  {
    companyId: companyId(),
    id: newId(),
    connectionId: uuid().notNull(),
    invoiceId: uuid().notNull(),
    paidOn: isoDateColumn().notNull(),
    amountOre: oreColumn().notNull(),
    state: text().$type<DirectPaymentState>().notNull().default("open"),
    bankLineId: uuid(),
    /** D bank, K deviation account. */
    voucherSeries: smallint().notNull(),
    voucherNo: bigint({ mode: "number" }).notNull(),
    /** D deviation account, K bank (passed on) or clearing account (set off); or the reversal of the first. */
    clearedSeries: smallint(),
    clearedNo: bigint({ mode: "number" }),
    clearedAt: moment(),
    /** The reversal of a voucher that cleared it by mistake: its line 1 credits the deviation account anew. */
    reopenedSeries: smallint(),
    reopenedNo: bigint({ mode: "number" }),
    note: text().notNull().default(""),
    reportedBy: text().notNull(),
    reportedAt: moment().notNull(),
    /** When the factoring company said that it has seen it. */
    acknowledgedAt: moment(),
    /** Rises in commit order within the company. */
    sequence: bigint({ mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      columns: [t.companyId, t.connectionId],
      foreignColumns: [connections.companyId, connections.id],
    }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({ columns: [t.companyId, t.bankLineId], foreignColumns: [bankLines.companyId, bankLines.id] }),
    foreignKey({
      name: "direct_payments_voucher",
      columns: [t.companyId, t.voucherSeries, t.voucherNo],
      foreignColumns: [vouchers.companyId, vouchers.series, vouchers.voucherNo],
    }),
    foreignKey({
      name: "direct_payments_cleared",
      columns: [t.companyId, t.clearedSeries, t.clearedNo],
      foreignColumns: [vouchers.companyId, vouchers.series, vouchers.voucherNo],
    }),
    foreignKey({
      name: "direct_payments_reopened",
      columns: [t.companyId, t.reopenedSeries, t.reopenedNo],
      foreignColumns: [vouchers.companyId, vouchers.series, vouchers.voucherNo],
    }),
    index("direct_payments_feed").on(t.companyId, t.connectionId, t.sequence),
    index("direct_payments_invoice").on(t.companyId, t.invoiceId),
    index("direct_payments_open").on(t.companyId, t.paidOn, t.id).where(sql`${t.state} = 'open'`),
    uniqueIndex("direct_payments_bank_line")
      .on(t.companyId, t.bankLineId)
      .where(sql`${t.bankLineId} is not null and ${t.state} <> 'reversed'`),
    uniqueIndex("direct_payments_voucher_once").on(t.companyId, t.voucherSeries, t.voucherNo),
    check("direct_payments_state", sql`${t.state} in ('open', 'forwarded', 'set_off', 'reversed')`),
    check("direct_payments_cleared_whole", sql`(${t.state} = 'open') = (${t.clearedNo} is null)`),
    check("direct_payments_positive", sql`${t.amountOre} > 0`),
  ],
);
