import type { BasisPoints } from "./money";

/**
 * Read a number with at most `decimals` decimals as a person types it, "1 250,5" or "1250.5", and answer it
 * as a whole number of the last decimal's unit: 12505 with one decimal. Null when it is no such number; never rounds.
 */
export function parseDecimal(text: string, decimals: number): bigint | null {
  const match = /^([-−+]?)(\d+)(?:[.,](\d*))?$/.exec(text.replace(/[\s\u00a0\u202f]/g, ""));
  const [, sign = "", whole = "", rest = ""] = match ?? [];
  if (!match || rest.length > decimals) return null;

  const magnitude = BigInt(whole + rest.padEnd(decimals, "0"));
  return sign === "-" || sign === "−" ? -magnitude : magnitude;
}

/** A quantity in thousandths: "1,5" is 1500n. Negative is allowed. */
export function parseQuantity(text: string): bigint | null {
  return parseDecimal(text, 3);
}

/** A discount in basis points, 0 to 100 %: "12,5" is 1250. */
export function parsePercent(text: string): BasisPoints | null {
  const points = parseDecimal(text.replace(/%\s*$/, ""), 2);
  return points === null || points < 0n || points > 10_000n ? null : Number(points);
}

/** The shortest way to type a number that is kept with `decimals` decimals: 1500n with three is "1,5". */
export function typedDecimal(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${whole}${rest ? `,${rest}` : ""}`;
}

/** Øre as it is typed: "1250,50", or "800" for whole kroner. */
export function typedAmount(ore: bigint): string {
  const [whole = "", rest = ""] = typedDecimal(ore, 2).split(",");
  return rest ? `${whole},${rest.padEnd(2, "0")}` : whole;
}
