import { findRecurring } from "@/db/queries/recurring";
import type { Scope } from "@/db/scope";
import { changeRecurringState } from "@/db/writes/recurring";
import { dateInNorway, type IsoDate } from "@/lib/domain/dates";
import { nextDate, type RecurringState } from "@/lib/domain/recurring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

export type ChangeStateInput = {
  readonly recurringId: string;
  readonly version: number;
  readonly state: RecurringState;
};

export type ChangeStateRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "version_conflict" }
  | { readonly code: "recurring_ended" };

/**
 * «Sett på pause», «Fortsett» and «Avslutt». One that goes on begins with the first date from today: what it rested
 * through is not made. One whose dates are all past by then is over.
 */
export function changeState(
  scope: Scope,
  { recurringId, version, state }: ChangeStateInput,
): Promise<Result<{ nextDate: IsoDate | null }, ChangeStateRefusal | TransactRefusal>> {
  return transact<{ nextDate: IsoDate | null }, ChangeStateRefusal>(
    scope,
    "recurring/change-state",
    async (tx) => {
      const kept = await findRecurring(tx, recurringId);
      if (!kept) return refuse({ code: "not_found" });
      if (kept.state === "ended") return refuse({ code: "recurring_ended" });
      if (kept.state === state) return ok({ nextDate: kept.nextDate });

      const made = { latest: kept.latestDate, count: kept.made };
      const today = dateInNorway(tx.now);
      const next =
        state === "ended" ? null : state === "paused" ? kept.nextDate : nextDate(kept, made, today);
      const changed = await changeRecurringState(tx, recurringId, version, {
        state: next ? state : "ended",
        nextDate: next,
      });
      return changed ? ok({ nextDate: next }) : refuse({ code: "version_conflict" });
    },
  );
}
