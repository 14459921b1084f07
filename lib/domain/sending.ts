import {
  type Currency,
  type ExchangeRate,
  exchangeRateString,
  isCurrency,
  isForeign,
  parity,
} from "./currency";
import type { CustomerProblem, DeliveryMethod } from "./customer";
import type { IsoDate } from "./dates";
import { addDays } from "./dates";
import { isPlausibleRate, type OpenAmount, totalInKroner } from "./document-currency";
import type { InvoiceDraft, PartySnapshot, SalesDocument } from "./invoice";
import { priceLine, totalsOf } from "./invoice";
import { makeKid } from "./kid";
import type { Ore } from "./money";
import type { Result } from "./result";
import { ok, refuse } from "./result";
import { salesVoucher } from "./sales-voucher";
import { vatOf } from "./vat";
import type { Voucher } from "./voucher";

/** What sending adds to a draft: its number and date, the parties as they stand now, and the way it goes. */
export type Sending = {
  /** The next number of the series; one is taken only when this rule has said yes (§ 5-1-3). */
  readonly number: number;
  readonly invoiceDate: IsoDate;
  readonly seller: PartySnapshot;
  readonly buyer: PartySnapshot;
  readonly deliveryMethod: DeliveryMethod;
  /** The factoring company when it delivers, else the seller. */
  readonly delivererOrgNr: string;
  /** The control account of the customer subledger. */
  readonly receivableAccountNo: number;
  /** What `missingForFactoring` says of the customer's card today (M10); read only for factoring. */
  readonly customerProblems: readonly CustomerProblem[];
  /** The currencies that the factoring company takes beside kroner (edge 41); read only for factoring. */
  readonly acceptedCurrencies: readonly string[];
  /** What is left of the invoice that is credited; null for what credits none. */
  readonly credited: OpenAmount | null;
};

/** Why a draft cannot be sent. `line` counts from 1. */
export type SendRefusal =
  | { readonly code: "empty_invoice" }
  /** § 5-1-1: a sales document says what was supplied. EHF refuses such a line too (BT-153). */
  | { readonly code: "line_without_text"; readonly line: number }
  | { readonly code: "invalid_vat_code"; readonly line: number; readonly vatCode: number }
  | { readonly code: "currency_not_supported"; readonly currency: string }
  /** Edge 41: without a rate the books have no amount. */
  | { readonly code: "exchange_rate_missing"; readonly currency: string }
  | { readonly code: "exchange_rate_implausible"; readonly currency: string; readonly rate: string }
  | { readonly code: "currency_not_accepted"; readonly currency: string; readonly accepted: string }
  | { readonly code: "credit_note_without_original" }
  | { readonly code: "seller_not_vat_registered"; readonly line: number; readonly vatCode: number }
  | { readonly code: "negative_total"; readonly totalOre: Ore }
  | { readonly code: "zero_total" }
  | { readonly code: "nothing_to_post" }
  | { readonly code: "imported_not_factorable" }
  | { readonly code: "customer_data_incomplete"; readonly problems: readonly CustomerProblem[] };

/** What bars a draft from factoring whoever the customer is. */
export type Unfactorable = Extract<
  SendRefusal,
  { readonly code: "zero_total" | "imported_not_factorable" | "currency_not_accepted" }
>;

/** A draft become a sales document, and the voucher that books it: two views of the same amounts. */
export type Sent = { readonly document: SalesDocument; readonly voucher: Voucher };

/**
 * Decide whether a draft may be sent, and answer the numbered document and its voucher (M14, M16).
 * All is judged before a number is taken, so that a refusal never leaves a gap (edge 1).
 */
export function send(draft: InvoiceDraft, sending: Sending): Result<Sent, SendRefusal> {
  const refusal = refusalOfContent(draft, sending.seller);
  if (refusal) return refuse(refusal);
  const money = moneyOf(draft);
  if (!money.ok) return money;

  const document = documentOf(draft, sending, money.value);
  const voucher = voucherOf(draft, document, sending.receivableAccountNo);
  const refused = refusalOfTotal(document, voucher) ?? refusalOfFactoring(draft, sending);
  return refused ? refuse(refused) : ok({ document, voucher });
}

function refusalOfContent(draft: InvoiceDraft, seller: PartySnapshot): SendRefusal | null {
  if (draft.lines.length === 0) return { code: "empty_invoice" };
  if (draft.kind === "credit_note" && !draft.original) return { code: "credit_note_without_original" };

  for (const [index, { text, vatCode }] of draft.lines.entries()) {
    if (!text.trim()) return { code: "line_without_text", line: index + 1 };
    const vat = vatOf(vatCode);
    if (!vat) return { code: "invalid_vat_code", line: index + 1, vatCode };
    if (vat.needsRegistration && !seller.vatRegistered) {
      return { code: "seller_not_vat_registered", line: index + 1, vatCode };
    }
  }
  return null;
}

