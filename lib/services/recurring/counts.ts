import { countDueRecurring } from "@/db/queries/recurring";
import { countUnsentDates } from "@/db/queries/recurring-runs";
import type { Scope } from "@/db/scope";
import { dateInNorway } from "@/lib/domain/dates";

/** What waits for somebody: drafts that no run could send, and agreements that are due and do not send themselves. */
export async function recurringCounts(scope: Scope): Promise<{ unsent: number; due: number }> {
  const [unsent, due] = await Promise.all([
    countUnsentDates(scope),
    countDueRecurring(scope, dateInNorway(scope.now)),
  ]);
  return { unsent, due };
}
