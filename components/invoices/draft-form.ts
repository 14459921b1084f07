import type { DraftForm, TypedLine } from "@/lib/contracts/invoice";
import { type Currency, type ExchangeRate, isForeign } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import type { DraftLine, InvoiceKind } from "@/lib/domain/invoice";
import { typedAmount, typedDecimal } from "@/lib/domain/typed-numbers";
import { salesVatCodes, vatOf } from "@/lib/domain/vat";

/** A draft as it is stored, or the beginning of a new one. */
export type DraftView = {
  readonly invoiceId: string | null;
  readonly version: number | null;
  readonly kind: InvoiceKind;
  readonly source: "created" | "imported";
  readonly originalNo: number | string | null;
  readonly customerNo: number | null;
  readonly paymentTermsDays: number;
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly deliveryDate: IsoDate | null;
  readonly currency: Currency;
  readonly exchangeRate: ExchangeRate | null;
  readonly lines: readonly DraftLine[];
};

/** An income account to choose for a line. */
export type AccountChoice = { readonly accountNo: number; readonly name: string };

/** Nothing typed yet; VAT code and account are as on the line above, as that is what most often comes. */
export function emptyLine(above: TypedLine | undefined, vatRegistered: boolean): TypedLine {
  const vatCode = above?.vatCode ?? String(vatRegistered ? salesVatCodes[0] : 7);
  const accountNo = above?.accountNo ?? incomeAccountOf(vatCode);
  return {
    text: "",
    quantity: "1",
    unit: above?.unit ?? "EA",
    unitPrice: "",
    discount: "",
    vatCode,
    accountNo,
  };
}

/** The income account that goes with a VAT code. */
export function incomeAccountOf(vatCode: string): string {
  return String(vatOf(Number(vatCode))?.incomeAccountNo ?? 3000);
}

/** A stored draft as it stands in the form, with a line to begin on when it has none. */
export function formOf(draft: DraftView, vatRegistered: boolean): DraftForm {
  const lines = draft.lines.map(typedLine);
  return {
    invoiceId: draft.invoiceId,
    version: draft.version,
    customerNo: draft.customerNo,
    paymentTermsDays: String(draft.paymentTermsDays),
    buyerReference: draft.buyerReference ?? "",
    orderReference: draft.orderReference ?? "",
    deliveryDate: draft.deliveryDate ?? "",
    currency: draft.currency,
    exchangeRate: isForeign(draft.currency) ? typedRate(draft.exchangeRate) : "",
    lines: lines.length > 0 ? lines : [emptyLine(undefined, vatRegistered)],
  };
}

/** A rate as it is typed, "11,7325"; nothing for none. */
export function typedRate(rate: ExchangeRate | null): string {
  return rate === null ? "" : typedDecimal(rate, 6);
}

function typedLine(line: DraftLine): TypedLine {
  const { text, unit, quantityMilli, unitPriceOre, discountBasisPoints, vatCode, accountNo } = line;
  return {
    text,
    unit,
    quantity: typedDecimal(quantityMilli, 3),
    unitPrice: typedAmount(unitPriceOre),
    discount: discountBasisPoints === 0 ? "" : typedDecimal(BigInt(discountBasisPoints), 2),
    vatCode: String(vatCode),
    accountNo: String(accountNo),
  };
}
