import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { ExchangeRate, ForeignCurrency } from "@/lib/domain/currency";
import { companyId, createdAt, isoDateColumn, newId } from "../columns";

/** What a company's currencies have cost (edge 41). Append-only: of two rates for one day the later row holds. */
export const exchangeRates = pgTable(
  "exchange_rates",
  {
    companyId: companyId(),
    id: newId(),
    currency: text().$type<ForeignCurrency>().notNull(),
    validFrom: isoDateColumn().notNull(),
    /** Millionths of a krone for one unit. */
    rateMicro: bigint({ mode: "bigint" }).$type<ExchangeRate>().notNull(),
    /** Written down under settings, or used on an invoice of that day. */
    source: text().$type<"typed" | "invoice">().notNull(),
    actorName: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    index("exchange_rates_newest").on(t.companyId, t.currency, t.validFrom.desc(), t.id.desc()),
    check("exchange_rates_currency", sql`${t.currency} ~ '^[A-Z]{3}$' and ${t.currency} <> 'NOK'`),
    check("exchange_rates_rate", sql`${t.rateMicro} > 0`),
    check("exchange_rates_source", sql`${t.source} in ('typed', 'invoice')`),
  ],
);
