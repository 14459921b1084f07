import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
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
import type { ExchangeRate, ForeignCurrency } from "@/lib/domain/currency";
import type { VoucherKind } from "@/lib/domain/voucher";
import { bytesColumn, companyId, createdAt, isoDateColumn, newId, oreColumn } from "../columns";
import { companies } from "./companies";

export type AccountKind = "asset" | "liability" | "equity" | "income" | "expense";
export type SubledgerKind = "customer" | "supplier" | "finance";
export type VoucherSource = "ui" | "invoice" | "factor_api" | "system";

/** The chart of accounts (M31): NS 4102, four digits. */
export const accounts = pgTable(
  "accounts",
  {
    companyId: companyId(),
    accountNo: integer().notNull(),
    name: text().notNull(),
    kind: text().$type<AccountKind>().notNull(),
    /** The VAT code suggested for lines on this account. */
    vatCode: smallint(),
    active: boolean().notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.accountNo] }),
    foreignKey({ columns: [t.companyId], foreignColumns: [companies.id] }),
    check("accounts_four_digits", sql`${t.accountNo} between 1000 and 9999`),
    check("accounts_kind", sql`${t.kind} in ('asset', 'liability', 'equity', 'income', 'expense')`),
  ],
);

/** A range of subledger numbers under one control account ("reskontroserie"). */
export const subledgerSeries = pgTable(
  "subledger_series",
  {
    companyId: companyId(),
    kind: text().$type<SubledgerKind>().notNull(),
    name: text().notNull(),
    firstNo: integer().notNull(),
    lastNo: integer().notNull(),
    nextNo: integer().notNull(),
    controlAccountNo: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.kind] }),
    foreignKey({
      columns: [t.companyId, t.controlAccountNo],
      foreignColumns: [accounts.companyId, accounts.accountNo],
    }),
    check(
      "subledger_series_range",
      sql`${t.firstNo} >= 10000 and ${t.nextNo} between ${t.firstNo} and ${t.lastNo} + 1`,
    ),
    check("subledger_series_kind", sql`${t.kind} in ('customer', 'supplier', 'finance')`),
  ],
);

/** One account in a subledger: a customer's, a supplier's, or a factoring company's. */
export const subledgerAccounts = pgTable(
  "subledger_accounts",
  {
    companyId: companyId(),
    subledgerNo: integer().notNull(),
    kind: text().$type<SubledgerKind>().notNull(),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.subledgerNo] }),
    foreignKey({
      columns: [t.companyId, t.kind],
      foreignColumns: [subledgerSeries.companyId, subledgerSeries.kind],
    }),
    index("subledger_accounts_name").on(t.companyId, t.kind, t.name),
    index("subledger_accounts_by_name").on(t.companyId, t.name, t.subledgerNo),
  ],
);

/**
 * One voucher series of one company: its next number, the head of its hash chain and its lock date.
 * The one row that all postings to the series pass through, so a closed period cannot be raced.
 */
export const voucherSeries = pgTable(
  "voucher_series",
  {
    companyId: companyId(),
    series: smallint().notNull(),
    name: text().notNull(),
    nextNo: bigint({ mode: "number" }).notNull().default(1),
    head: bytesColumn().notNull().default(sql`'\\x00'::bytea`),
    lockedThrough: isoDateColumn().notNull().default(sql`'-infinity'`),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.series] }),
    foreignKey({ columns: [t.companyId], foreignColumns: [companies.id] }),
  ],
);

