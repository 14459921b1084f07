import { listSuggestible } from "@/db/queries/data-quality";
import type { Scope } from "@/db/scope";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import { type SuggestionKind, suggestFor } from "@/lib/domain/card-suggestions";
import { ok, type Result } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { decideMends, saveMends } from "./mend";
import { populationOf } from "./population";

/** Cards looked at in one transaction: a second or so of the company's lock. */
const cardsAtATime = 5_000;

/** What one call did: how many cards it changed, and where the next call goes on; null when all are done. */
export type AppliedSuggestions = { readonly applied: number; readonly next: number | null };

/**
 * Apply every suggestion of one kind, but to the cards that a person took out (M12). Worked out anew from the cards as they
 * are now, thousands of cards a call, with their history; the caller goes on with `next` until it is null.
 */
export function applySuggestions(
  scope: Scope,
  {
    kind,
    except,
    after,
  }: { readonly kind: SuggestionKind; readonly except: readonly number[]; readonly after: number },
): Promise<Result<AppliedSuggestions, TransactRefusal>> {
  return transact<AppliedSuggestions, TransactRefusal>(scope, "customer/apply-suggestions", async (tx) => {
    const cards = await listSuggestible(tx, {
      population: await populationOf(tx),
      after,
      limit: cardsAtATime,
    });
    const left = new Set(except);
    const mends = cards.flatMap(({ customerNo, ...card }) => {
      if (left.has(customerNo)) return [];
      const suggested = suggestFor(card, placeOfPostalCode).find((one) => one.kind === kind);
      return suggested ? [{ customerNo, version: card.version, patch: suggested.patch }] : [];
    });

    const { changed } = await decideMends(tx, mends);
    await saveMends(tx, "customer/apply-suggestions", changed);
    const next = cards.length < cardsAtATime ? null : (cards.at(-1)?.customerNo ?? null);
    return ok({ applied: changed.length, next });
  });
}
