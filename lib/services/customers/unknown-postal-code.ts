import { placeOfPostalCode } from "@/lib/adapters/postal-codes";

/** Whether a card's Norwegian postal code is one that our list does not have: newer than it, or mistyped (M11). */
export function isUnknownPostalCode(card: { postalCode: string | null; country: string }): boolean {
  return card.country === "NO" && card.postalCode !== null && placeOfPostalCode(card.postalCode) === null;
}