/** A voucher ("bilag"): one balanced set of postings with one number. Written only by `post()`, never changed. */
export const vouchers = pgTable(
  "vouchers",
  {
    companyId: companyId(),
    series: smallint().notNull(),
    voucherNo: bigint({ mode: "number" }).notNull(),
    voucherDate: isoDateColumn().notNull(),
    kind: text().$type<VoucherKind>().notNull(),
    source: text().$type<VoucherSource>().notNull(),
    description: text().notNull(),
    lineCount: smallint().notNull(),
    connectionId: uuid(),
    /** The partner's own name for the voucher: a permanent natural key. */
    externalReference: text(),
    saftBatchId: text(),
    /** The system that made it, as SAF-T's SourceID; null for the company's own. */
    saftSourceId: text(),
    reversesSeries: smallint(),
    reversesNo: bigint({ mode: "number" }),
    /** What a unit of the voucher's foreign currency cost, in millionths of a krone; null for one in kroner. */
    exchangeRate: bigint({ mode: "bigint" }).$type<ExchangeRate>(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    hash: bytesColumn().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.series, t.voucherNo] }),
    uniqueIndex("vouchers_external_reference")
      .on(t.companyId, t.connectionId, t.externalReference)
      .where(sql`${t.externalReference} is not null`),
    uniqueIndex("vouchers_reversed_once")
      .on(t.companyId, t.reversesSeries, t.reversesNo)
      .where(sql`${t.reversesNo} is not null`),
    index("vouchers_date").on(t.companyId, t.voucherDate, t.series, t.voucherNo),
    check("vouchers_exchange_rate", sql`${t.exchangeRate} > 0`),
    check("vouchers_two_lines", sql`${t.lineCount} >= 2`),
    check("vouchers_partner", sql`(${t.source} = 'factor_api') = (${t.connectionId} is not null)`),
  ],
);

/** One leg of a voucher: debit positive, credit negative, zero forbidden. */
export const postings = pgTable(
  "postings",
  {
    companyId: companyId(),
    series: smallint().notNull(),
    voucherNo: bigint({ mode: "number" }).notNull(),
    line: smallint().notNull(),
    voucherDate: isoDateColumn().notNull(),
    accountNo: integer().notNull(),
    subledgerNo: integer(),
    amountOre: oreColumn().notNull(),
    vatCode: smallint(),
    text: text().notNull().default(""),
    dueDate: isoDateColumn(),
    /** What happened, as the partner names it: advance, payment, fee … */
    eventKind: text(),
    /** The invoice that the line concerns. */
    invoiceId: uuid(),
    kid: text(),
    matchingReference: text(),
    externalLineReference: text(),
    /** The same amount in a foreign currency, in hundredths; null for a line in kroner (edge 41). */
    currency: text().$type<ForeignCurrency>(),
    currencyAmount: bigint({ mode: "bigint" }),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.series, t.voucherNo, t.line] }),
    index("postings_account").on(t.companyId, t.accountNo, t.voucherDate, t.series, t.voucherNo, t.line),
    index("postings_subledger")
      .on(t.companyId, t.subledgerNo, t.voucherDate)
      .where(sql`${t.subledgerNo} is not null`),
    index("postings_invoice").on(t.companyId, t.invoiceId).where(sql`${t.invoiceId} is not null`),
    check("postings_nonzero", sql`${t.amountOre} <> 0`),
    check(
      "postings_currency",
      sql`num_nonnulls(${t.currency}, ${t.currencyAmount}) in (0, 2) and (${t.currency} is null or (${t.currency} ~ '^[A-Z]{3}$' and ${t.currency} <> 'NOK')) and (coalesce(${t.currencyAmount}, 0) = 0 or (${t.currencyAmount} > 0) = (${t.amountOre} > 0))`,
    ),
  ],
);

/** Debit and credit per account and month (`period` is yyyymm), kept by trigger: reports need not add postings up. */
export const accountBalances = pgTable(
  "account_balances",
  {
    companyId: companyId(),
    accountNo: integer().notNull(),
    period: integer().notNull(),
    debitOre: oreColumn().notNull(),
    creditOre: oreColumn().notNull(),
    postingCount: bigint({ mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.accountNo, t.period] })],
);

/** The balance of each subledger account, kept by trigger; it reconciles to the control account. */
export const subledgerBalances = pgTable(
  "subledger_balances",
  { companyId: companyId(), subledgerNo: integer().notNull(), balanceOre: oreColumn().notNull() },
  (t) => [primaryKey({ columns: [t.companyId, t.subledgerNo] })],
);

