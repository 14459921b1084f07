import { z } from "zod";
import { type ExchangeRate, type ForeignCurrency, parity, parseExchangeRate } from "@/lib/domain/currency";
import { type IsoDate, parseIsoDate } from "@/lib/domain/dates";
import { foreignCurrencies } from "@/lib/domain/document-currency";

/** «Ny kurs» under settings (edge 41), as it is typed. */
export const saveRateInput = z.object({
  currency: z.string().transform((code, context): ForeignCurrency => {
    const found = foreignCurrencies.find((currency) => currency === code);
    if (!found) context.addIssue({ code: "custom", message: "currency_not_supported" });
    return found ?? "EUR";
  }),
  validFrom: z.string().transform((text, context): IsoDate => {
    const date = parseIsoDate(text);
    if (!date) context.addIssue({ code: "custom", message: text === "" ? "required" : "invalid_date" });
    return date ?? ("" as IsoDate);
  }),
  rate: z
    .string()
    .max(20, "too_long")
    .transform((text, context): ExchangeRate => {
      const rate = parseExchangeRate(text);
      if (rate === null) context.addIssue({ code: "custom", message: "invalid_exchange_rate" });
      return rate ?? parity;
    }),
});

export type RateForm = z.input<typeof saveRateInput>;

/** Which page of the rates, by the row before it. */
export const ratesAsked = z.object({ before: z.uuid().optional().catch(undefined) });
