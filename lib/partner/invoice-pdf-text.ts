const amounts = new Intl.NumberFormat("nb-NO", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percents = new Intl.NumberFormat("nb-NO", { maximumFractionDigits: 2 });

/** Rates of the SAF-T codes that carry VAT, in basis points; every other code carries none. */
const rates: Readonly<Record<number, number>> = { 3: 2500, 31: 1500, 32: 1111, 33: 1200 };

const untaxed: Readonly<Record<number, string>> = {
  51: "Omvendt avgiftsplikt – Merverdiavgift ikke beregnet",
  52: "Utførsel, uten mva",
  6: "Unntatt fra merverdiavgiftsloven",
  7: "Uten mva-behandling",
};

/** Hundredths of a currency (øre) in its whole: "12 500,00". */
export function amountText(hundredths: number): string {
  return amounts.format(hundredths / 100).replace("−", "-");
}

/** Basis points as per cent: "25 %". */
export function percentText(basisPoints: number): string {
  return `${percents.format(basisPoints / 100)} %`;
}

/** The VAT rate of a line, in basis points. */
export function vatRate(vatCode: number): number {
  return rates[vatCode] ?? 0;
}

/** What the VAT specification calls a code: its rate, or why there is none (§ 5-1-1 demands the words of code 51). */
export function vatText(vatCode: number): string {
  return untaxed[vatCode] ?? `Grunnlag ${percentText(vatRate(vatCode))} mva`;
}

/** "2026-11-16" as "16.11.2026". */
export function dateText(isoDate: string): string {
  return isoDate.split("-").reverse().join(".");
}

/** A Norwegian bank account as people write it: "1503 00 47122". */
export function accountText(account: string): string {
  return account.replace(/^(\d{4})(\d{2})(\d{5})$/, "$1 $2 $3");
}
