import type { Scope } from "@/db/scope";
import type { IsoDate } from "@/lib/domain/dates";
import { collectable } from "@/lib/domain/dunning";
import { halfYearsToEnter, lateInterestRateOn } from "@/lib/domain/dunning-rates";
import { type ReminderSums, sumReminders } from "@/lib/domain/reminder-selection";
import { type LeftOutInvoice, type Proposed, proposeReminders } from "./propose-reminders";

/** How many rows of each list are shown at a time. */
const shownTogether = 100;

/**
 * The beginning of a day's proposal, or what comes after an invoice of one of its lists, as the screen shows it; and
 * the sums of all of it. Each part is proposed anew, so that it is true when it is asked for.
 */
export async function partOf(
  scope: Scope,
  { date, after }: { readonly date: IsoDate; readonly after?: string | undefined },
) {
  const { settings, proposed, leftOut } = await proposeReminders(scope, date);
  const leftOutView = ({ reason, ...invoice }: LeftOutInvoice) => {
    const collected = collectable(invoice, settings, date);
    const collection = collected.ok ? null : collected.error;
    return { ...headOf(invoice), reason, collection, factoringName: invoice.factoringName };
  };
  const sums: ReminderSums = sumReminders(proposed.map(proposedView));
  return {
    settings,
    sums,
    leftOutCount: leftOut.length,
    missingRateFrom: proposed.some(({ proposal }) => proposal.interest.unknownFrom)
      ? (halfYearsToEnter(date).find((day) => lateInterestRateOn(day, settings.interestRates) === null) ??
        null)
      : null,
    proposed: cut(proposed, after, proposedView),
    leftOut: cut(leftOut, after, leftOutView),
  };
}

function proposedView({ proposal, ...invoice }: Proposed) {
  return {
    ...headOf(invoice),
    level: proposal.level,
    daysLate: proposal.daysLate,
    feeOre: proposal.feeOre,
    interestOre: proposal.interest.interestOre,
    delivery: invoice.delivery,
    email: invoice.email,
  };
}

function headOf(invoice: Omit<Proposed, "proposal" | "delivery">) {
  const { invoiceId, invoiceNo, customerNo, customerName, dueDate, remainingOre } = invoice;
  return { invoiceId, invoiceNo, customerNo, customerName, dueDate, remainingOre };
}

function cut<Row extends { readonly invoiceId: string }, View>(
  rows: readonly Row[],
  after: string | undefined,
  view: (row: Row) => View,
): { readonly items: readonly View[]; readonly next: string | null } {
  const start = after ? rows.findIndex(({ invoiceId }) => invoiceId === after) + 1 : 0;
  const part = rows.slice(start, start + shownTogether);
  const last = rows.length > start + shownTogether ? part.at(-1) : undefined;
  return { items: part.map(view), next: last?.invoiceId ?? null };
}
