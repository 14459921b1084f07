import { type Ore, toDecimalString } from "./money";
import { parentElement, textElement, type XmlElement } from "./xml-element";

/** The ISO 6523 code of Norway's organisation numbers; without it a wrong number passes every rule. */
export const NORWEGIAN_ORGANISATION = { schemeID: "0192" } as const;

/** A value ("common basic component"), or null when there is none. */
export function cbc(name: string, text: string | null, attributes?: Readonly<Record<string, string>>) {
  return textElement(`cbc:${name}`, text, attributes);
}

/** A group ("common aggregate component"); the XSD fixes the order of its children. */
export function cac(name: string, ...children: readonly (XmlElement | null)[]) {
  return parentElement(`cac:${name}`, children);
}

/** An amount with two decimals and its currency. */
export function amount(name: string, value: Ore, currency: string) {
  return cbc(name, toDecimalString(value), { currencyID: currency });
}

/** A scaled integer without trailing zeros: `plainNumber(7500n, 3)` is "7.5", `plainNumber(1111n, 2)` is "11.11". */
export function plainNumber(value: bigint, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const magnitude = value < 0n ? -value : value;
  const rest = (magnitude % scale).toString().padStart(decimals, "0").replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${magnitude / scale}${rest && `.${rest}`}`;
}
