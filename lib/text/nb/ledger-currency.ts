/** Foreign currency in the books and at the factoring company (edge 41). */
export const ledgerCurrency = {
  currencies: "Valutaer",
  currenciesHint:
    "Fakturaer kan sendes til factoring i valutaene som er haket av her, slik avtalen med factoringselskapet sier. Kroner er alltid med. Fakturaer som alt er sendt i en valuta, gjøres opp i den selv om haken fjernes.",
  save: "Lagre valutaene",
  saved: "Lagret. Avtalen gjelder {list}.",
  notSaved: "Valutaene ble ikke lagret. Prøv igjen.",
  amount: "Valutabeløp",
  remaining: "Rest i valuta",
  rate: "Kurs",
  balance: "Saldo i valuta",
  carried: "Bokført i kroner",
  balances: "Saldo per valuta",
};
