/** An amount of money in øre. Debit is positive and credit negative where a posting is meant. */
export type Ore = bigint & { readonly __unit: "ore" };

/** A rate in basis points: 2500 is 25 %. */
export type BasisPoints = number;

export function ore(amount: bigint): Ore {
  return amount as Ore;
}

export const ZERO = ore(0n);

export function sum(amounts: Iterable<bigint>): Ore {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return ore(total);
}

export function negate(amount: bigint): Ore {
  return ore(-amount);
}

/**
 * Divide and round half away from zero, the rounding of Norwegian invoices: 0.5 øre becomes 1,
 * and −0.5 becomes −1, so that a credit note mirrors its invoice exactly.
 */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError("denominator must be positive");

  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}

/** A share of an amount: `percentOf(10_000n, 2500)` is 25 % of 100 kroner, 2 500 øre. */
export function percentOf(amount: bigint, rate: BasisPoints): Ore {
  return ore(divideRounded(amount * BigInt(rate), 10_000n));
}

/** "1234.50", the form that XML and `Intl.NumberFormat` take without passing through a float. */
export function toDecimalString(amount: bigint): string {
  const magnitude = amount < 0n ? -amount : amount;
  const kroner = magnitude / 100n;
  const rest = (magnitude % 100n).toString().padStart(2, "0");
  return `${amount < 0n ? "-" : ""}${kroner}.${rest}`;
}

const decimalPattern = /^(?<sign>[-−+]?)(?<kroner>\d+)(?:[.,](?<ore>\d{1,2}))?$/;

/**
 * Read an amount as a person types it: "1 234,50", "1234.5", "−20", with ordinary, non-breaking or
 * narrow spaces between thousands. Answers null when it is not an amount; never rounds.
 */
export function parseAmount(text: string): Ore | null {
  const groups = decimalPattern.exec(text.replace(/[\s\u00a0\u202f]/g, ""))?.groups;
  if (!groups?.kroner) return null;

  const amount = BigInt(groups.kroner) * 100n + BigInt((groups.ore ?? "").padEnd(2, "0"));
  return ore(groups.sign === "-" || groups.sign === "−" ? -amount : amount);
}
