import type { CustomerCard, CustomerField, CustomerProblem, CustomerProblemCode } from "./customer";
import { customerProblemCodes } from "./customer";
import { missingForFactoring } from "./customer-rules";

/** The place of a Norwegian postal code, null when the list has none; the list itself lives outside the domain. */
export type PlaceOf = (postalCode: string) => string | null;

/**
 * What a card lacks before its invoices can go by factoring, in the form that is kept on the card: "field:code", sorted,
 * each once. Assessed as if «Bruk Factoring» were on, so that the answer still holds when the tick is set (M8, M11, M12).
 */
export function assessCard(card: CustomerCard, placeOf: PlaceOf): string[] {
  const place = placeOf(card.postalCode?.trim() ?? "") ?? undefined;
  const problems = missingForFactoring({ ...card, useFactoring: true, deliveryMethod: "factoring" }, place);
  return [...new Set(problems.map(({ field, code }) => `${field}:${code}`))].sort();
}

/** The stored form read back; what is no known problem (an old release's word) is left out. */
export function storedProblems(lacking: readonly string[]): CustomerProblem[] {
  return lacking.flatMap((stored): CustomerProblem[] => {
    const [field = "", code = ""] = stored.split(":");
    return isProblemCode(code) ? [{ field: field as CustomerField, code }] : [];
  });
}

function isProblemCode(text: string): text is CustomerProblemCode {
  return (customerProblemCodes as readonly string[]).includes(text);
}
