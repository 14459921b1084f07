import type { Ore } from "./money";
import { divideRounded, ore } from "./money";
import { parseDecimal } from "./typed-numbers";

/** The currencies that an invoice may be made out in (edge 41): each has hundredths, as kroner have øre. */
export const currencies = ["NOK", "EUR", "SEK", "DKK", "GBP", "USD", "CHF", "PLN", "CAD", "AUD"] as const;

/** An ISO 4217 code. */
export type Currency = (typeof currencies)[number];

/** A currency that is not the one of the books. */
export type ForeignCurrency = Exclude<Currency, "NOK">;

/**
 * What one unit of a currency costs, in millionths of a krone: 11 732 500 is 11.7325 kroner for 1 EUR.
 * A whole number, because an amount in the books must never depend on how a fraction was stored.
 */
export type ExchangeRate = bigint & { readonly __unit: "micro-kroner" };

/** An amount that stands beside the øre of a posting: hundredths of the currency, with the sign of the øre. */
export type ForeignAmount = { readonly currency: ForeignCurrency; readonly amount: bigint };

/** What a line or an item has beside its øre; nothing of it when it is in kroner. */
export type MaybeForeign = { readonly foreign?: ForeignAmount };

/** The two columns of a row as one amount, or none when both are null. */
export function foreignOf(currency: ForeignCurrency | null, amount: bigint | null): MaybeForeign {
  return currency === null || amount === null ? {} : { foreign: { currency, amount } };
}

/** The amount with its sign turned, as a reversal has it. */
export function mirrored({ foreign }: MaybeForeign): MaybeForeign {
  return foreign ? { foreign: { ...foreign, amount: -foreign.amount } } : {};
}

/** The currency part of the match that takes another back. */
export function undoneCurrency({ currencyAmount }: { readonly currencyAmount: bigint | null }) {
  return currencyAmount === null ? {} : { currencyAmount: -currencyAmount };
}

const million = 1_000_000n;

/** Kroner against themselves: 1 for 1. */
export const parity = million as ExchangeRate;

export function exchangeRate(micro: bigint): ExchangeRate {
  if (micro <= 0n) throw new RangeError("an exchange rate must be positive");
  return micro as ExchangeRate;
}

export function isCurrency(code: string): code is Currency {
  return currencies.some((currency) => currency === code);
}

export function isForeign(currency: Currency): currency is ForeignCurrency {
  return currency !== "NOK";
}

/** Hundredths of a currency in øre at a rate, rounded half away from zero. */
export function toOre(amount: bigint, rate: ExchangeRate): Ore {
  return ore(divideRounded(amount * rate, million));
}

/** Read a rate as a person or a partner writes it: "11,7325" or "11.7325", at most six decimals. Null when it is none. */
export function parseExchangeRate(text: string): ExchangeRate | null {
  const micro = parseDecimal(text, 6);
  return micro === null || micro <= 0n ? null : exchangeRate(micro);
}

/** "11.7325": the shortest decimal, as JSON and XML take it. */
export function exchangeRateString(rate: ExchangeRate): string {
  const rest = (rate % million).toString().padStart(6, "0").replace(/0+$/, "");
  return `${rate / million}${rest ? `.${rest}` : ""}`;
}

/**
 * The kroner that a part of an open amount carries: its share by the foreign amount, and all that is left with the
 * last of it, so that kroner and currency reach zero together whatever was rounded on the way. Before the last part
 * some of it goes and some stays, as long as there are two øre to part (`divisible`).
 */
export function carriedOre(open: { readonly ore: bigint; readonly amount: bigint }, part: bigint): Ore {
  if (open.amount === 0n) throw new RangeError("nothing is open in the currency");
  if (part === open.amount) return ore(open.ore);
  const sign = open.amount < 0n ? -1n : 1n;
  const share = divideRounded(open.ore * part * sign, open.amount * sign);
  if (part === 0n || !divisible(open.ore)) return ore(share);
  const [direction, whole, own] = open.ore < 0n ? [-1n, -open.ore, -share] : [1n, open.ore, share];
  return ore(direction * (own < 1n ? 1n : own >= whole ? whole - 1n : own));
}

/** Whether an open amount in kroner can be settled in parts: one øre cannot, however much currency it stands for. */
export function divisible(amountOre: bigint): boolean {
  return amountOre > 1n || amountOre < -1n;
}
