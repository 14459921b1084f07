import { and, desc, eq, lte, sql } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import { currencyBalances } from "../schema/currency";
import { exchangeRates } from "../schema/exchange-rates";
import type { Scope } from "../scope";

/** The newest rate of each currency on or before a day (edge 41): of two for one day, the one that was written last. */
export async function listNewestRates({ db, companyId }: Scope, on: IsoDate) {
  return db
    .selectDistinctOn([exchangeRates.currency], {
      currency: exchangeRates.currency,
      validFrom: exchangeRates.validFrom,
      rate: exchangeRates.rateMicro,
    })
    .from(exchangeRates)
    .where(and(eq(exchangeRates.companyId, companyId), lte(exchangeRates.validFrom, on)))
    .orderBy(exchangeRates.currency, desc(exchangeRates.validFrom), desc(exchangeRates.id));
}

/** All that is remembered, the newest first, a page at a time: who wrote it, and when. */
export async function listExchangeRates(
  { db, companyId }: Scope,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
) {
  return db
    .select()
    .from(exchangeRates)
    .where(
      and(
        eq(exchangeRates.companyId, companyId),
        before === undefined ? undefined : sql`${exchangeRates.id} < ${before}::uuid`,
      ),
    )
    .orderBy(desc(exchangeRates.id))
    .limit(limit);
}

/** Whether the books hold, or have held, anything in another currency than kroner. */
export async function holdsForeign({ db, companyId }: Scope): Promise<boolean> {
  const rows = await db
    .select({ currency: currencyBalances.currency })
    .from(currencyBalances)
    .where(eq(currencyBalances.companyId, companyId))
    .limit(1);
  return rows.length > 0;
}
