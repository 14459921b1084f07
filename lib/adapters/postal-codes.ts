import places from "norway-postal-codes";

/**
 * The place of a Norwegian postal code, in capitals as the post writes it, or null when the list has
 * no such code. The list is Bring's of May 2021: a newer code is unknown here and may still be right,
 * so an unknown code is a reason to ask and not to refuse (M11).
 */
export function placeOfPostalCode(code: string): string | null {
  return /^\d{4}$/.test(code) ? (places[code] ?? null) : null;
}
