import { findCustomer } from "@/db/queries/customers";
import { findRecurring, type RecurringAgreement } from "@/db/queries/recurring";
import type { Scope } from "@/db/scope";
import { insertRecurring, type RecurringToSave, updateRecurring } from "@/db/writes/recurring";
import { dateInNorway, type IsoDate } from "@/lib/domain/dates";
import { type DraftLine, priceLine, totalsOf } from "@/lib/domain/invoice";
import { nextDate, type Schedule } from "@/lib/domain/recurring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { vatOf } from "@/lib/domain/vat";
import { type TransactRefusal, transact } from "../transact";

/** An agreement as it is typed: a new one, or an existing one at the version that the user saw. */
export type SaveRecurringInput = {
  readonly recurringId: string | null;
  readonly version: number | null;
  readonly customerNo: number;
  readonly paymentTermsDays: number;
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly lines: readonly DraftLine[];
  readonly schedule: Schedule;
  readonly sendsItself: boolean;
};

export type SaveRecurringRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "version_conflict" }
  | { readonly code: "recurring_without_lines" }
  | { readonly code: "recurring_has_no_date" }
  /** What has been invoiced is reckoned from it. */
  | { readonly code: "recurring_first_date_fixed" }
  | { readonly code: "recurring_ended" }
  | { readonly code: "invalid_vat_code"; readonly line: number; readonly vatCode: number }
  | TransactRefusal;

/**
 * Keep an agreement (edge 40). A changed schedule counts from today on; what is due already and not yet made stays due
 * while the schedule is as it was.
 */
export function saveRecurring(
  scope: Scope,
  input: SaveRecurringInput,
): Promise<Result<{ recurringId: string }, SaveRecurringRefusal>> {
  return transact<{ recurringId: string }, SaveRecurringRefusal>(scope, "recurring/save", async (tx) => {
    const { recurringId, version, lines } = input;
    if (lines.length === 0) return refuse({ code: "recurring_without_lines" });
    const unknown = lines.findIndex(({ vatCode }) => !vatOf(vatCode));
    if (unknown >= 0) {
      return refuse({ code: "invalid_vat_code", line: unknown + 1, vatCode: lines[unknown]?.vatCode ?? 0 });
    }
    if (!(await findCustomer(tx, input.customerNo))) return refuse({ code: "not_found" });

    if (recurringId === null) {
      const first = nextDate(input.schedule, { latest: null, count: 0 });
      if (!first) return refuse({ code: "recurring_has_no_date" });
      return ok({ recurringId: await insertRecurring(tx, agreementOf(input, first, "active")) });
    }
    const kept = await findRecurring(tx, recurringId);
    if (!kept) return refuse({ code: "not_found" });
    if (kept.state === "ended") return refuse({ code: "recurring_ended" });
    if (kept.made > 0 && input.schedule.firstDate !== kept.firstDate)
      return refuse({ code: "recurring_first_date_fixed" });

    const next = nextOfChanged(kept, input.schedule, dateInNorway(tx.now));
    if (!next) return refuse({ code: "recurring_has_no_date" });
    const saved = agreementOf(input, next, kept.state);
    return (await updateRecurring(tx, recurringId, version ?? kept.version, saved))
      ? ok({ recurringId })
      : refuse({ code: "version_conflict" });
  });
}

/** A schedule that stands keeps its next date; a changed one begins anew today, after what has been made. */
function nextOfChanged(kept: RecurringAgreement, schedule: Schedule, today: IsoDate): IsoDate | null {
  const keys = ["firstDate", "intervalMonths", "dayOfMonth", "endDate", "times"] as const;
  const made = { latest: kept.latestDate, count: kept.made };
  const stands = keys.every((key) => kept[key] === schedule[key]);
  if (stands) return kept.nextDate;
  // Nothing is made yet, and so nothing is missed: the first date stands as it was chosen.
  return nextDate(schedule, made, kept.made === 0 ? undefined : today);
}

function agreementOf(
  input: SaveRecurringInput,
  next: IsoDate,
  state: RecurringToSave["state"],
): RecurringToSave {
  const { customerNo, paymentTermsDays, buyerReference, orderReference, lines, schedule, sendsItself } =
    input;
  return {
    customerNo,
    paymentTermsDays,
    buyerReference,
    orderReference,
    lines,
    ...schedule,
    sendsItself,
    totalOre: totalsOf(lines.map(priceLine)).totalOre,
    nextDate: next,
    state,
  };
}