type Money = { readonly currency: Currency; readonly exchangeRate: ExchangeRate };

/** Edge 41: what the document is in, and what a unit of it is in the books. */
export function moneyOf({
  currency,
  exchangeRate,
}: Pick<InvoiceDraft, "currency" | "exchangeRate">): Result<Money, SendRefusal> {
  if (!isCurrency(currency)) return refuse({ code: "currency_not_supported", currency });
  if (!isForeign(currency)) return ok({ currency, exchangeRate: parity });
  if (exchangeRate === null) return refuse({ code: "exchange_rate_missing", currency });
  return isPlausibleRate(currency, exchangeRate)
    ? ok({ currency, exchangeRate })
    : refuse({ code: "exchange_rate_implausible", currency, rate: exchangeRateString(exchangeRate) });
}

function refusalOfTotal(document: SalesDocument, voucher: Voucher): SendRefusal | null {
  const { totalOre } = document.totals;

  // Less than nothing to pay is what a credit note is for; the other way round, an invoice.
  if (totalOre < 0n) return { code: "negative_total", totalOre };
  // Edge 42: no claim, nothing to factor. Sent otherwise it still needs something to book.
  if (totalOre === 0n && document.deliveryMethod === "factoring") return { code: "zero_total" };
  return voucher.postings.length < 2 ? { code: "nothing_to_post" } : null;
}

function refusalOfFactoring(draft: InvoiceDraft, sending: Sending): SendRefusal | null {
  if (sending.deliveryMethod !== "factoring") return null;
  // M24: what another system has sent cannot be sent again by the factoring company.
  if (draft.source === "imported") return { code: "imported_not_factorable" };
  const currency = refusalOfCurrency(draft, sending.acceptedCurrencies);
  if (currency) return currency;
  if (sending.customerProblems.length > 0) {
    return { code: "customer_data_incomplete", problems: sending.customerProblems };
  }
  return null;
}

/**
 * Why a draft can never go by factoring, whoever the customer is; null when it may. A method that cannot be is not
 * offered (edges 7, 41 and 42, M24).
 */
export function unfactorable(
  draft: Pick<InvoiceDraft, "source" | "lines" | "currency">,
  acceptedCurrencies: readonly string[],
): Unfactorable | null {
  if (draft.source === "imported") return { code: "imported_not_factorable" };
  const empty = draft.lines.length === 0;
  if (!empty && totalsOf(draft.lines.map(priceLine)).totalOre === 0n) return { code: "zero_total" };
  return refusalOfCurrency(draft, acceptedCurrencies);
}

/** Edge 41: kroner every factoring company takes; other currencies as its agreement lists them. */
export function refusalOfCurrency({ currency }: Pick<InvoiceDraft, "currency">, accepted: readonly string[]) {
  if (currency === "NOK" || accepted.includes(currency)) return null;
  const listed = ["NOK", ...accepted.filter((one) => one !== "NOK")].join(", ");
  return { code: "currency_not_accepted", currency, accepted: listed } as const;
}

function documentOf(draft: InvoiceDraft, sending: Sending, money: Money): SalesDocument {
  const lines = draft.lines.map(priceLine);
  const totals = totalsOf(lines);
  const buyerReference = draft.buyerReference?.trim() || null;
  const orderReference = draft.orderReference?.trim() || null;

  return {
    kind: draft.kind,
    number: sending.number,
    invoiceDate: sending.invoiceDate,
    deliveryDate: draft.deliveryDate ?? sending.invoiceDate,
    dueDate: addDays(sending.invoiceDate, draft.paymentTermsDays),
    ...money,
    nokTotalOre: totalInKroner(totals.totalOre, money.exchangeRate, sending.credited),
    // PEPPOL-EN16931-R003 demands a reference, of private persons too.
    buyerReference: buyerReference ?? (orderReference ? null : String(draft.customerNo)),
    orderReference,
    ownKid: makeKid(draft.customerNo, sending.number),
    original: draft.original,
    seller: sending.seller,
    buyer: sending.buyer,
    delivererOrgNr: sending.delivererOrgNr,
    lines,
    totals,
    deliveryMethod: sending.deliveryMethod,
  };
}

function voucherOf(draft: InvoiceDraft, document: SalesDocument, receivableAccountNo: number): Voucher {
  const { kind, number, buyer } = document;
  return salesVoucher({
    ...document,
    voucherKind: kind,
    // The language of the books is Norwegian, whatever the customer's.
    description: `${kind === "invoice" ? "Faktura" : "Kreditnota"} ${number} ${buyer.name}`,
    invoiceId: draft.id,
    customerNo: draft.customerNo,
    receivableAccountNo,
    kid: document.ownKid,
    // The credit note names its original, so that the two meet in the subledger (M33).
    matchingReference: String(document.original?.number ?? number),
  });
}