/** A subledger posting and what remains of it. Made and lowered by triggers only. */
export const openItems = pgTable(
  "open_items",
  {
    companyId: companyId(),
    series: smallint().notNull(),
    voucherNo: bigint({ mode: "number" }).notNull(),
    line: smallint().notNull(),
    subledgerNo: integer().notNull(),
    dueDate: isoDateColumn().notNull(),
    amountOre: oreColumn().notNull(),
    remainingOre: oreColumn().notNull(),
    /** Of an item in a foreign currency: the same in hundredths of it. Both remainders reach zero at once. */
    currency: text().$type<ForeignCurrency>(),
    currencyAmount: bigint({ mode: "bigint" }),
    currencyRemaining: bigint({ mode: "bigint" }),
    isOpen: boolean().notNull().generatedAlwaysAs(sql`remaining_ore <> 0`),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.series, t.voucherNo, t.line] }),
    index("open_items_open").on(t.companyId, t.subledgerNo, t.dueDate).where(sql`${t.isOpen}`),
    check(
      "open_items_not_overmatched",
      sql`${t.remainingOre} between least(0, ${t.amountOre}) and greatest(0, ${t.amountOre})`,
    ),
    check(
      "open_items_currency",
      sql`num_nonnulls(${t.currency}, ${t.currencyAmount}, ${t.currencyRemaining}) in (0, 3) and coalesce(${t.currencyRemaining} between least(0, ${t.currencyAmount}) and greatest(0, ${t.currencyAmount}), true)`,
    ),
    check(
      "open_items_closed_together",
      sql`coalesce(${t.currencyAmount}, 0) = 0 or (${t.remainingOre} = 0) = (${t.currencyRemaining} = 0)`,
    ),
  ],
);

/** Part of a debit item settled by part of a credit item. Insert-only; a trigger lowers both, or raises both when undone. */
export const itemMatches = pgTable(
  "item_matches",
  {
    companyId: companyId(),
    id: newId(),
    debitSeries: smallint().notNull(),
    debitNo: bigint({ mode: "number" }).notNull(),
    debitLine: smallint().notNull(),
    creditSeries: smallint().notNull(),
    creditNo: bigint({ mode: "number" }).notNull(),
    creditLine: smallint().notNull(),
    amountOre: oreColumn().notNull(),
    /** The same in hundredths of the currency that both items are in; null when they are in kroner. */
    currencyAmount: bigint({ mode: "bigint" }),
    /** The match that this one takes back: the same two sides, the amount negated (edge 30). */
    undoes: uuid(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: "item_matches_undoes",
      columns: [t.companyId, t.undoes],
      foreignColumns: [t.companyId, t.id],
    }),
    uniqueIndex("item_matches_undone_once").on(t.companyId, t.undoes).where(sql`${t.undoes} is not null`),
    foreignKey({
      name: "item_matches_debit",
      columns: [t.companyId, t.debitSeries, t.debitNo, t.debitLine],
      foreignColumns: [openItems.companyId, openItems.series, openItems.voucherNo, openItems.line],
    }),
    foreignKey({
      name: "item_matches_credit",
      columns: [t.companyId, t.creditSeries, t.creditNo, t.creditLine],
      foreignColumns: [openItems.companyId, openItems.series, openItems.voucherNo, openItems.line],
    }),
    index("item_matches_by_debit").on(t.companyId, t.debitSeries, t.debitNo, t.debitLine),
    index("item_matches_by_credit").on(t.companyId, t.creditSeries, t.creditNo, t.creditLine),
    check(
      "item_matches_positive",
      sql`case when ${t.undoes} is null then ${t.amountOre} > 0 else ${t.amountOre} < 0 end`,
    ),
    check(
      "item_matches_currency_sign",
      sql`case when ${t.undoes} is null then coalesce(${t.currencyAmount}, 0) >= 0 else coalesce(${t.currencyAmount}, 0) <= 0 end`,
    ),
  ],
);
