import type { XmlElement } from "./xml-element";

/** All elements that a path of local names leads to, as in `all(invoice, "TaxTotal", "TaxSubtotal")`. */
export function all(from: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) =>
      found.flatMap((each) =>
        "children" in each ? each.children.filter((child) => child.name === name) : [],
      ),
    [from],
  );
}

/** The text of the first element at a path, or null when there is none. */
export function textAt(from: XmlElement, ...path: readonly string[]): string | null {
  const [first] = all(from, ...path);
  return first && "text" in first ? first.text : null;
}

/** A decimal number as it is written, scaled: "7.50" is 750 of 2 decimals. */
export type Decimal = { readonly scaled: bigint; readonly decimals: number };

/** The number at a path, or null when there is none or it is no number. */
export function numberAt(from: XmlElement, ...path: readonly string[]): Decimal | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(textAt(from, ...path) ?? "");
  if (!match) return null;

  const [, sign = "", whole = "", fraction = ""] = match;
  return { scaled: BigInt(`${sign}${whole}${fraction}`), decimals: fraction.length };
}

/** The amount at a path in øre; zero when it is absent, null when it is there with more than two decimals or no number. */
export function oreAt(from: XmlElement, ...path: readonly string[]): bigint | null {
  if (all(from, ...path).length === 0) return 0n;

  const amount = numberAt(from, ...path);
  return amount === null || amount.decimals > 2 ? null : amount.scaled * 10n ** BigInt(2 - amount.decimals);
}
