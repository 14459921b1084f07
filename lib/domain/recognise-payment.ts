import type { BankLine } from "./bank-line";

/** What tells that a line is the payment of a factored invoice, the surest first. */
export const recognitions = ["kid", "factor_kid", "invoice_number", "customer_and_amount"] as const;
export type Recognition = (typeof recognitions)[number];

/** An invoice that a line may be the payment of; amounts in øre. */
export type PayableInvoice = {
  readonly invoiceId: string;
  readonly number: number;
  readonly ownKid: string;
  readonly factorKid: string | null;
  readonly customerName: string;
  readonly totalOre: bigint;
  readonly remainingOre: bigint;
};

/**
 * Whose payment a line is (edge 33), or null: by our KID or the factoring company's, by the invoice number in the text,
 * or by the customer's name together with the amount that remains. Two invoices that fit equally well are no answer.
 */
export function recognise<Candidate extends PayableInvoice>(
  line: Pick<BankLine, "amountOre" | "text" | "kid">,
  candidates: readonly Candidate[],
): { readonly invoice: Candidate; readonly by: Recognition } | null {
  if (line.amountOre <= 0n) return null;
  const words = digitRuns(line.text);
  const kids = new Set(line.kid ? [line.kid, ...words] : words);
  const text = plain(line.text);

  const fits: Readonly<Record<Recognition, (invoice: Candidate) => boolean>> = {
    kid: ({ ownKid }) => kids.has(ownKid),
    factor_kid: ({ factorKid }) => factorKid !== null && kids.has(factorKid),
    invoice_number: ({ number }) => words.includes(String(number)),
    customer_and_amount: ({ customerName, remainingOre }) =>
      remainingOre === line.amountOre && plain(customerName) !== "" && text.includes(plain(customerName)),
  };
  for (const by of recognitions) {
    const fitting = candidates.filter(fits[by]);
    const exact = fitting.filter(({ remainingOre }) => remainingOre === line.amountOre);
    const [only, second] = exact.length > 0 ? exact : fitting;
    if (only && !second) return { invoice: only, by };
  }
  return null;
}

/** The numbers that stand in a text: what may be a KID or an invoice number. */
export function digitRuns(text: string): string[] {
  return [...new Set(text.match(/\d{3,25}/g) ?? [])];
}

/** As names are compared: lower case, without the form of the company and anything but letters and digits. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/ (as|asa|ans|da|enk|nuf)(?= |$)/g, "")
    .trim();
}
