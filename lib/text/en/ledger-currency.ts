import type { ledgerCurrency as nb } from "../nb/ledger-currency";
import type { SameKeys } from "../texts";

/** Foreign currency in the books and at the factoring company (edge 41). */
export const ledgerCurrency: SameKeys<typeof nb> = {
  currencies: "Currencies",
  currenciesHint:
    "Invoices can be sent by factoring in the currencies that are ticked here, as the agreement with the factoring company says. Kroner are always among them. Invoices already sent in a currency are settled in it even when its tick is removed.",
  save: "Save the currencies",
  saved: "Saved. The agreement covers {list}.",
  notSaved: "The currencies were not saved. Try again.",
  amount: "Currency amount",
  remaining: "Left in currency",
  rate: "Rate",
  balance: "Balance in currency",
  carried: "Booked in kroner",
  balances: "Balance per currency",
};
