import { formatAmount } from "@/lib/text/format";
import { classNames } from "./class-names";

type AmountProps = {
  /** Øre; null shows an empty place. */
  ore: bigint | null;
  /** ISO 4217, shown before the figure when it matters, as on a total. */
  currency?: string | undefined;
  className?: string | undefined;
};

/** Money, "−1 234,50": tabular figures, right aligned, never broken over two lines. */
export function Amount({ ore, currency, className }: AmountProps) {
  return (
    <span className={classNames("inline-block text-right whitespace-nowrap tabular-nums", className)}>
      {currency && ore !== null ? <span className="mr-1 text-ink-soft">{currency}</span> : null}
      {ore === null ? null : formatAmount(ore)}
    </span>
  );
}
