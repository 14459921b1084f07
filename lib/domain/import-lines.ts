import type { ImportField } from "./import-fields";
import type { ImportProblem, ReadInvoice, ReadLine } from "./import-read";
import type { InvoiceKind, InvoiceLine, InvoiceTotals } from "./invoice";
import { totalsOf } from "./invoice";
import { divideRounded, type Ore, ore, percentOf, sum } from "./money";
import { vatOf } from "./vat";

/** What the lines of an imported invoice are judged by. */
export type LineFacts = {
  /** The code of lines whose own column is empty or not in the file. */
  readonly defaultVatCode: number;
  /** The account of such lines; null for the usual account of the line's VAT code. */
  readonly defaultAccountNo: number | null;
  /** Accounts that are active and posted to directly. */
  readonly accountNos: ReadonlySet<number>;
  readonly vatRegistered: boolean;
};

/** The lines of a document with what they come to, all positive: which way they go, its kind says. */
export type ImportedContent = {
  readonly kind: InvoiceKind;
  readonly lines: readonly InvoiceLine[];
  readonly totals: InvoiceTotals;
};

/** How far a line's VAT may be from its rate: other systems round each of their own lines before they add up. */
export const importedRoundingOre = 100n;

export type Complaint = (
  line: number,
  field: ImportField | null,
  code: string,
  facts?: ImportProblem["facts"],
) => void;

/** Lines, kind and totals of an invoice, or null after complaints that say what to mend. */
export function contentOf(
  { head, lines: read, invoiceNo }: ReadInvoice,
  facts: LineFacts,
  complain: Complaint,
): ImportedContent | null {
  const lines = read.map((line) => lineOf(line, invoiceNo, facts, complain));
  const whole = lines.flatMap((line) => line ?? []);
  const [first] = read;
  if (!first || whole.length < lines.length) return null;

  const { totalOre } = totalsOf(whole);
  if (totalOre === 0n) {
    complain(first.line, null, "import_zero_total");
    return null;
  }
  if (totalOre < 0n && head.kind === "invoice") {
    complain(first.line, "kind", "import_negative_invoice", { totalOre });
    return null;
  }
  // Some systems write credit notes with a minus, others with their kind alone.
  const kind = totalOre < 0n ? "credit_note" : (head.kind ?? "invoice");
  const positive = totalOre < 0n ? whole.map(mirrored) : whole;
  return { kind, lines: positive, totals: totalsOf(positive) };
}

function lineOf(
  read: ReadLine,
  invoiceNo: string,
  facts: LineFacts,
  complain: Complaint,
): InvoiceLine | null {
  const vatCode = read.vatCode ?? facts.defaultVatCode;
  const vat = vatOf(vatCode);
  if (!vat) {
    complain(read.line, "vatCode", "invalid_vat_code");
    return null;
  }
  if (vat.needsRegistration && !facts.vatRegistered) {
    complain(read.line, "vatCode", "seller_not_vat_registered");
    return null;
  }
  const accountNo = read.accountNo ?? facts.defaultAccountNo ?? vat.incomeAccountNo;
  if (!facts.accountNos.has(accountNo) || isVatAccount(accountNo)) {
    complain(read.line, "accountNo", "import_unknown_account", { account: accountNo });
    return null;
  }

  const amounts = amountsOf(read, vat.rate, complain);
  return amounts && pricedLine({ ...amounts, vatCode, accountNo, text: read.text ?? `Faktura ${invoiceNo}` });
}

/** Net and VAT out of whichever amounts the row has; null after a complaint when they do not fit together. */
function amountsOf({ line, total, net, vat }: ReadLine, rate: number, complain: Complaint) {
  const found = (() => {
    if (net !== null) return { net, vat: vat ?? (total === null ? percentOf(net, rate) : ore(total - net)) };
    if (total === null) return null;
    if (vat !== null) return { net: ore(total - vat), vat };
    const base = ore(divideRounded(total * 10_000n, 10_000n + BigInt(rate)));
    return { net: base, vat: ore(total - base) };
  })();
  if (!found) {
    complain(line, "total", "required");
    return null;
  }
  if (total !== null && found.net + found.vat !== total) {
    complain(line, "total", "import_sum_mismatch", { sumOre: sum([found.net, found.vat]) });
    return null;
  }
  const expected = percentOf(found.net, rate);
  const difference = found.vat - expected;
  const tolerated = rate === 0 ? 0n : importedRoundingOre;
  if (difference > tolerated || difference < -tolerated) {
    complain(line, "vat", "import_vat_mismatch", { vatOre: found.vat, expectedOre: expected });
    return null;
  }
  return { netOre: found.net, vatOre: found.vat };
}

type Amounts = { readonly netOre: Ore; readonly vatOre: Ore };

function pricedLine({
  netOre,
  vatOre,
  ...rest
}: Amounts & { vatCode: number; accountNo: number; text: string }): InvoiceLine {
  return {
    ...rest,
    // One piece at its price; what lowers the invoice is minus one, as in the editor.
    quantityMilli: netOre < 0n ? -1000n : 1000n,
    unit: "EA",
    unitPriceOre: ore(netOre < 0n ? -netOre : netOre),
    discountBasisPoints: 0,
    netOre,
    vatOre,
  };
}

function mirrored(line: InvoiceLine): InvoiceLine {
  return {
    ...line,
    quantityMilli: -line.quantityMilli,
    netOre: ore(-line.netOre),
    vatOre: ore(-(line.vatOre ?? 0n)),
  };
}

function isVatAccount(accountNo: number): boolean {
  return accountNo >= 2700 && accountNo < 2800;
}
