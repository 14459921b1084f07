import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import type { CustomerCard, CustomerProblem } from "@/lib/domain/customer";
import { missingForFactoring } from "@/lib/domain/customer-rules";
import { ok, type Result } from "@/lib/domain/result";

/** What a card lacks before its invoices can go by factoring (M8, M11): the domain's rule with the postal list. */
export function lackingForFactoring(card: CustomerCard): CustomerProblem[] {
  return missingForFactoring(card, placeOfPostalCode(card.postalCode?.trim() ?? "") ?? undefined);
}

/** The data-quality mark of a list: only a customer with «Bruk Factoring» can lack anything. */
export function dataQuality(card: CustomerCard): CustomerProblem[] {
  return card.useFactoring ? lackingForFactoring(card) : [];
}

/** The place of a Norwegian postal code, for filling it in while the user types; null when the list has none. */
export async function findPlace(
  _scope: unknown,
  { postalCode }: { readonly postalCode: string },
): Promise<Result<{ place: string | null }, never>> {
  return ok({ place: placeOfPostalCode(postalCode) });
}
