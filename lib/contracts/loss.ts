import { z } from "zod";
import { type IsoDate, parseIsoDate } from "@/lib/domain/dates";
import { type LosableInvoice, type LossGround, type LossRefusal, lossGrounds } from "@/lib/domain/loss";
import { type Ore, ore, parseAmount } from "@/lib/domain/money";

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
    return value ?? ore(0n);
  });

/** «Før tap» (edge 35): how much, when, and why the claim is finally lost; "none" leaves the VAT as it was reported. */
export const writeOffLossInput = z
  .object({
    invoiceId: z.uuid(),
    amount,
    date: isoDate,
    ground: z.enum([...lossGrounds, "none"], "loss_ground_required"),
    note: z.string().trim().max(500, "too_long"),
  })
  .transform(({ amount: amountOre, ground, ...rest }) => ({
    ...rest,
    amountOre,
    ground: ground === "none" ? null : ground,
  }));

export type WriteOffLoss = z.output<typeof writeOffLossInput>;

/** «Tilbakefør tap»: the voucher of the loss is named by its series and number, as "3-14". */
export const reverseLossInput = z.object({
  invoiceId: z.uuid(),
  voucher: z.string().max(24),
  date: isoDate,
});

export type ReverseLoss = z.output<typeof reverseLossInput>;

/** What the page of an invoice knows of its loss: what could be posted, why it cannot, and what was. */
export type LossView = {
  readonly invoice: LosableInvoice;
  /** Why no loss can be posted now; null when one can. */
  readonly refusal: LossRefusal | null;
  /** The factoring company that has or had the claim. */
  readonly factoringName: string | null;
  readonly dueDate: IsoDate | null;
  readonly losses: readonly {
    readonly series: number;
    readonly voucherNo: number;
    readonly voucherDate: IsoDate;
    readonly amountOre: Ore;
  }[];
  /** The names of the accounts that a loss may be posted to. */
  readonly accounts: readonly { readonly accountNo: number; readonly name: string }[];
  readonly today: IsoDate;
  readonly mayAct: boolean;
};

/** What the ground field holds before it becomes a `LossGround`. */
export type LossGroundChoice = LossGround | "none" | "";
