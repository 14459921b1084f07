import { type Ore, ore } from "./money";

/** An invoice as our books say it stood. */
export type OurInvoice = {
  readonly factoringInvoiceId: string;
  readonly invoiceId: string;
  readonly invoiceNo: number;
  readonly remainingOre: bigint;
};

/** An invoice as the partner says it stands, named in one of two ways. */
export type TheirInvoice = {
  readonly factoringInvoiceId?: string | undefined;
  readonly invoiceNo?: number | undefined;
  readonly remainingOre: Ore;
};

/** An invoice of which the two say different things. */
export type InvoiceDifference = {
  readonly invoiceId: string | null;
  readonly invoiceNo: number | null;
  readonly factoringInvoiceId: string | null;
  /** Null when the partner did not name it. */
  readonly factorOre: Ore | null;
  /** Null when it is none of the partner's. */
  readonly ourOre: Ore | null;
  /** Theirs less ours. */
  readonly differenceOre: Ore;
};

/**
 * Where the partner's open invoices and ours differ, by invoice. One that it names more than once counts with the sum of
 * what it says; one that it does not name is nothing to it.
 */
export function compareInvoices(
  theirs: readonly TheirInvoice[],
  ours: readonly OurInvoice[],
): InvoiceDifference[] {
  const byNumber = new Map(ours.map((one) => [one.invoiceNo, one]));
  const byId = new Map(ours.map((one) => [one.factoringInvoiceId, one]));
  const said = new Map<string, bigint>();
  const foreign: InvoiceDifference[] = [];
  for (const { factoringInvoiceId, invoiceNo, remainingOre } of theirs) {
    const own = byId.get(factoringInvoiceId ?? "") ?? byNumber.get(invoiceNo ?? -1);
    if (own) said.set(own.invoiceId, (said.get(own.invoiceId) ?? 0n) + remainingOre);
    else
      foreign.push({
        invoiceId: null,
        invoiceNo: invoiceNo ?? null,
        factoringInvoiceId: factoringInvoiceId ?? null,
        factorOre: remainingOre,
        ourOre: null,
        differenceOre: remainingOre,
      });
  }
  const differing = ours.flatMap(({ invoiceId, invoiceNo, factoringInvoiceId, remainingOre }) => {
    const factorOre = said.get(invoiceId);
    const differenceOre = (factorOre ?? 0n) - remainingOre;
    if (differenceOre === 0n) return [];
    return {
      invoiceId,
      invoiceNo,
      factoringInvoiceId,
      factorOre: factorOre === undefined ? null : ore(factorOre),
      ourOre: ore(remainingOre),
      differenceOre: ore(differenceOre),
    };
  });
  return [...differing.sort((a, b) => a.invoiceNo - b.invoiceNo), ...foreign];
}
