import type { IsoDate } from "./dates";
import type { AgreementType, FactoringStatus } from "./factoring";
import type { InvoiceKind, VatSubtotal } from "./invoice";
import { divideRounded, type Ore, ore } from "./money";
import { ok, type Result, refuse } from "./result";
import { hasClaim } from "./returned-invoice";
import { salesVatCodes, vatOf } from "./vat";
import type { Posting, Voucher } from "./voucher";

/** NS 4102: losses on receivables. */
export const lossAccountNo = 7830;

/** Every ledger account that a loss may be posted to beside the customer's: the loss itself, and output VAT by its code. */
export const lossAccountNos: readonly number[] = [
  lossAccountNo,
  ...salesVatCodes.flatMap((code) => vatOf(code)?.vatAccountNo ?? []),
];

/** What the postings of a loss are called, in the words of the API's event kinds. */
export const WRITE_OFF = "write_off";

/**
 * When a claim is finally lost, so that its output VAT may be taken back (mval § 4-7 first paragraph, FMVA § 4-7-1, in the
 * regulation's own order): collection in vain; six months past due in spite of three reminders; insolvency proceedings
 * that leave nothing; clearly beyond recovery for other reasons.
 */
export const lossGrounds = ["collection", "six_months", "insolvency", "uncollectible"] as const;
export type LossGround = (typeof lossGrounds)[number];

/** An invoice that may be lost. Amounts in øre. */
export type LosableInvoice = {
  readonly id: string;
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly customerNo: number;
  readonly customerName: string;
  readonly receivableAccountNo: number;
  readonly invoiceDate: IsoDate;
  readonly remainingOre: Ore;
  /** Of its latest row at a factoring company; null when it never had one. */
  readonly status: FactoringStatus | null;
  /** What that company does with it: finances it, or keeps its ledger only. */
  readonly serviceOnly: boolean;
  /** What the invoice charged, less what credit notes have taken off, by VAT code. */
  readonly vat: readonly Pick<VatSubtotal, "vatCode" | "baseOre" | "vatOre">[];
};

export type LossRefusal =
  | { readonly code: "not_an_invoice" }
  | { readonly code: "loss_with_factoring" }
  | { readonly code: "nothing_outstanding" }
  | { readonly code: "amount_not_positive" }
  | { readonly code: "loss_exceeds_remaining" }
  | { readonly code: "loss_before_invoice" }
  | { readonly code: "date_in_future" };

/** What the user says of the loss. Without a ground the VAT stays as it was reported, and the loss is the whole amount. */
export type Loss = {
  readonly amountOre: Ore;
  readonly date: IsoDate;
  readonly today: IsoDate;
  readonly ground: LossGround | null;
};

/**
 * Whether the company may book a loss on the invoice (edge 35): the claim must be its own again. A factoring company that
 * finances or has bought it decides about it until it gives it back or is done with it; one that only keeps the ledger
 * has never had it.
 */
export function mayLose({
  kind,
  status,
  serviceOnly,
  remainingOre,
}: Pick<LosableInvoice, "kind" | "status" | "serviceOnly" | "remainingOre">): Result<Ore, LossRefusal> {
  if (kind !== "invoice") return refuse({ code: "not_an_invoice" });
  if (remainingOre <= 0n) return refuse({ code: "nothing_outstanding" });
  if (hasClaim({ status }) && status !== "completed" && !serviceOnly)
    return refuse({ code: "loss_with_factoring" });
  return ok(remainingOre);
}

/** Whether an agreement, or one invoice under it (edge 15), leaves the claim and its risk with the company. */
export function isServiceOnly(
  agreementType: AgreementType | null,
  serviceLevel: "financed" | "service_only" | null,
): boolean {
  return agreementType === "service_only" || serviceLevel === "service_only";
}

/**
 * The voucher of a loss (edge 35): D 7830 without VAT, D the VAT accounts that the invoice credited, K the customer. The
 * customer's line is the first. A part of the invoice takes its part of each VAT code; what rounding leaves is loss.
 */
export function lossVoucher(invoice: LosableInvoice, loss: Loss): Result<Voucher, LossRefusal> {
  const allowed = mayLose(invoice);
  if (!allowed.ok) return allowed;
  const { amountOre, date, today, ground } = loss;
  if (amountOre <= 0n) return refuse({ code: "amount_not_positive" });
  if (amountOre > invoice.remainingOre) return refuse({ code: "loss_exceeds_remaining" });
  if (date < invoice.invoiceDate) return refuse({ code: "loss_before_invoice" });
  if (date > today) return refuse({ code: "date_in_future" });

  const description = `Tap på krav, faktura ${invoice.number}, ${invoice.customerName}`;
  const postingOf = (accountNo: number, amount: bigint, vatCode: number | null): Posting => ({
    ...{ accountNo, subledgerNo: null, amountOre: ore(amount), vatCode, text: description, dueDate: null },
    ...{ eventKind: WRITE_OFF, invoiceId: invoice.id, kid: null, matchingReference: null },
    externalLineReference: null,
  });
  const parts = ground === null ? [] : taxedParts(invoice, amountOre);
  const restOre = amountOre - parts.reduce((total, { baseOre, vatOre }) => total + baseOre + vatOre, 0n);
  const postings = [
    { ...postingOf(invoice.receivableAccountNo, -amountOre, null), subledgerNo: invoice.customerNo },
    ...parts.map(({ baseOre, vatCode }) => postingOf(lossAccountNo, baseOre, vatCode)),
    postingOf(lossAccountNo, restOre, null),
    ...parts.map(({ vatOre, vatCode, vatAccountNo }) => postingOf(vatAccountNo, vatOre, vatCode)),
  ];
  return ok({
    voucherDate: date,
    kind: "manual",
    source: "ui",
    description,
    postings: postings.filter((posting) => posting.amountOre !== 0n),
  });
}

/** The loss's share of each code that carries VAT, base and tax each rounded by itself. */
function taxedParts({ vat }: LosableInvoice, amountOre: bigint) {
  const totalOre = vat.reduce((total, { baseOre, vatOre }) => total + baseOre + vatOre, 0n);
  if (totalOre <= 0n) return [];
  const share = (part: bigint) => divideRounded(part * amountOre, totalOre);
  const taxed = vat.flatMap(({ vatCode, baseOre, vatOre }) => {
    const vatAccountNo = vatOf(vatCode)?.vatAccountNo ?? null;
    return vatAccountNo === null || vatOre <= 0n
      ? []
      : [{ vatCode, vatAccountNo, baseOre: share(baseOre), vatOre: share(vatOre) }];
  });
  return withoutExcess(taxed, amountOre, vat.length === taxed.length);
}

type TaxedPart = {
  readonly vatCode: number;
  readonly vatAccountNo: number;
  readonly baseOre: bigint;
  readonly vatOre: bigint;
};

/** Where every line carries VAT, what rounding adds or leaves is part of the last base: no line of one øre without a code. */
function withoutExcess(parts: readonly TaxedPart[], amountOre: bigint, all: boolean): readonly TaxedPart[] {
  const last = parts.at(-1);
  if (!all || !last) return parts;
  const difference = amountOre - parts.reduce((total, { baseOre, vatOre }) => total + baseOre + vatOre, 0n);
  return [...parts.slice(0, -1), { ...last, baseOre: last.baseOre + difference }];
}
