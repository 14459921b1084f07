import type { Scope } from "@/db/scope";
import { insertExchangeRate, type RateToKeep } from "@/db/writes/exchange-rates";
import { exchangeRateString } from "@/lib/domain/currency";
import { isPlausibleRate } from "@/lib/domain/document-currency";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

export type SaveRateRefusal = {
  readonly code: "exchange_rate_implausible";
  readonly currency: string;
  readonly rate: string;
};

/** Write down what a currency costs from a day on; it is suggested on invoices (edge 41). */
export function saveExchangeRate(
  scope: Scope,
  input: RateToKeep,
): Promise<Result<{ currency: string }, SaveRateRefusal | TransactRefusal>> {
  return transact<{ currency: string }, SaveRateRefusal>(scope, "invoice/save-rate", async (tx) => {
    const { currency, rate } = input;
    if (!isPlausibleRate(currency, rate)) {
      return refuse({ code: "exchange_rate_implausible", currency, rate: exchangeRateString(rate) });
    }
    await insertExchangeRate(tx, input);
    return ok({ currency });
  });
}
