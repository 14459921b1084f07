import type { ImportedInvoice } from "./import-decide";
import type { Ore } from "./money";
import { ore } from "./money";

/** An invoice that was imported before, and may be credited by this file. */
export type EarlierImport = {
  readonly id: string;
  readonly customerNo: number;
  readonly series: number;
  readonly voucherNo: number;
  /** The line of its voucher that is the customer's. */
  readonly line: number;
  readonly remainingOre: Ore;
};

/** Why an imported credit note stays open as the customer's credit. */
export type OpenCredit =
  /** The file does not say what it credits. */
  | "original_not_named"
  /** No imported invoice has that number. */
  | "original_not_found"
  | "original_other_customer"
  /** Nothing was left of it. */
  | "original_settled";

/** What an imported credit note credits: an invoice of the same file, or one imported before; null when neither. */
export type ImportCredit = {
  readonly original: { readonly inFile: string } | { readonly earlier: EarlierImport } | null;
  /** What it settles of that invoice, in øre. */
  readonly amountOre: Ore;
  /** Why it, or the rest of it, stays open; null when nothing does. */
  readonly open: OpenCredit | null;
};

/**
 * Which invoices the credit notes of a file credit (M35, edge 11): the one that the file names, of the same customer. It
 * takes what is left of it; more than that stays as the customer's credit (edge 12).
 *
 * @param good the file's invoices that can be imported, in the order in which they are booked
 * @param earlier invoices imported before, by number
 * @returns by the credit note's own number
 */
export function importCredits(
  good: readonly ImportedInvoice[],
  earlier: ReadonlyMap<string, EarlierImport>,
): ReadonlyMap<string, ImportCredit> {
  const inFile = new Map(
    good.flatMap((one) => (one.kind === "invoice" ? [[one.invoiceNo, one] as const] : [])),
  );
  const left = new Map<string, bigint>();
  const none = (open: OpenCredit): ImportCredit => ({ original: null, amountOre: ore(0n), open });

  const creditOf = ({ credits, customer, totals, paidOre }: ImportedInvoice): ImportCredit => {
    if (credits === null) return none("original_not_named");
    const own = inFile.get(credits);
    const before = earlier.get(credits);
    if (!own && !before) return none("original_not_found");
    const customerNo = own ? own.customer.customerNo : before?.customerNo;
    if (customerNo !== customer.customerNo) return none("original_other_customer");

    const remaining =
      left.get(credits) ?? (own ? own.totals.totalOre - own.paidOre : (before?.remainingOre ?? 0n));
    const wanted = totals.totalOre - paidOre;
    const amount = remaining < wanted ? remaining : wanted;
    const settled = amount > 0n ? amount : 0n;
    left.set(credits, remaining - settled);
    const original = own ? { inFile: credits } : before ? { earlier: before } : null;
    return { original, amountOre: ore(settled), open: settled < wanted ? "original_settled" : null };
  };
  return new Map(
    good.flatMap((one) => (one.kind === "credit_note" ? [[one.invoiceNo, creditOf(one)] as const] : [])),
  );
}
