import type { Currency, ExchangeRate, ForeignCurrency } from "./currency";
import { toOre } from "./currency";
import type { LocalText } from "./factoring";
import type { EventAccount } from "./factoring-event";
import type { Ore } from "./money";
import { negate, ore } from "./money";
import type { Posting } from "./voucher";

/** The foreign currency that a voucher is made out in, and what a unit of it costs that day. */
export type VoucherCurrency = { readonly currency: ForeignCurrency; readonly rate: ExchangeRate };

/** What the lines that exchange differences make are called, beside the partner's own kinds of events. */
export const exchangeEventKind = "exchange_difference";

/** What stands on an account in a currency, in hundredths, and the øre that it is carried at. */
export type CurrencyBalance = { readonly amount: bigint; readonly ore: bigint };

/** What exchange differences need: where they go (8060 and 8160), and what stands on the accounts that hold currency. */
export type ExchangeBooks = {
  readonly gain: EventAccount;
  readonly loss: EventAccount;
  /** By `balanceKey`. */
  readonly balances: ReadonlyMap<string, CurrencyBalance>;
};

/** A line that was added for an exchange difference: which line it is for, counted from 0, and why. */
export type AddedLine = { readonly source: number; readonly why: LocalText };

/** The name of an account's balance in a currency. The numbers of subledger and ledger accounts never meet. */
export function balanceKey(accountNo: number, currency: Currency): string {
  return `${accountNo}-${currency}`;
}

/**
 * Lines that balance in a currency, in kroner at a rate, so that they balance in kroner too: each line is what the sum
 * in kroner moves by, within an øre of what it would be by itself. Those that hold currency go first, so that what is
 * rounded falls on the bank's or a cost's line.
 */
export function convertLines(
  lines: readonly { readonly amount: bigint; readonly holds: boolean }[],
  rate: ExchangeRate,
): Ore[] {
  const order = [...lines.keys()].toSorted((a, b) => Number(lines[b]?.holds) - Number(lines[a]?.holds));
  const converted = new Map<number, Ore>();
  let [total, totalOre] = [0n, 0n];
  for (const index of order) {
    total += lines[index]?.amount ?? 0n;
    const next = toOre(total, rate);
    converted.set(index, ore(next - totalOre));
    totalOre = next;
  }
  return [...lines.keys()].map((index) => converted.get(index) ?? ore(0n));
}

/** Lines with what is added to them for exchange differences. */
export type Exchanged = { readonly postings: readonly Posting[]; readonly added: readonly AddedLine[] };

/**
 * Put lines that settle items at the kroner that the items are carried at, each with its difference on a line of its
 * own: a gain when the currency is worth more than when the invoice was made, a loss when it is worth less (edge 41).
 *
 * @param exchange by the line's number, from 1: what its øre move by
 */
export function carryItems(
  postings: readonly Posting[],
  exchange: ReadonlyMap<number, bigint>,
  books: ExchangeBooks,
): Exchanged {
  const moved = postings.map((posting, index) => {
    const by = exchange.get(index + 1) ?? 0n;
    return by === 0n ? posting : { ...posting, amountOre: ore(posting.amountOre + by) };
  });
  const added = postings.flatMap((posting, source) => {
    const by = exchange.get(source + 1) ?? 0n;
    return by === 0n ? [] : [{ source, ...differenceLine(posting, -by, books), why: whyCarried(-by) }];
  });
  return withAdded(moved, added);
}

/**
 * When a voucher leaves nothing of a currency on an account that holds it, the kroner left there are exchange
 * differences: they leave the account by a line without currency amount, so that both are zero at once.
 *
 * @param balances what stood there before the voucher; is told what stands there after it
 */
export function closeBalances(
  { postings, added }: Exchanged,
  holds: (posting: Posting) => boolean,
  balances: Map<string, CurrencyBalance>,
  books: ExchangeBooks,
): Exchanged {
  const lastLine = new Map<string, number>();
  for (const [index, posting] of postings.entries()) {
    if (!posting.foreign || !holds(posting)) continue;
    const key = balanceKey(posting.subledgerNo ?? posting.accountNo, posting.foreign.currency);
    const before = balances.get(key) ?? { amount: 0n, ore: 0n };
    balances.set(key, {
      amount: before.amount + posting.foreign.amount,
      ore: before.ore + posting.amountOre,
    });
    lastLine.set(key, index);
  }
  const closing = [...lastLine].flatMap(([key, source]) => {
    const { amount, ore: left } = balances.get(key) ?? { amount: 0n, ore: 0n };
    const posting = postings[source];
    if (amount !== 0n || left === 0n || !posting?.foreign) return [];
    balances.set(key, { amount: 0n, ore: 0n });
    const why = whyClosed(left);
    const foreign = { currency: posting.foreign.currency, amount: 0n };
    return [
      { source, posting: { ...exchangeLine(posting, negate(left)), foreign }, why: whyEmptied },
      { source, ...differenceLine(posting, left, books), why },
    ];
  });
  const more = withAdded(postings, closing);
  return { postings: more.postings, added: [...added, ...more.added] };
}

type Addition = AddedLine & { readonly posting: Posting };

function withAdded(postings: readonly Posting[], additions: readonly Addition[]): Exchanged {
  return {
    postings: [...postings, ...additions.map(({ posting }) => posting)],
    added: additions.map(({ source, why }) => ({ source, why })),
  };
}

/** A line on the gain account when it is a credit, on the loss account when it is a debit. */
function differenceLine(source: Posting, amountOre: bigint, { gain, loss }: ExchangeBooks) {
  const { foreign: _, ...line } = exchangeLine(source, ore(amountOre));
  return { posting: { ...line, ...(amountOre < 0n ? gain : loss) } };
}

/** A line about the same invoice as another, which the partner did not write. */
function exchangeLine(source: Posting, amountOre: Ore): Posting {
  return {
    ...source,
    amountOre,
    vatCode: null,
    text: source.text === "" ? "Valutadifferanse" : `Valutadifferanse: ${source.text}`,
    eventKind: exchangeEventKind,
    kid: null,
    matchingReference: null,
    externalLineReference: null,
  };
}

function whyCarried(amountOre: bigint): LocalText {
  return amountOre < 0n
    ? {
        nb: "Valutaen er mer verdt enn da kravet ble bokført: valutagevinst (agio)",
        en: "The currency is worth more than when the claim was booked: an exchange gain",
      }
    : {
        nb: "Valutaen er mindre verdt enn da kravet ble bokført: valutatap (disagio)",
        en: "The currency is worth less than when the claim was booked: an exchange loss",
      };
}

const whyEmptied: LocalText = {
  nb: "Kontoen er i null i valutaen, og skal være det i kroner også",
  en: "The account is at zero in the currency, and shall be in kroner too",
};

function whyClosed(amountOre: bigint): LocalText {
  return amountOre < 0n
    ? {
        nb: "Kursen har endret seg til vår fordel mens valutaen sto på kontoen: valutagevinst (agio)",
        en: "The rate has moved in our favour while the currency stood on the account: an exchange gain",
      }
    : {
        nb: "Kursen har endret seg til vår ulempe mens valutaen sto på kontoen: valutatap (disagio)",
        en: "The rate has moved against us while the currency stood on the account: an exchange loss",
      };
}
