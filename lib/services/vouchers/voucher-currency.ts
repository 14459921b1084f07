import { listExistingAccounts } from "@/db/queries/accounts";
import { findConnection, listMappedAccounts } from "@/db/queries/connections";
import { listCurrencyBalances, listHeldCurrencies } from "@/db/queries/partner-posting";
import type { Scope } from "@/db/scope";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import { exchangeGainAccountNo, exchangeLossAccountNo } from "@/lib/domain/chart";
import { acceptsCurrency } from "@/lib/domain/connection";
import { type Currency, type ExchangeRate, isForeign } from "@/lib/domain/currency";
import { balanceKey, type ExchangeBooks, type VoucherCurrency } from "@/lib/domain/exchange";
import type { EventAccount } from "@/lib/domain/factoring-event";
import type { Posting } from "@/lib/domain/voucher";
import { connectionOf } from "../factoring/connection-of";
import { present } from "../factoring/partner-view";

/** What a partner says of the currency of a voucher. The contract has checked that the two fit together. */
type Said = { readonly currency: Currency; readonly exchangeRate?: ExchangeRate | undefined };

/** The foreign currency of a voucher, or null when it is in kroner. */
export function exchangeOf({ currency, exchangeRate }: Said): VoucherCurrency | null {
  return isForeign(currency) && exchangeRate !== undefined ? { currency, rate: exchangeRate } : null;
}

/** What is wrong with the currency of a voucher; nothing is wrong with kroner. */
export type CurrencyJudge = (said: Said) => readonly FieldIssue[];

/**
 * Judge the currencies of vouchers (edge 41): one that the agreement lists, or that something stands in already, since
 * what was begun must be ended; and the chart must have the accounts for exchange differences.
 */
export async function currencyJudge(scope: Scope, said: readonly Said[]): Promise<CurrencyJudge> {
  if (said.every(({ currency }) => !isForeign(currency))) return () => [];
  const connection = present(await findConnection(scope, connectionOf(scope)));
  const begun: readonly Currency[] = await listHeldCurrencies(scope);
  const { gain, loss } = await exchangeAccounts(scope);
  return ({ currency }) => {
    if (!isForeign(currency)) return [];
    if (!acceptsCurrency(connection, currency) && !begun.includes(currency))
      return [{ pointer: "/currency", code: "currency_not_accepted", facts: { currency } }];
    const missing = gain ? (loss ? null : exchangeLossAccountNo) : exchangeGainAccountNo;
    if (missing === null) return [];
    return [{ pointer: "/currency", code: "account_not_mapped", facts: { eventKind: String(missing) } }];
  };
}

/** What exchange differences need for some postings; null when all of them are in kroner. */
export async function exchangeBooksOf(
  scope: Scope,
  postings: readonly Posting[],
): Promise<ExchangeBooks | null> {
  const foreign = postings.filter((posting) => posting.foreign);
  if (foreign.length === 0) return null;
  const { gain, loss } = await exchangeAccounts(scope);
  if (!gain || !loss) throw new Error("the accounts for exchange differences were judged to be there");
  const accountNos = [...new Set(foreign.map(({ subledgerNo, accountNo }) => subledgerNo ?? accountNo))];
  const balances = await listCurrencyBalances(scope, accountNos, null);
  return {
    gain,
    loss,
    balances: new Map(
      balances.map(({ accountNo, currency, amount, amountOre }) => [
        balanceKey(accountNo, currency),
        { amount, ore: amountOre },
      ]),
    ),
  };
}

/** The partner's own accounts for exchange differences when it has declared some (M2), else those of the chart. */
async function exchangeAccounts(
  scope: Scope,
): Promise<{ readonly gain: EventAccount | null; readonly loss: EventAccount | null }> {
  const mapped = await listMappedAccounts(scope, connectionOf(scope));
  const existing = await listExistingAccounts(scope, [exchangeGainAccountNo, exchangeLossAccountNo]);
  const find = (eventKind: string, standard: number): EventAccount | null => {
    const own = mapped.find((one) => one.eventKind === eventKind);
    if (own) return { accountNo: own.accountNo, subledgerNo: own.subledgerNo };
    return existing.includes(standard) ? { accountNo: standard, subledgerNo: null } : null;
  };
  return {
    gain: find("exchange_gain", exchangeGainAccountNo),
    loss: find("exchange_loss", exchangeLossAccountNo),
  };
}
