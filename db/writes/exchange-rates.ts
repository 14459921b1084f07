import { sql } from "drizzle-orm";
import type { ExchangeRate, ForeignCurrency } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import { exchangeRates } from "../schema/exchange-rates";
import type { Scope, Tx } from "../scope";
import { recordset } from "../sql";

export type RateToKeep = {
  readonly currency: ForeignCurrency;
  readonly validFrom: IsoDate;
  readonly rate: ExchangeRate;
};

/** Write down a rate. An earlier one for the same day stays, and this one holds. */
export async function insertExchangeRate(
  { db, companyId, actor, now }: Scope<Tx>,
  { currency, validFrom, rate }: RateToKeep,
): Promise<void> {
  await db.insert(exchangeRates).values({
    companyId,
    currency,
    validFrom,
    rateMicro: rate,
    source: "typed",
    actorName: actor.kind === "user" ? actor.name : "Fordring",
    createdAt: now,
  });
}

/** Remember the rates that invoices went out at, where what would be suggested for the day is another (edge 41). */
export async function rememberUsedRates(
  { db, companyId, actor, now }: Scope<Tx>,
  used: readonly RateToKeep[],
): Promise<void> {
  if (used.length === 0) return;
  await db.execute(sql`
    insert into exchange_rates (company_id, currency, valid_from, rate_micro, source, actor_name, created_at)
    select distinct ${companyId}::int, u.currency, u."validFrom", u.rate, 'invoice',
      ${actor.kind === "user" ? actor.name : "Fordring"}, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${recordset(used)}::text::jsonb) as u(currency text, "validFrom" date, rate bigint)
    where u.rate is distinct from (
      select r.rate_micro from exchange_rates r
      where r.company_id = ${companyId} and r.currency = u.currency and r.valid_from <= u."validFrom"
      order by r.valid_from desc, r.id desc limit 1)`);
}
