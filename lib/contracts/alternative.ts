import { z } from "zod";
import { agreementTypes, type StandardEventKind } from "@/lib/domain/factoring";

/** The choice in the form that opens a new account in the series for factoring companies. */
export const newFinanceAccount = "new";

const ledgerAccount = z
  .string()
  .regex(/^\d{4}$/, "required")
  .transform((text) => ({ accountNo: Number(text) }));

const clearing = z
  .string()
  .regex(/^(new|\d{4})$/, "required")
  .transform((text) =>
    text === newFinanceAccount ? ({ newSubledger: true } as const) : { accountNo: Number(text) },
  );

/** Take an alternative integration into use (M30): its template, and which accounts its events are posted to. */
export const activateAlternativeInput = z.strictObject({
  integrationSlug: z.string().min(1).max(100),
  agreementType: z.enum(agreementTypes),
  templateId: z.uuid("choose_template"),
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
export type AlternativeValues = z.input<typeof activateAlternativeInput>;

/** End it; with `close` the partner loses its access although invoices are open. */
export const deactivateAlternativeInput = z.strictObject({ connectionId: z.uuid(), close: z.boolean() });

/** Let its new invoices carry another template. */
export const chooseAlternativeTemplateInput = z.strictObject({
  connectionId: z.uuid(),
  templateId: z.uuid(),
});
