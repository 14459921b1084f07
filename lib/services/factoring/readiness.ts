import { countCustomers, listAllCards } from "@/db/queries/customers";
import type { Scope } from "@/db/scope";
import type { CustomerProblem } from "@/lib/domain/customer";
import { lackingForFactoring } from "../customers/card-quality";

/** A customer card that factoring cannot use yet, with what is to be mended. */
type LackingCard = {
  readonly customerNo: number;
  readonly name: string;
  readonly problems: readonly CustomerProblem[];
};

/** What activation will find: how many customers it switches, and which cards lack data. */
export type Readiness = { readonly customers: number; readonly lacking: readonly LackingCard[] };

/**
 * The report before activation (M4, edge 3): every customer gets «Bruk Factoring», also those that lack data;
 * only sending to them waits until the card is whole.
 */
export async function activationReadiness(scope: Scope): Promise<Readiness> {
  const [customers, cards] = await Promise.all([countCustomers(scope), listAllCards(scope)]);
  const lacking = cards
    .map((card) => ({
      customerNo: card.customerNo,
      name: card.name,
      problems: lackingForFactoring({ ...card, useFactoring: true }),
    }))
    .filter(({ problems }) => problems.length > 0);
  return { customers, lacking };
}
