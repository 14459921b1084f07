import { z } from "zod";
import type { StatementFault } from "@/lib/domain/bank-line";
import { type IsoDate, parseIsoDate } from "@/lib/domain/dates";
import type { DirectPaymentState } from "@/lib/domain/direct-payment";
import { type Ore, ore, parseAmount } from "@/lib/domain/money";
import type { Recognition } from "@/lib/domain/recognise-payment";

/** Messages are refusal codes: the form shows their texts, in the user's language. */
const isoDate = z.string().transform((text, context): IsoDate => {
  const date = parseIsoDate(text);
  if (!date) context.addIssue({ code: "custom", message: text === "" ? "required" : "invalid_date" });
  return date ?? ("" as IsoDate);
});

const amount = z
  .string()
  .max(40, "too_long")
  .transform((text, context): Ore => {
    const value = parseAmount(text);
    if (value === null)
      context.addIssue({ code: "custom", message: text.trim() ? "invalid_amount" : "required" });
    else if (value <= 0n) context.addIssue({ code: "custom", message: "amount_not_positive" });
    else if (value > 10n ** 13n) context.addIssue({ code: "custom", message: "invalid_amount" });
    return value ?? ore(0n);
  });

const note = z.string().trim().max(500, "too_long");
const bankAccountNo = z.int("required").min(1000, "required");

/** «Registrer innbetaling» (M29b). With a line of the bank's, amount, date and account are the line's own. */
export const reportDirectPaymentInput = z
  .object({
    invoiceId: z.uuid("choose_invoice"),
    bankLineId: z.uuid().nullable(),
    amount,
    paidOn: isoDate,
    bankAccountNo,
    note,
  })
  .transform(({ amount: amountOre, ...rest }) => ({ ...rest, amountOre }));

export type ReportDirectPayment = z.output<typeof reportDirectPaymentInput>;

/** «Send videre»: from which bank account, and when. */
export const forwardDirectPaymentInput = z.object({ paymentId: z.uuid(), date: isoDate, bankAccountNo });
export type ForwardDirectPayment = z.output<typeof forwardDirectPaymentInput>;

/** «Motregn». */
export const setOffDirectPaymentInput = z.object({ paymentId: z.uuid(), date: isoDate });
export type SetOffDirectPayment = z.output<typeof setOffDirectPaymentInput>;

/** «Tilbakefør registreringen». */
export const reverseDirectPaymentInput = z.object({ paymentId: z.uuid(), date: isoDate, reason: note });
export type ReverseDirectPayment = z.output<typeof reverseDirectPaymentInput>;

/** «Angre oppgjør». */
export const reopenDirectPaymentInput = z.object({ paymentId: z.uuid(), date: isoDate, reason: note });
export type ReopenDirectPayment = z.output<typeof reopenDirectPaymentInput>;

/** What is typed to find an invoice: number, customer, KID or amount. */
export const payableSearchInput = z.string().max(100);

/** An account by the number that people know, with its name. */
export type AccountChoice = { readonly no: number; readonly name: string };

/** An invoice that the debtor may have paid to the company. Amounts in øre. */
export type PayableChoice = {
  readonly invoiceId: string;
  readonly number: number;
  readonly customerNo: number;
  readonly customerName: string;
  readonly totalOre: bigint;
  readonly remainingOre: bigint;
  /** Registered as paid to the company before, and not undone. */
  readonly paidDirectlyOre: bigint;
  readonly connectionId: string;
  readonly connectionName: string;
};

/** A line of the bank's that waits, with the invoice that it looks like the payment of. */
export type BankLineView = {
  readonly id: string;
  readonly accountNo: number;
  readonly accountName: string;
  readonly bookedOn: IsoDate;
  readonly amountOre: bigint;
  readonly text: string;
  readonly kid: string | null;
  readonly suggestion: { readonly invoice: PayableChoice; readonly by: Recognition } | null;
};

/** A direct payment as the page lists it. */
export type DirectPaymentView = {
  readonly id: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly invoiceId: string;
  readonly invoiceNo: number;
  readonly customerNo: number;
  readonly customerName: string;
  readonly paidOn: IsoDate;
  readonly amountOre: bigint;
  readonly state: DirectPaymentState;
  readonly voucherSeries: number;
  readonly voucherNo: number;
  readonly clearedSeries: number | null;
  readonly clearedNo: number | null;
  readonly clearedOn: IsoDate | null;
  /** The account that it stands on until it is cleared, whatever is mapped now (edge 45). */
  readonly deviationAccountNo: number;
  readonly deviationSubledgerNo: number | null;
  readonly deviationName: string;
  readonly reportedBy: string;
  readonly acknowledgedAt: Date | null;
  readonly note: string;
};

/** The accounts of one agreement that direct payments are posted to; null for what it does not map. */
export type PaymentAccountsView = {
  readonly bank: AccountChoice | null;
  readonly deviation: AccountChoice | null;
  readonly clearing: AccountChoice | null;
};

/** What came of reading a statement from the bank. */
export type StatementRead = {
  readonly added: number;
  /** In the books already. */
  readonly known: number;
  readonly faulty: number;
  /** The first of the faulty lines, by their place in the file. */
  readonly faults: readonly { readonly line: number; readonly code: StatementFault }[];
};

/** A statement from the bank, as bytes, and the account that it is of. */
export const importStatementInput = z.object({ accountNo: bankAccountNo, bytes: z.instanceof(Uint8Array) });

/** What the address of the page may say: the invoice to begin with, and how far down the lists one is. */
export const directPaymentsPlace = z.object({
  invoice: z.uuid().optional().catch(undefined),
  line: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)
    .transform((place) => ({ bookedOn: place.slice(0, 10), id: place.slice(11) }))
    .optional()
    .catch(undefined),
  before: z.coerce.number().int().positive().optional().catch(undefined),
});
