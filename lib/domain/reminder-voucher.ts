import type { IsoDate } from "./dates";
import type { ReminderLevel } from "./dunning";
import type { Ore } from "./money";
import { negate, sum } from "./money";
import type { Posting, Voucher } from "./voucher";

/** «Purregebyr» by NS 4102: other income that belongs to the operation. */
export const reminderFeeAccountNo = 3900;

/** «Renteinntekt kundefordringer» by NS 4102. */
export const lateInterestAccountNo = 8055;

/** Neither a fee nor late interest is consideration for a supply: SAF-T's code for income without VAT. */
const withoutVat = 7;

/** What a reminder charges, in øre, and whom for what. */
export type Charge = {
  readonly invoiceId: string;
  readonly invoiceNo: string;
  readonly customerNo: number;
  readonly customerName: string;
  readonly level: ReminderLevel;
  readonly feeOre: Ore;
  readonly interestOre: Ore;
  readonly date: IsoDate;
  readonly payBy: IsoDate;
  readonly kid: string | null;
  /** The control account of customers. */
  readonly receivableAccountNo: number;
};

/** The voucher that books a reminder's fee and interest (M36); null when it charges nothing. */
export function reminderVoucher(charge: Charge): Voucher | null {
  const { customerNo, customerName, invoiceNo, level, feeOre, interestOre, receivableAccountNo } = charge;
  const totalOre = sum([feeOre, interestOre]);
  if (totalOre === 0n) return null;

  // The language of the books is Norwegian, whatever the customer's.
  const name = level === 1 ? "Purring" : "Inkassovarsel";
  const description = `${name} på faktura ${invoiceNo} ${customerName}`;
  const posting = (accountNo: number, amountOre: Ore, text: string): Posting => ({
    accountNo,
    subledgerNo: null,
    amountOre,
    vatCode: withoutVat,
    text,
    dueDate: null,
    eventKind: null,
    invoiceId: charge.invoiceId,
    kid: null,
    matchingReference: null,
    externalLineReference: null,
  });
  const receivable: Posting = {
    ...posting(receivableAccountNo, totalOre, description),
    vatCode: null,
    subledgerNo: customerNo,
    dueDate: charge.payBy,
    // One payment with the invoice's KID settles the invoice, and what is left of it this.
    kid: charge.kid,
  };
  return {
    voucherDate: charge.date,
    kind: "reminder",
    source: "ui",
    description,
    postings: [
      receivable,
      posting(reminderFeeAccountNo, negate(feeOre), `Purregebyr, faktura ${invoiceNo}`),
      posting(lateInterestAccountNo, negate(interestOre), `Forsinkelsesrente, faktura ${invoiceNo}`),
    ].filter(({ amountOre }) => amountOre !== 0n),
  };
}
