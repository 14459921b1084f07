import { z } from "zod";
import { currencies } from "@/lib/domain/currency";
import { ore } from "@/lib/domain/money";

const id = z.uuid();

/** What a program may ask of a demo's client, as an integrator would ask a person there (issue 4, point 8). Ids are the partner API's. */
export const clientAct = z.discriminatedUnion("act", [
  z.strictObject({
    act: z.literal("send_invoice"),
    /** At what a unit of it usually costs. */
    currency: z.enum(currencies).default("NOK"),
    /** With a file that travels with it. */
    attached: z.boolean().default(false),
    /** Which order it is for; a credit note of it says the same. */
    orderReference: z.string().min(1).max(100).nullable().default(null),
  }),
  z.strictObject({ act: z.literal("credit"), invoiceId: id, percent: z.int().min(1).max(100) }),
  z.strictObject({
    act: z.literal("pay_directly"),
    invoiceId: id,
    amount: z
      .int()
      .min(1)
      .transform((amount) => ore(BigInt(amount))),
  }),
  z.strictObject({ act: z.enum(["forward", "set_off"]), directPaymentId: id }),
]);

export type ClientAct = z.output<typeof clientAct>;
