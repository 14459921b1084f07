/** Our number for the client, first in every KID: by it the bank sorts payments to the right books. */
const AGREEMENT = "9042";

const INVOICE_DIGITS = 9;

/**
 * The KID that we print: agreement, invoice number and a MOD10 digit, always 14 characters. It is ours and not
 * the `ownKid` of the API, since the debtor pays to our account and our bank must recognise the payment.
 */
export function kidOf(invoiceNo: number): string {
  const digits = `${AGREEMENT}${String(invoiceNo).padStart(INVOICE_DIGITS, "0")}`;
  return `${digits}${mod10(digits)}`;
}

/** The control digit by MOD10 (Luhn): from the right every other digit counts double, and its digits are added. */
export function mod10(digits: string): number {
  const total = [...digits]
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
    .reduce((sum, product) => sum + (product > 9 ? product - 9 : product), 0);
  return (10 - (total % 10)) % 10;
}
