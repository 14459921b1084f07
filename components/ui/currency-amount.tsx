import { withCurrency } from "@/lib/text/format";
import { Amount } from "./amount";

type CurrencyAmountProps = {
  /** Øre; null shows an empty place. */
  ore: bigint | null;
  /** The same in a foreign currency, in hundredths; shown under the kroner (edge 41). */
  foreign?: { readonly currency: string; readonly amount: bigint } | null | undefined;
};

/** Kroner, and under them the amount in the currency that the line is in. */
export function CurrencyAmount({ ore, foreign }: CurrencyAmountProps) {
  return (
    <>
      <Amount ore={ore} />
      {foreign && ore !== null ? (
        <span className="block text-right text-sm whitespace-nowrap text-ink-soft tabular-nums">
          {withCurrency(foreign.amount, foreign.currency)}
        </span>
      ) : null}
    </>
  );
}
