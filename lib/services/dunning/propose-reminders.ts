import { type DunningCandidate, findDunningSettings, listDunningCandidates } from "@/db/queries/dunning";
import type { Scope } from "@/db/scope";
import type { IsoDate } from "@/lib/domain/dates";
import type { ReminderDelivery } from "@/lib/domain/dunning";
import {
  type DunningSettings,
  dunnable,
  type LeftOut,
  type Proposal,
  reminderDelivery,
} from "@/lib/domain/dunning";

/** How many invoices are read at a time. */
const together = 5_000;

/** An invoice that may be reminded of, with what the reminder would charge and how it would go. */
export type Proposed = DunningCandidate & {
  readonly proposal: Proposal;
  readonly delivery: ReminderDelivery;
};

/** An invoice that is left out, with the reason. */
export type LeftOutInvoice = DunningCandidate & { readonly reason: LeftOut };

export type ReminderProposal = {
  readonly settings: DunningSettings;
  readonly proposed: readonly Proposed[];
  readonly leftOut: readonly LeftOutInvoice[];
};

/** Every invoice past its due date on a day, oldest first: those to remind of, and those left out with why (M25, M36). */
export async function proposeReminders(scope: Scope, on: IsoDate): Promise<ReminderProposal> {
  const settings = await findDunningSettings(scope);
  const proposed: Proposed[] = [];
  const leftOut: LeftOutInvoice[] = [];

  for (let after: DunningCandidate | undefined, more = true; more; ) {
    const page = await listDunningCandidates(scope, { overdueOn: on, after, limit: together });
    for (const candidate of page) {
      const decision = dunnable(candidate, settings, on);
      if (decision.ok) {
        const delivery = reminderDelivery(candidate.customerMethod, candidate.email);
        proposed.push({ ...candidate, proposal: decision.value, delivery });
      } else leftOut.push({ ...candidate, reason: decision.error });
    }
    after = page.at(-1);
    more = page.length === together;
  }
  return { settings, proposed, leftOut };
}
