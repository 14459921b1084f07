import type { ReminderDelivery } from "./dunning";
import type { Ore } from "./money";
import { sum } from "./money";

/** Which of a proposal's reminders are chosen: all but those marked, or none but those marked. */
export type ReminderSelection = { readonly all: boolean; readonly marked: ReadonlySet<string> };

/** What a reminder counts for; amounts in øre. */
export type Countable = {
  readonly invoiceId: string;
  readonly feeOre: Ore;
  readonly interestOre: Ore;
  readonly delivery: ReminderDelivery;
};

/** How many reminders, what they charge, and how they go. */
export type ReminderSums = {
  readonly count: number;
  readonly feeOre: Ore;
  readonly interestOre: Ore;
  readonly email: number;
  readonly print: number;
};

/** The sums of reminders. */
export function sumReminders(reminders: readonly Countable[]): ReminderSums {
  const email = reminders.filter(({ delivery }) => delivery === "email").length;
  return {
    count: reminders.length,
    feeOre: sum(reminders.map(({ feeOre }) => feeOre)),
    interestOre: sum(reminders.map(({ interestOre }) => interestOre)),
    email,
    print: reminders.length - email,
  };
}

/** Whether a reminder is chosen. */
export function isChosen({ all, marked }: ReminderSelection, invoiceId: string): boolean {
  return all !== marked.has(invoiceId);
}

/**
 * The sums of what is chosen, when only a part of a long proposal is at hand: what is not at hand is chosen as all
 * are, and goes as it was proposed.
 *
 * @param whole the sums of the whole proposal, as proposed
 * @param seen those at hand; only of them can any be marked
 */
export function sumChosen(
  whole: ReminderSums,
  seen: readonly Countable[],
  selection: ReminderSelection,
  deliveries: Readonly<Record<string, ReminderDelivery>>,
): ReminderSums {
  const chosen = seen
    .filter(({ invoiceId }) => isChosen(selection, invoiceId))
    .map((one) => ({ ...one, delivery: deliveries[one.invoiceId] ?? one.delivery }));
  const counted = sumReminders(chosen);
  if (!selection.all) return counted;

  const known = sumReminders(seen);
  return {
    count: whole.count - known.count + counted.count,
    feeOre: sum([whole.feeOre, -known.feeOre, counted.feeOre]),
    interestOre: sum([whole.interestOre, -known.interestOre, counted.interestOre]),
    email: whole.email - known.email + counted.email,
    print: whole.print - known.print + counted.print,
  };
}
