import { z } from "zod";
import { agreementTypes } from "@/lib/domain/factoring";
import { mappingInput } from "./activation";

/** Take an alternative integration into use (M30): its template, and which accounts its events are posted to. */
export const activateAlternativeInput = z.strictObject({
  integrationSlug: z.string().min(1).max(100),
  agreementType: z.enum(agreementTypes),
  templateId: z.uuid("choose_template"),
  mapping: mappingInput,
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
