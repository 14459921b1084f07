import { type CustomerRow, findCustomers } from "@/db/queries/customers";
import type { Scope, Tx } from "@/db/scope";
import { type ChangedCard, updateCustomers } from "@/db/writes/customers";
import { analyzeLater } from "@/db/writes/jobs";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import type { FieldChange } from "@/lib/domain/card-change";
import { storedProblems } from "@/lib/domain/card-quality";
import type { CustomerCard, CustomerProblem } from "@/lib/domain/customer";
import { type CardPatch, decideMend, type MendableCard, mendableFields } from "@/lib/domain/mend-card";
import type { Verb } from "../permissions";
import { recordCardChanges } from "./record-changes";

/** A mend of one card, at the version that the user saw; null for whatever version it has. */
export type Mend = {
  readonly customerNo: number;
  readonly version: number | null;
  readonly patch: CardPatch;
};

/** How one card's mend went, or would go. */
export type MendOutcome = {
  readonly customerNo: number;
  /** The customer's name as it is afterwards; empty for a customer that is not there. */
  readonly name: string;
  readonly result: "changed" | "unchanged" | "failed";
  /** Why it failed, when it is not the fields' fault. */
  readonly code: "not_found" | "version_conflict" | null;
  /** Why it failed, at the fields. */
  readonly problems: readonly CustomerProblem[];
  readonly changes: readonly FieldChange[];
  /** What factoring lacks afterwards. */
  readonly lacking: readonly CustomerProblem[];
  /** The card as it is afterwards, and its version; null for a customer that is not there. */
  readonly card: MendableCard | null;
  readonly version: number;
};

/** A card to save, and as it was. */
type MendedCard = ChangedCard & { readonly before: CustomerRow };

/** What the mends would do, and the cards as they would be saved. Nothing is written. */
export async function decideMends(scope: Scope, mends: readonly Mend[]) {
  const found = await findCustomers(scope, [...new Set(mends.map(({ customerNo }) => customerNo))]);
  const cards = new Map(found.map((card) => [card.customerNo, card]));
  const known = new Set(cards.keys());
  const changed: MendedCard[] = [];

  const outcomes = mends.map(({ customerNo, version, patch }): MendOutcome => {
    const row = cards.get(customerNo);
    // Each card once: a second mend of the same would not know of the first.
    cards.delete(customerNo);
    const none = { customerNo, problems: [], changes: [], lacking: [], code: null } as const;
    if (!row)
      return {
        ...none,
        name: "",
        card: null,
        version: 0,
        result: "failed",
        code: known.has(customerNo) ? "version_conflict" : "not_found",
      };

    const { version: current, lacking: stored, name } = row;
    const seen = {
      ...none,
      name,
      card: mendable(row),
      version: current,
      lacking: storedProblems(stored ?? []),
    };
    if (version !== null && version !== current)
      return { ...seen, result: "failed", code: "version_conflict" };

    const decided = decideMend(row, patch, placeOfPostalCode);
    if (!decided.ok) return { ...seen, result: "failed", problems: decided.error.problems };

    const { changes, lacking } = decided.value;
    const { card } = decided.value;
    const after = {
      ...seen,
      changes,
      name: card.name,
      card: mendable(card),
      lacking: storedProblems(lacking),
    };
    if (changes.length === 0) return { ...after, result: "unchanged" };
    changed.push({ customerNo, version: current, card, lacking, before: row });
    return { ...after, version: current + 1, result: "changed" };
  });
  return { outcomes, changed };
}

function mendable(card: CustomerCard): MendableCard {
  return Object.fromEntries(mendableFields.map((field) => [field, card[field]])) as MendableCard;
}

/** Save mended cards, however many, with their history (M32), and tell the partner whose customers they are (edge 17). */
export async function saveMends(tx: Scope<Tx>, verb: Verb, changed: readonly MendedCard[]): Promise<void> {
  const cards = changed.map(({ before: _before, ...card }) => card);
  const saved = await updateCustomers(tx, cards);
  if (saved.size !== changed.length) throw new Error("a card changed under the company's lock");

  await recordCardChanges(
    tx,
    verb,
    changed.map(({ customerNo, before, card }) => ({ customerNo, before, after: card })),
  );
  await analyzeLater(tx, "cards", changed.length);
}
