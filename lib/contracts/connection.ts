import { z } from "zod";
import { currencies } from "@/lib/domain/currency";

const connectionId = z.uuid();
const ids = z.array(z.uuid()).max(10_000);
const reason = z.string().trim().max(500, "too_long");

/** «Angre aktivering» (M4). */
export const undoInput = z.strictObject({ connectionId, reason });

/** «Avslutt avtalen» (M6): which of the invoices never downloaded are taken back. */
export const windDownInput = z.strictObject({
  connectionId,
  withdraw: z.union([z.strictObject({ only: ids }), z.strictObject({ allBut: ids })]),
});

/** «Trekk tilbake», while the agreement winds down. */
export const withdrawInput = z.strictObject({ connectionId, ids: ids.min(1) });

/** «Avslutt nå», with its reason (edge 36). */
export const forceCloseInput = z.strictObject({ connectionId, reason: reason.min(1, "required") });

/** «Øreavrunding» (edge 31), in whole øre. */
export const changeRoundingInput = z.strictObject({ connectionId, toleranceOre: z.int().min(0).max(50) });

export type ChangeRounding = z.output<typeof changeRoundingInput>;
export type ChangeRoundingValues = z.input<typeof changeRoundingInput>;

/** «Valutaer» (edge 41): those that are listed; kroner need not be. */
export const changeCurrenciesInput = z.strictObject({
  connectionId,
  currencies: z.array(z.enum(currencies)).max(currencies.length),
});

export type ChangeCurrencies = z.output<typeof changeCurrenciesInput>;
export type ChangeCurrenciesValues = z.input<typeof changeCurrenciesInput>;

/** «Lag ny nøkkel». */
export const newKeyInput = z.strictObject({ connectionId });

/** «Trekk tilbake» of a client key. */
export const revokeKeyInput = z.strictObject({ connectionId, keyId: z.uuid() });

export type WindDownValues = z.input<typeof windDownInput>;

/** The id in an address, or null when it is none. */
export function idOf(segment: string): string | null {
  const parsed = connectionId.safeParse(segment);
  return parsed.success ? parsed.data : null;
}
