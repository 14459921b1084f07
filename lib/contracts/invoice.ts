import { z } from "zod";
import { isEmail } from "@/lib/domain/contact";
import type { LimitVerdict } from "@/lib/domain/credit-limit";
import {
  currencies,
  type ExchangeRate,
  type ForeignCurrency,
  parseExchangeRate,
} from "@/lib/domain/currency";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { type IsoDate, parseIsoDate } from "@/lib/domain/dates";
import { type DraftLine, type InvoiceTotals, priceLine, totalsOf } from "@/lib/domain/invoice";
import { type Ore, parseAmount, ZERO } from "@/lib/domain/money";
import { parsePercent, parseQuantity } from "@/lib/domain/typed-numbers";
import { vatOf } from "@/lib/domain/vat";

/** Messages are refusal codes: the form shows their texts, in the user's language. */
const isoDate = z.string().transform((text, context): IsoDate => {
  const date = parseIsoDate(text);
  if (!date) context.addIssue({ code: "custom", message: text === "" ? "required" : "invalid_date" });
  return date ?? ("" as IsoDate);
});

/** A number as it is typed; left blank it is `blank`, for a draft may be unfinished. */
function typed<Value>(parse: (text: string) => Value | null, blank: Value, code: string) {
  return z
    .string()
    .max(40, "too_long")
    .transform((text, context): Value => {
      const value = text.trim() === "" ? blank : parse(text);
      if (value === null) context.addIssue({ code: "custom", message: code });
      return value ?? blank;
    });
}

const price = (text: string): Ore | null => {
  const amount = parseAmount(text);
  return amount !== null && amount >= 0n && amount <= 10n ** 13n ? amount : null;
};

const quantity = (text: string): bigint | null => {
  const milli = parseQuantity(text);
  return milli !== null && milli <= 10n ** 10n && milli >= -(10n ** 10n) ? milli : null;
};

/** Blank while there is none yet. */
const typedRate = z
  .string()
  .max(20, "too_long")
  .transform((text, context): ExchangeRate | null => {
    const rate = text.trim() === "" ? null : parseExchangeRate(text);
    if (text.trim() !== "" && rate === null)
      context.addIssue({ code: "custom", message: "invalid_exchange_rate" });
    return rate;
  });

const lineInput = z.object({
  text: z.string().max(1000, "too_long"),
  quantity: typed(quantity, 0n, "invalid_quantity"),
  unit: z.string().regex(/^[A-Z0-9]{2,3}$/, "required"),
  unitPrice: typed(price, ZERO, "invalid_amount"),
  discount: typed(parsePercent, 0, "invalid_discount"),
  vatCode: z.string().refine((code) => vatOf(Number(code)) !== undefined, "invalid_vat_code"),
  accountNo: z.string().regex(/^\d{4}$/, "required"),
});

/** A line as it stands in the form. */
export type TypedLine = z.input<typeof lineInput>;

function isBlank({ text, unitPrice }: TypedLine): boolean {
  return text.trim() === "" && unitPrice.trim() === "";
}

function lineOf({
  quantity,
  unitPrice,
  discount,
  vatCode,
  accountNo,
  ...rest
}: z.output<typeof lineInput>): DraftLine {
  return {
    ...rest,
    text: rest.text.trim(),
    quantityMilli: quantity,
    unitPriceOre: unitPrice,
    discountBasisPoints: discount,
    vatCode: Number(vatCode),
    accountNo: Number(accountNo),
  };
}

const reference = z
  .string()
  .max(200, "too_long")
  .transform((text) => text.trim() || null);

/**
 * The invoice editor (M13). What is typed in the browser is read again here on the server. Lines left blank are
 * dropped, and any other may be unfinished: what the document lacks is asked for when it is sent.
 */
export const saveDraftInput = z.object({
  invoiceId: z.uuid().nullable(),
  version: z.int().nullable(),
  customerNo: z
    .int()
    .nullable()
    .transform((customerNo, context): number => {
      if (customerNo === null) context.addIssue({ code: "custom", message: "choose_customer" });
      return customerNo ?? 0;
    }),
  paymentTermsDays: z
    .string()
    .regex(/^\s*\d{1,3}\s*$/, "invalid_payment_terms")
    .transform(Number)
    .refine((days) => days <= 365, "invalid_payment_terms"),
  buyerReference: reference,
  orderReference: reference,
  deliveryDate: z.union([z.literal("").transform(() => null), isoDate]),
  currency: z.enum(currencies).default("NOK"),
  exchangeRate: typedRate.optional().transform((rate) => rate ?? null),
  lines: z
    .array(lineInput)
    .max(500, "too_many_lines")
    .transform((lines) => lines.map(lineOf)),
});

export type DraftForm = z.input<typeof saveDraftInput>;

