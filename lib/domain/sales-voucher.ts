import { type Currency, type ExchangeRate, isForeign } from "./currency";
import type { IsoDate } from "./dates";
import { incomeInKroner, incomeOf, inKroner } from "./document-currency";
import type { InvoiceKind, InvoiceLine, InvoiceTotals } from "./invoice";
import { type Ore, ore } from "./money";
import { vatOf } from "./vat";
import type { Posting, Voucher, VoucherKind } from "./voucher";

/** A sales document as the books see it: one that is sent here, or one that was sent from another system. */
export type BookedSale = {
  readonly kind: InvoiceKind;
  readonly voucherKind: VoucherKind;
  readonly description: string;
  readonly invoiceId: string;
  readonly customerNo: number;
  /** The control account of the customer subledger. */
  readonly receivableAccountNo: number;
  readonly invoiceDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly kid: string | null;
  readonly matchingReference: string;
  readonly currency: Currency;
  readonly exchangeRate: ExchangeRate;
  /** The total in kroner. */
  readonly nokTotalOre: Ore;
  readonly lines: readonly InvoiceLine[];
  readonly totals: InvoiceTotals;
};

/**
 * Debit receivable, credit income per account and VAT code, credit VAT per code; a credit note is
 * the mirror. In kroner every amount is the document's own, so base and tax in the books are those printed; of
 * another currency the customer owes its amount, and the books hold it at the document's rate (edge 41).
 */
export function salesVoucher(sale: BookedSale): Voucher {
  const { description, currency, exchangeRate } = sale;
  const totals = inKroner(sale.totals, exchangeRate, sale.nokTotalOre);
  const direction = sale.kind === "invoice" ? 1n : -1n;
  const postingOf = (accountNo: number, amountOre: bigint, vatCode: number | null): Posting => ({
    accountNo,
    subledgerNo: null,
    amountOre: ore(amountOre * direction),
    vatCode,
    text: description,
    dueDate: null,
    eventKind: null,
    invoiceId: sale.invoiceId,
    kid: null,
    matchingReference: null,
    externalLineReference: null,
  });

  const receivable: Posting = {
    ...postingOf(sale.receivableAccountNo, totals.totalOre, null),
    subledgerNo: sale.customerNo,
    ...(isForeign(currency) ? { foreign: { currency, amount: sale.totals.totalOre * direction } } : {}),
    dueDate: sale.dueDate,
    kid: sale.kid,
    matchingReference: sale.matchingReference,
  };
  const income = incomeInKroner(incomeOf(sale.lines), exchangeRate, totals).map((each) =>
    postingOf(each.accountNo, -each.netOre, each.vatCode),
  );
  const tax = totals.vat.flatMap(({ vatCode, vatOre }) => {
    const accountNo = vatOf(vatCode)?.vatAccountNo;
    return accountNo ? [postingOf(accountNo, -vatOre, vatCode)] : [];
  });

  return {
    voucherDate: sale.invoiceDate,
    kind: sale.voucherKind,
    source: "invoice",
    description,
    postings: [receivable, ...income, ...tax].filter((posting) => posting.amountOre !== 0n),
  };
}
