import { listSuggestible, type WorkbenchRow } from "@/db/queries/data-quality";
import type { Scope } from "@/db/scope";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import type { FieldChange } from "@/lib/domain/card-change";
import { type SuggestionKind, suggestFor, suggestionKinds } from "@/lib/domain/card-suggestions";
import { decideMend } from "@/lib/domain/mend-card";
import type { Mend } from "./mend";
import { populationOf } from "./population";

/** Cards read at a time. */
const cardsAtATime = 5_000;

/** How many cards of a kind are shown before it is applied. */
const shown = 20;

/** A card as it would be changed. */
export type SuggestionExample = {
  readonly customerNo: number;
  readonly name: string;
  readonly changes: readonly FieldChange[];
};

/** What is suggested of one kind: on how many cards, and the first of them. */
export type SuggestedMends = {
  readonly kind: SuggestionKind;
  readonly count: number;
  readonly examples: readonly SuggestionExample[];
};

/** Go through the factoring customers, and answer what can be suggested, kind by kind; kinds with nothing are left out. */
export async function suggestMends(scope: Scope): Promise<SuggestedMends[]> {
  const found = new Map<SuggestionKind, { count: number; examples: SuggestionExample[] }>();
  const population = await populationOf(scope);
  let after = 0;
  for (;;) {
    const cards = await listSuggestible(scope, { population, after, limit: cardsAtATime });
    for (const card of cards) {
      for (const { kind, patch } of suggestFor(card, placeOfPostalCode)) {
        const group = found.get(kind) ?? { count: 0, examples: [] };
        group.count += 1;
        if (group.examples.length < shown) group.examples.push(exampleOf(card, patch));
        found.set(kind, group);
      }
    }
    const last = cards.at(-1);
    if (!last || cards.length < cardsAtATime) break;
    after = last.customerNo;
  }
  return suggestionKinds.flatMap((kind) => {
    const group = found.get(kind);
    return group ? [{ kind, ...group }] : [];
  });
}

function exampleOf(card: WorkbenchRow, patch: Mend["patch"]): SuggestionExample {
  const decided = decideMend(card, patch, placeOfPostalCode);
  return { customerNo: card.customerNo, name: card.name, changes: decided.ok ? decided.value.changes : [] };
}
