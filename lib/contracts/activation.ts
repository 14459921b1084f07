import { z } from "zod";
import { agreementTypes, type StandardEventKind } from "@/lib/domain/factoring";

/** The choice in the form that opens a new account in the series for factoring companies. */
export const newSubledger = "new";

const ledgerAccount = z
  .string()
  .regex(/^\d{4}$/, "required")
  .transform((text) => ({ accountNo: Number(text) }));

const clearing = z
  .string()
  .regex(/^(new|\d{4})$/, "required")
  .transform((text) =>
    text === newSubledger ? ({ newSubledger: true } as const) : { accountNo: Number(text) },
  );

/** Activate an integration (M2, M4): which accounts its events are posted to, and the kind of agreement. */
export const activationInput = z.strictObject({
  integrationSlug: z.string().min(1).max(100),
  agreementType: z.enum(agreementTypes),
  mapping: z.strictObject({
    clearing,
    bank: ledgerAccount,
    fee: ledgerAccount,
    financing_cost: ledgerAccount,
    interest_income: ledgerAccount,
    deviation: ledgerAccount,
  } satisfies Record<StandardEventKind, z.ZodType>),
});

/** What the fields of the form hold. */
export type ActivationValues = z.input<typeof activationInput>;

/** Which integration of the catalogue is being activated, as it stands in the URL. */
export const integrationChosen = z.object({ integration: z.string().max(100).optional().catch(undefined) });
