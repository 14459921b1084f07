import { listCustomersWithOpenFactored, listLiveConnections } from "@/db/queries/customer-factoring";
import type { CustomerRow } from "@/db/queries/customers";
import type { Scope, Tx } from "@/db/scope";
import { insertCardChanges } from "@/db/writes/card-changes";
import { insertEvents } from "@/db/writes/events";
import { changesOfCard, type FieldChange } from "@/lib/domain/card-change";
import type { CustomerCard } from "@/lib/domain/customer";
import { partnerSees } from "@/lib/domain/parties";
import type { Verb } from "../permissions";

/** A card before and after: `before` is null when it is new. */
export type SavedCard = {
  readonly customerNo: number;
  readonly before: CustomerRow | null;
  readonly after: CustomerCard;
};

/**
 * What every save of customer cards leaves behind, one card or thousands: the change in the card's history (M32), and
 * word to the factoring company when it changes what the company reads of the customer (edge 17).
 */
export async function recordCardChanges(
  tx: Scope<Tx>,
  verb: Verb,
  cards: readonly SavedCard[],
): Promise<void> {
  const changed = cards
    .map((card) => ({ ...card, changes: changesOfCard(card.before, card.after) }))
    .filter(({ changes }) => changes.length > 0);
  await insertCardChanges(
    tx,
    changed.map(({ customerNo, changes }) => ({ subledgerNo: customerNo, verb, changes })),
  );
  await tellPartners(tx, changed);
}

type ChangedCard = SavedCard & { readonly changes: readonly FieldChange[] };

/** Told are the partner of customers that use factoring, now or until now, and partners that have their invoices. */
async function tellPartners(tx: Scope<Tx>, cards: readonly ChangedCard[]): Promise<void> {
  const seen = cards.filter(({ changes }) => changes.some(({ field }) => partnerSees(field)));
  if (seen.length === 0) return;
  const live = await listLiveConnections(tx);
  if (live.length === 0) return;

  const withInvoices = await listCustomersWithOpenFactored(
    tx,
    seen.flatMap(({ customerNo, before }) => (before ? [customerNo] : [])),
  );
  const holds = new Set(withInvoices.map(({ connectionId, customerNo }) => `${connectionId} ${customerNo}`));
  const told = seen.flatMap(({ customerNo, before, after }) =>
    live
      .filter(
        ({ id, state }) =>
          holds.has(`${id} ${customerNo}`) ||
          (state === "active" && (after.useFactoring || before?.useFactoring === true)),
      )
      .map(({ id }) => ({
        connectionId: id,
        type: "customer.changed" as const,
        subjectId: String(customerNo),
      })),
  );
  await insertEvents(tx, told);
}