/** Line by line what the form comes to, by the same rules as when it is sent; a line that cannot be read counts nothing. */
export function previewTotals(lines: readonly TypedLine[]): { nets: (Ore | null)[]; totals: InvoiceTotals } {
  const priced = lines.map((line) => {
    const read = lineInput.safeParse(line);
    return read.success && !isBlank(line) ? priceLine(lineOf(read.data)) : null;
  });
  return {
    nets: priced.map((line) => line?.netOre ?? null),
    totals: totalsOf(priced.filter((line) => line !== null)),
  };
}

/** The form without the lines that nothing was typed in. */
export function withoutBlankLines(form: DraftForm): DraftForm {
  return { ...form, lines: form.lines.filter((line) => !isBlank(line)) };
}

export const invoiceIdInput = z.object({ invoiceId: z.uuid() });

/** «Send faktura» (M14): the delivery method is the customer's own unless it is changed for this one. */
export const sendInvoiceInput = z.object({
  invoiceId: z.uuid(),
  invoiceDate: isoDate,
  deliveryMethod: z.enum(["print", "email", "factoring"]).optional(),
});

/** Some of the drafts that were chosen; the browser asks for a few at a time, so that it can show how far it has come. */
export const sendInvoicesInput = z.object({
  invoiceIds: z.array(z.uuid()).min(1).max(100),
  invoiceDate: isoDate,
});

/** The drafts that are about to be sent together, in the order in which they go. */
export const previewLimitsInput = z.object({ invoiceIds: z.array(z.uuid()).max(1000) });

/** «Send fakturakopi» (M22). */
export const sendCopyInput = z.object({
  invoiceId: z.uuid(),
  to: z
    .string()
    .trim()
    .max(254, "invalid_email")
    .refine((text) => isEmail(text), "invalid_email"),
});

/** What is typed to find a customer: part of the name, or the first digits of the number. */
export const customerSearchInput = z.string().max(100);

/** A customer to choose for an invoice. */
export type CustomerChoice = {
  readonly customerNo: number;
  readonly name: string;
  readonly orgNr: string | null;
  readonly city: string | null;
  readonly paymentTermsDays: number;
  readonly buyerReference: string | null;
};

/** What one unit of a currency was in kroner on a day, as it is remembered (edge 41). */
export type RememberedRate = {
  readonly currency: ForeignCurrency;
  readonly validFrom: IsoDate;
  readonly rate: ExchangeRate;
};

/** A refusal with its facts, as it crosses to the browser. */
export type RefusalView = { readonly code: string } & Readonly<Record<string, unknown>>;

/** What the send dialog tells before anything is sent. */
export type SendPreview = {
  readonly invoiceId: string;
  readonly customerNo: number;
  /** What «factoring» is called here: the integration's name. */
  readonly integrationName: string | null;
  /** The customer's method; for a credit note of a factored invoice, factoring; for what cannot be factored, another. */
  readonly ownMethod: DeliveryMethod;
  /** Every method that can be chosen for this one document, each with what stands in its way today. */
  readonly choices: readonly { readonly method: DeliveryMethod; readonly refusal: RefusalView | null }[];
  /** Why it cannot go by factoring though the customer's invoices do, or null (edges 41 and 42, M24). */
  readonly unfactorable: RefusalView | null;
  /** Why the method cannot be changed, or null. */
  readonly fixedBecause: "credit_note_must_follow_invoice" | null;
  /** Whom its PDF will say to pay, when a template names another account than the operating one (M30). */
  readonly payment: {
    readonly template: string;
    readonly payee: string;
    readonly bankAccount: string;
  } | null;
  /** Why EHF and eFaktura are not offered for it, when the reason is that account (edge 39). */
  readonly electronicRefusal: RefusalView | null;
  /** How it stands beside the customer's credit limit there (edge 14); null for a credit note, or while none is reported. */
  readonly creditLimit: LimitPreview | null;
  readonly paymentTermsDays: number;
  readonly today: IsoDate;
};

/** An invoice of several that goes beyond the customer's credit limit, or meets one that holds no longer; øre. */
export type LimitWarning = {
  readonly invoiceId: string;
  readonly connectionName: string;
  readonly limitOre: bigint;
  /** What is used before it: what was reported, and those that go first. */
  readonly usedOre: bigint;
  readonly wouldUseOre: bigint;
  readonly validTo: IsoDate | null;
  readonly verdict: Exclude<LimitVerdict, "enough">;
};

/** A customer's credit limit beside one invoice; øre. */
export type LimitPreview = {
  readonly connectionName: string;
  readonly limitOre: bigint;
  readonly leftOre: bigint;
  readonly validTo: IsoDate | null;
  readonly totalOre: bigint;
  readonly verdict: LimitVerdict;
};
