import type { CustomerProblem, DeliveryMethod } from "./customer";
import type { IsoDate } from "./dates";
import { addDays } from "./dates";
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
};

/** Why a draft cannot be sent. `line` counts from 1. */
export type SendRefusal =
  | { readonly code: "empty_invoice" }
  /** § 5-1-1: a sales document says what was supplied. EHF refuses such a line too (BT-153). */
  | { readonly code: "line_without_text"; readonly line: number }
  | { readonly code: "invalid_vat_code"; readonly line: number; readonly vatCode: number }
  | { readonly code: "currency_not_supported"; readonly currency: string }
  | { readonly code: "credit_note_without_original" }
  | { readonly code: "seller_not_vat_registered"; readonly line: number; readonly vatCode: number }
  | { readonly code: "negative_total"; readonly totalOre: Ore }
  | { readonly code: "zero_total" }
  | { readonly code: "nothing_to_post" }
  | { readonly code: "imported_not_factorable" }
  | { readonly code: "customer_data_incomplete"; readonly problems: readonly CustomerProblem[] };

/** A draft become a sales document, and the voucher that books it: two views of the same amounts. */
export type Sent = { readonly document: SalesDocument; readonly voucher: Voucher };

/**
 * Decide whether a draft may be sent, and answer the numbered document and its voucher (M14, M16).
 * All is judged before a number is taken, so that a refusal never leaves a gap (edge 1).
 */
export function send(draft: InvoiceDraft, sending: Sending): Result<Sent, SendRefusal> {
  const refusal = refusalOfContent(draft, sending.seller);
  if (refusal) return refuse(refusal);

  const document = documentOf(draft, sending);
  const voucher = voucherOf(draft, document, sending.receivableAccountNo);
  const refused = refusalOfTotal(document, voucher) ?? refusalOfFactoring(draft, sending);
  return refused ? refuse(refused) : ok({ document, voucher });
}

function refusalOfContent(draft: InvoiceDraft, seller: PartySnapshot): SendRefusal | null {
  if (draft.lines.length === 0) return { code: "empty_invoice" };
  // Amounts are kroner throughout the books; a foreign amount posted as kroner would be wrong by the rate.
  if (draft.currency !== "NOK") return { code: "currency_not_supported", currency: draft.currency };
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
  if (sending.customerProblems.length > 0) {
    return { code: "customer_data_incomplete", problems: sending.customerProblems };
  }
  return null;
}

/**
 * Why a draft can never go by factoring, whoever the customer is; null when it may. A method that cannot be is not
 * offered (edges 7 and 42, M24).
 */
export function unfactorable(
  draft: Pick<InvoiceDraft, "source" | "lines">,
): "zero_total" | "imported_not_factorable" | null {
  if (draft.source === "imported") return "imported_not_factorable";
  const empty = draft.lines.length === 0;
  return !empty && totalsOf(draft.lines.map(priceLine)).totalOre === 0n ? "zero_total" : null;
}

function documentOf(draft: InvoiceDraft, sending: Sending): SalesDocument {
  const lines = draft.lines.map(priceLine);
  const buyerReference = draft.buyerReference?.trim() || null;
  const orderReference = draft.orderReference?.trim() || null;

  return {
    kind: draft.kind,
    number: sending.number,
    invoiceDate: sending.invoiceDate,
    deliveryDate: draft.deliveryDate ?? sending.invoiceDate,
    dueDate: addDays(sending.invoiceDate, draft.paymentTermsDays),
    currency: draft.currency,
    // PEPPOL-EN16931-R003 demands a reference, of private persons too.
    buyerReference: buyerReference ?? (orderReference ? null : String(draft.customerNo)),
    orderReference,
    ownKid: makeKid(draft.customerNo, sending.number),
    original: draft.original,
    seller: sending.seller,
    buyer: sending.buyer,
    delivererOrgNr: sending.delivererOrgNr,
    lines,
    totals: totalsOf(lines),
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
