import { bigint, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { ForeignCurrency } from "@/lib/domain/currency";
import { companyId, oreColumn } from "../columns";

/**
 * What stands on an account in a foreign currency, in hundredths, and the øre that it is carried at; kept by trigger
 * (edge 41). `account_no` is the subledger account of a subledger line, else the ledger account.
 */
export const currencyBalances = pgTable(
  "currency_balances",
  {
    companyId: companyId(),
    accountNo: integer().notNull(),
    currency: text().$type<ForeignCurrency>().notNull(),
    amount: bigint({ mode: "bigint" }).notNull(),
    amountOre: oreColumn().notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.accountNo, t.currency] })],
);
