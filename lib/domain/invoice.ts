import type { Currency, ExchangeRate } from "./currency";
import type { DeliveryMethod } from "./customer";
import type { IsoDate } from "./dates";
import type { BasisPoints, Ore } from "./money";
import { divideRounded, ore, percentOf, sum } from "./money";
import { vatOf } from "./vat";

export type InvoiceKind = "invoice" | "credit_note";

/** Name and address of buyer or seller as they stood when the document was sent; never changed after. */
export type PartySnapshot = {
  readonly customerNo: number | null;
  readonly isPerson: boolean;
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly orgNr: string | null;
  readonly vatRegistered: boolean;
  /** "AS", "ASA", "NUF" …; null for buyers. */
  readonly legalForm: string | null;
  readonly street: string | null;
  readonly street2: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly invoiceEmail: string | null;
  readonly bankAccount: string | null;
  readonly language: "nb" | "en";
};

/** A line as it is typed. Amounts are øre, or hundredths of the document's currency (edge 41). */
export type DraftLine = {
  readonly text: string;
  /** Thousandths: 1500n is 1.5. Negative is allowed, as a correction within the invoice. */
  readonly quantityMilli: bigint;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
  readonly unitPriceOre: Ore;
  readonly discountBasisPoints: BasisPoints;
  readonly vatCode: number;
  readonly accountNo: number;
  /** What another system charged, on an imported invoice and what credits it; else our rule gives the tax of the code's sum. */
  readonly vatOre?: Ore | null;
};

/** A line with its amount: quantity × price, less discount, rounded once to whole øre. */
export type InvoiceLine = DraftLine & { readonly netOre: Ore };

/** One VAT rate's base and tax within a document. */
export type VatSubtotal = {
  readonly vatCode: number;
  readonly rate: BasisPoints;
  readonly baseOre: Ore;
  readonly vatOre: Ore;
};

/** What a document comes to: øre, or hundredths of its currency (edge 41). */
export type InvoiceTotals = {
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
  readonly vat: readonly VatSubtotal[];
};

/** What a draft needs before it can be sent. */
export type InvoiceDraft = {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly source: "created" | "imported";
  readonly customerNo: number;
  readonly paymentTermsDays: number;
  readonly currency: string;
  /** Null until one is given; a credit note has its invoice's. */
  readonly exchangeRate: ExchangeRate | null;
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly deliveryDate: IsoDate | null;
  readonly original: OriginalInvoice | null;
  readonly lines: readonly DraftLine[];
};

/** The invoice that a credit note refers to; the number of an imported one is text, as the other system gave it. */
export type OriginalInvoice = {
  readonly id: string;
  readonly number: number | string;
  readonly invoiceDate: IsoDate;
};

/** The number that a document is known by: ours, or that of the system it was imported from; null for a draft. */
export function shownNumber(invoice: {
  readonly number: number | null;
  readonly externalNumber: string | null;
}): string | null {
  return invoice.number === null ? invoice.externalNumber : String(invoice.number);
}

/**
 * The one typed model of a sales document: what is numbered, posted, written as EHF and printed
 * all come from this value, so they cannot disagree. Credit notes carry positive amounts.
 */
export type SalesDocument = {
  readonly kind: InvoiceKind;
  readonly number: number;
  readonly invoiceDate: IsoDate;
  readonly deliveryDate: IsoDate;
  readonly dueDate: IsoDate;
  /** What lines and totals are in; the books are in kroner. */
  readonly currency: Currency;
  /** What one unit of the currency is in the books: 1 for kroner. */
  readonly exchangeRate: ExchangeRate;
  /** The total in the books. */
  readonly nokTotalOre: Ore;
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly ownKid: string;
  readonly original: OriginalInvoice | null;
  readonly seller: PartySnapshot;
  readonly buyer: PartySnapshot;
  /** Who delivers: the factoring company when known. A private person's endpoint is the deliverer's (EHF R010). */
  readonly delivererOrgNr: string;
  /** Where it is addressed when that was corrected since it was sent (edge 13); else the buyer's own number. */
  readonly endpointOrgNr?: string | undefined;
  readonly lines: readonly InvoiceLine[];
  readonly totals: InvoiceTotals;
  readonly deliveryMethod: DeliveryMethod;
};

/** What «Historikk» can say. */
export const historyEvents = [
  "created",
  "made_by_agreement",
  "imported",
  "sent",
  "preparing",
  "preparation_failed",
  "ready",
  "fetched",
  "ehf_downloaded",
  "delivered",
  "delivery_pdf_replaced",
  "status_changed",
  "dispute_reported",
  "dispute_settled",
  "hold_set",
  "hold_ended",
  "service_level_changed",
  "rejected",
  "withdrawn",
  "sent_again",
  "sent_otherwise",
  "direct_payment_reported",
  "direct_payment_forwarded",
  "direct_payment_set_off",
  "direct_payment_reversed",
  "direct_payment_reopened",
  "completed",
  "voucher_posted",
  "voucher_reversed",
  "reopened",
  "event_noted",
  "credited",
  "copy_sent",
  "printed",
  "emailed",
  "reminded",
  "reminder_sent",
  "reminder_skipped",
  "dunning_held",
  "dunning_released",
  "collection_started",
  "collection_withdrawn",
  "bureau_transferred",
  "loss_posted",
  "loss_reversed",
] as const;

export type HistoryEvent = (typeof historyEvents)[number];

/**
 * The line with its amount: quantity × price less discount, rounded once, half away from zero.
 * A discount rounded by itself could move the line by an øre.
 */
export function priceLine(line: DraftLine): InvoiceLine {
  const exact = line.quantityMilli * line.unitPriceOre * BigInt(10_000 - line.discountBasisPoints);
  return { ...line, netOre: ore(divideRounded(exact, 10_000_000n)) };
}

/**
 * Sums per VAT code, the tax of each code rounded to whole øre from its exact base, in the order
 * in which the codes first stand on the document; on imported lines the tax is what was charged. A code
 * that is not for sales is a bug here: `send` and the contracts have refused it.
 */
export function totalsOf(lines: readonly InvoiceLine[]): InvoiceTotals {
  const codes = [...new Set(lines.map((line) => line.vatCode))];
  const vat = codes.map((code) => subtotal(code, lines));
  const netOre = sum(vat.map((each) => each.baseOre));
  const vatOre = sum(vat.map((each) => each.vatOre));
  return { netOre, vatOre, totalOre: sum([netOre, vatOre]), vat };
}

function subtotal(vatCode: number, lines: readonly InvoiceLine[]): VatSubtotal {
  const vat = vatOf(vatCode);
  if (!vat) throw new RangeError(`no VAT code for sales: ${vatCode}`);

  const own = lines.filter((line) => line.vatCode === vatCode);
  const baseOre = sum(own.map((line) => line.netOre));
  const charged = own.flatMap((line) => line.vatOre ?? []);
  const vatOre = charged.length === own.length ? sum(charged) : percentOf(baseOre, vat.rate);
  return { vatCode, rate: vat.rate, baseOre, vatOre };
}
