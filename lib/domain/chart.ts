export type ChartAccount = {
  readonly accountNo: number;
  readonly name: string;
  readonly kind: "asset" | "liability" | "equity" | "income" | "expense";
  readonly vatCode: number | null;
};

const account = (
  accountNo: number,
  name: string,
  kind: ChartAccount["kind"],
  vatCode: number | null = null,
): ChartAccount => ({ accountNo, name, kind, vatCode });

/** The accounts a new company starts with: a working extract of NS 4102 (M31). */
export const standardChart: readonly ChartAccount[] = [
  account(1500, "Kundefordringer", "asset"),
  account(1579, "Andre kortsiktige fordringer", "asset"),
  account(1580, "Avsetning tap på kundefordringer", "asset"),
  account(1920, "Bankinnskudd", "asset"),
  account(1950, "Bankinnskudd for skattetrekk", "asset"),
  account(2050, "Annen egenkapital", "equity"),
  account(2380, "Kassakreditt", "liability"),
  account(2390, "Annen gjeld til kredittinstitusjon", "liability"),
  account(2391, "Mellomregning factoring", "liability"),
  account(2400, "Leverandørgjeld", "liability"),
  account(2700, "Utgående merverdiavgift, høy sats", "liability"),
  account(2701, "Utgående merverdiavgift, middels sats", "liability"),
  account(2702, "Utgående merverdiavgift, råfisk", "liability"),
  account(2703, "Utgående merverdiavgift, lav sats", "liability"),
  account(2710, "Inngående merverdiavgift, høy sats", "asset"),
  account(2740, "Oppgjørskonto merverdiavgift", "liability"),
  account(2999, "Mellomregning avvik factoring", "liability"),
  account(3000, "Salgsinntekt, høy sats", "income", 3),
  account(3020, "Salgsinntekt tjenester, høy sats", "income", 3),
  account(3030, "Salgsinntekt, middels sats", "income", 31),
  account(3040, "Salgsinntekt, råfisk", "income", 32),
  account(3050, "Salgsinntekt, lav sats", "income", 33),
  account(3100, "Salgsinntekt, avgiftsfri", "income", 5),
  account(3120, "Salgsinntekt, utførsel", "income", 52),
  account(3150, "Salgsinntekt, omvendt avgiftsplikt", "income", 51),
  account(3200, "Salgsinntekt, utenfor avgiftsområdet", "income", 6),
  account(3220, "Salgsinntekt, ingen avgiftsbehandling", "income", 7),
  account(3900, "Annen driftsrelatert inntekt", "income", 7),
  account(4300, "Varekjøp", "expense", 1),
  account(6300, "Leie lokale", "expense", 0),
  account(6700, "Fremmedtjenester", "expense", 1),
  account(7740, "Øreavrunding", "expense"),
  account(7770, "Bank- og factoringgebyr", "expense"),
  account(7830, "Tap på fordringer", "expense"),
  account(8055, "Renteinntekt kundefordringer", "income"),
  account(8060, "Valutagevinst", "income"),
  account(8150, "Rentekostnad", "expense"),
  account(8159, "Finansieringskostnad factoring", "expense"),
  account(8160, "Valutatap", "expense"),
];

/** The subledger series a new company starts with, each under its control account. */
export const standardSubledgers = [
  { kind: "customer", name: "Kunder", firstNo: 10_000, lastNo: 19_999, controlAccountNo: 1500 },
  { kind: "supplier", name: "Leverandører", firstNo: 20_000, lastNo: 29_999, controlAccountNo: 2400 },
  { kind: "finance", name: "Factoringselskaper", firstNo: 80_000, lastNo: 80_999, controlAccountNo: 2390 },
] as const;

export type SubledgerKind = (typeof standardSubledgers)[number]["kind"];

/**
 * Where a full series goes on, with seven digits; its kind and control account stay. The series of factoring companies
 * does not: a thousand clearing accounts in one company is a mistake, and is refused.
 */
const continuations: { readonly [Kind in SubledgerKind]?: { firstNo: number; lastNo: number } } = {
  customer: { firstNo: 1_000_000, lastNo: 1_999_999 },
  supplier: { firstNo: 2_000_000, lastNo: 2_999_999 },
};

/** The next number of a subledger series and where the series then ends, or null when it is full for good. */
export function nextSubledgerNo(
  kind: SubledgerKind,
  { nextNo, lastNo }: { readonly nextNo: number; readonly lastNo: number },
): { readonly no: number; readonly lastNo: number } | null {
  if (nextNo <= lastNo) return { no: nextNo, lastNo };
  const further = continuations[kind];
  return further && lastNo < further.firstNo ? { no: further.firstNo, lastNo: further.lastNo } : null;
}

/** No number is left for a new card or account; `kind` says in which series. */
export type SeriesFull = { readonly code: "series_full"; readonly kind: SubledgerKind };

/** The control account of customers. */
export const receivableAccountNo = 1500;

/** Where exchange differences go: agio and disagio (edge 41). */
export const exchangeGainAccountNo = 8060;
export const exchangeLossAccountNo = 8160;

/** Voucher series by what they hold; each is numbered without gaps. */
export const voucherSeriesNo = { sales: 1, factoring: 2, general: 3 } as const;

/** Their names, as the bookkeeper reads them. */
export const standardVoucherSeries = [
  { series: voucherSeriesNo.sales, name: "Salg" },
  { series: voucherSeriesNo.factoring, name: "Factoring" },
  { series: voucherSeriesNo.general, name: "Diverse" },
] as const;

/** The first number of a new company's sales documents. */
export const firstInvoiceNo = 10_001;
