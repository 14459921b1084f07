import type { Currency, ExchangeRate, ForeignCurrency } from "./currency";
import { currencies, exchangeRate, isForeign, parity, toOre } from "./currency";
import type { InvoiceLine, InvoiceTotals } from "./invoice";
import { type Ore, ore, sum } from "./money";

/** Roughly what one unit of each currency costs, in hundredths of a krone; only to tell a rate from a slip of the pen. */
const usualOre: Readonly<Record<ForeignCurrency, bigint>> = {
  EUR: 1150n,
  SEK: 100n,
  DKK: 155n,
  GBP: 1350n,
  USD: 1030n,
  CHF: 1200n,
  PLN: 270n,
  CAD: 750n,
  AUD: 680n,
};

/** The currencies beside kroner, as an agreement or a register of rates lists them. */
export const foreignCurrencies: readonly ForeignCurrency[] = currencies.filter(isForeign);

/** Roughly what one unit costs, for where any rate will do: a test invoice. */
export function usualRate(currency: Currency): ExchangeRate {
  return isForeign(currency) ? exchangeRate(usualOre[currency] * 10_000n) : parity;
}

/**
 * Whether a rate can be one of the currency: within a fifth and five times of what it usually costs. What is quoted
 * for 100 units (Norges Bank does so for SEK and DKK) and a decimal point in the wrong place are not.
 */
export function isPlausibleRate(currency: Currency, rate: ExchangeRate): boolean {
  if (!isForeign(currency)) return rate === parity;
  const usual = usualOre[currency] * 10_000n;
  return rate * 5n >= usual && rate <= usual * 5n;
}

/**
 * What a document comes to in the books (edge 41). The total is the total at the rate, which is what a payment at the
 * same rate settles; VAT is each code's VAT at the rate, as it is stated to the authorities; and net is the rest, shared
 * among the codes so that what is posted adds up. At parity it is the document's own totals.
 *
 * @param totalOre the total in kroner when it is known: the credit note that takes the last of an invoice takes the
 *   last of its kroner too, whatever earlier ones were rounded to
 */
export function inKroner(
  totals: InvoiceTotals,
  rate: ExchangeRate,
  totalOre: Ore = toOre(totals.totalOre, rate),
): InvoiceTotals {
  const taxes = totals.vat.map(({ vatOre }) => toOre(vatOre, rate));
  const vatOre = sum(taxes);
  const netOre = ore(totalOre - vatOre);
  const bases = sharedAtRate(
    totals.vat.map(({ baseOre }) => baseOre),
    rate,
    netOre,
  );
  const vat = totals.vat.map((each, index) => ({
    ...each,
    baseOre: bases[index] ?? each.baseOre,
    vatOre: taxes[index] ?? each.vatOre,
  }));
  return { netOre, vatOre, totalOre, vat };
}

/** What is left of an invoice: øre in the books, and hundredths of its currency. */
export type OpenAmount = { readonly ore: bigint; readonly amount: bigint };

/** A document's total in kroner: at its rate, or all that is left when it takes the last of the invoice that it credits. */
export function totalInKroner(total: bigint, rate: ExchangeRate, credited: OpenAmount | null): Ore {
  return credited !== null && credited.amount === total ? ore(credited.ore) : toOre(total, rate);
}

/** The currency's code where it must be said; kroner need no word. */
export function codeUnlessKroner(currency: Currency): ForeignCurrency | undefined {
  return isForeign(currency) ? currency : undefined;
}

/** What an account and VAT code are credited by a sale: hundredths of the document's currency, or øre. */
export type Income = { readonly accountNo: number; readonly vatCode: number; readonly netOre: bigint };

/** A document's income by account and VAT code, in the document's currency. */
export function incomeOf(lines: readonly InvoiceLine[]): Income[] {
  const groups = new Map<string, Income>();
  for (const { accountNo, vatCode, netOre } of lines) {
    const key = `${accountNo}/${vatCode}`;
    groups.set(key, { accountNo, vatCode, netOre: (groups.get(key)?.netOre ?? 0n) + netOre });
  }
  return [...groups.values()];
}

/** The same in kroner, so that each VAT code's income is its base in the books. */
export function incomeInKroner(
  income: readonly Income[],
  rate: ExchangeRate,
  kroner: InvoiceTotals,
): Income[] {
  const shared = new Map<Income, Ore>();
  for (const { vatCode, baseOre } of kroner.vat) {
    const own = income.filter((each) => each.vatCode === vatCode);
    const amounts = sharedAtRate(
      own.map(({ netOre }) => netOre),
      rate,
      baseOre,
    );
    for (const [index, each] of own.entries()) shared.set(each, amounts[index] ?? ore(0n));
  }
  return income.map((each) => ({ ...each, netOre: shared.get(each) ?? ore(0n) }));
}

/** Each part at the rate; what rounding leaves of the total goes to the largest, where it is the smallest share. */
function sharedAtRate(parts: readonly bigint[], rate: ExchangeRate, total: bigint): Ore[] {
  const amounts = parts.map((part) => toOre(part, rate));
  const residual = total - sum(amounts);
  const largest = amounts.reduce(
    (found, amount, index) => (magnitude(amount) > magnitude(amounts[found] ?? 0n) ? index : found),
    0,
  );
  return amounts.map((amount, index) => (index === largest ? ore(amount + residual) : amount));
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
