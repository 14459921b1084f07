import { findCustomers } from "@/db/queries/customers";
import { countAffectedInvoices, countCustomersByMethod, listLackingCards } from "@/db/queries/readiness";
import type { Scope } from "@/db/scope";
import type { CustomerProblem, DeliveryMethod } from "@/lib/domain/customer";
import { lackingForFactoring } from "../customers/card-quality";

/** A customer card that factoring cannot use yet, with what is to be mended. */
export type LackingCard = {
  readonly customerNo: number;
  readonly name: string;
  readonly problems: readonly CustomerProblem[];
};

/** What activation will find and change; counted in the database, however many customers there are. */
export type Readiness = {
  /** Customers that get «Bruk Factoring». */
  readonly customers: number;
  /** How many of them have each method now; it comes back when the agreement ends. */
  readonly methods: readonly { readonly deliveryMethod: DeliveryMethod; readonly customers: number }[];
  readonly lacking: number;
  /** Cards that the rules have not been asked about yet: the worker asks, and the count falls to zero. */
  readonly unassessed: number;
  /** Drafts that will be sent by factoring from now on. */
  readonly drafts: number;
  /** Open invoices imported from another system (M24), and those that the company sent itself (edge 8). */
  readonly imported: number;
  readonly ownOpen: number;
};

/** Cards without a stored answer that are judged while the page waits; a company of a few thousand is all of it. */
const judgedHere = 2_000;
const cardsAtOnce = 500;

/**
 * The report before activation (M4, edge 3): every customer gets «Bruk Factoring», also those that lack data;
 * only sending to them waits until the card is whole.
 */
export async function activationReadiness(scope: Scope): Promise<Readiness> {
  const [groups, affected] = await Promise.all([countCustomersByMethod(scope), countAffectedInvoices(scope)]);
  const switched = groups.filter(({ useFactoring }) => !useFactoring);
  const known = { lacking: total(groups, "lacking"), unassessed: total(groups, "unassessed") };
  const judged = known.unassessed > 0 ? await judgeSome(scope) : { judged: 0, lacking: 0 };
  return {
    customers: total(switched, "customers"),
    methods: switched.map(({ deliveryMethod, customers }) => ({ deliveryMethod, customers })),
    lacking: known.lacking + judged.lacking,
    unassessed: known.unassessed - judged.judged,
    ...affected,
  };
}

/** A page of the cards that lack data, by number; `next` is where the following page begins. */
export async function lackingCards(
  scope: Scope,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ readonly rows: readonly LackingCard[]; readonly next: number | null }> {
  const rows: LackingCard[] = [];
  let cursor = after;
  for (let looked = 0; looked < judgedHere; looked += cardsAtOnce) {
    const found = await listLackingCards(scope, { after: cursor, limit: cardsAtOnce });
    const problemsOf = await problemsOfAll(scope, found);
    for (const { customerNo, name } of found) {
      const problems = problemsOf.get(customerNo) ?? [];
      cursor = customerNo;
      if (problems.length > 0) rows.push({ customerNo, name, problems });
      if (rows.length === limit) return { rows, next: cursor };
    }
    if (found.length < cardsAtOnce) return { rows, next: null };
  }
  return { rows, next: cursor };
}

function total<Key extends string>(groups: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return groups.reduce((sum, group) => sum + group[key], 0);
}

/** Judge the first cards that have no stored answer. Nothing is written: a page is read, never a verb. */
async function judgeSome(scope: Scope): Promise<{ judged: number; lacking: number }> {
  const counts = { judged: 0, lacking: 0 };
  for (let after = 0; counts.judged < judgedHere; ) {
    const found = await listLackingCards(scope, { after, limit: cardsAtOnce });
    const waiting = found.filter(({ lacking }) => lacking === null);
    const problemsOf = await problemsOfAll(scope, waiting);
    counts.judged += waiting.length;
    counts.lacking += waiting.filter(({ customerNo }) => problemsOf.get(customerNo)?.length).length;
    after = found.at(-1)?.customerNo ?? after;
    if (found.length < cardsAtOnce) break;
  }
  return counts;
}

/** What each card lacks, as the rules say today: the stored answer tells whether to look, the rules tell what to show. */
async function problemsOfAll(
  scope: Scope,
  found: readonly { readonly customerNo: number }[],
): Promise<ReadonlyMap<number, readonly CustomerProblem[]>> {
  const cards = await findCustomers(
    scope,
    found.map(({ customerNo }) => customerNo),
  );
  return new Map(
    cards.map((card) => [card.customerNo, lackingForFactoring({ ...card, useFactoring: true })]),
  );
}
