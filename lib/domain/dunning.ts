import type { DeliveryMethod } from "./customer";
import type { IsoDate } from "./dates";
import { addDays, daysBetween } from "./dates";
import { type DatedRate, feeAfterDays, minimumDaysToPay, reminderFeeOn } from "./dunning-rates";
import type { FactoringStatus } from "./factoring";
import { type LateInterest, lateInterest } from "./late-interest";
import type { Ore } from "./money";
import { ore, ZERO } from "./money";
import type { Result } from "./result";
import { ok, refuse } from "./result";

/** Why an invoice is on hold: edge 34, or that its customer objects. */
export const holdReasons = ["dispute_at_recourse", "customer_disputes"] as const;
export type HoldReason = (typeof holdReasons)[number];

/** What a company has chosen (M36). Days count from the due date, and from the letter. */
export type DunningSettings = {
  readonly daysAfterDue: number;
  readonly daysToPay: number;
  readonly chargeFee: boolean;
  readonly chargeInterest: boolean;
  /** Rates that the company has entered for half-years after those we know. */
  readonly interestRates: readonly DatedRate[];
  /** The debt collector's name; null while none is chosen. */
  readonly collectionAgency: string | null;
  readonly collectionEnabled: boolean;
};

/** What holds until a company chooses otherwise. */
export const standardDunning: DunningSettings = {
  daysAfterDue: 14,
  daysToPay: minimumDaysToPay,
  chargeFee: true,
  chargeInterest: true,
  interestRates: [],
  collectionAgency: null,
  collectionEnabled: false,
};

/** 1 is «Purring», 2 «Inkassovarsel»; no more than two may charge a fee (inkassoforskriften § 1-3). */
export type ReminderLevel = 1 | 2;
export const lastLevel: ReminderLevel = 2;

/** How a reminder goes. */
export type ReminderDelivery = "email" | "print";

/** Why a letter that goes by mail cannot: told in words where it is shown. */
export const noAddress = "no_email_address";

/** What is asked of an invoice before it is reminded of or collected. */
export type DunningFacts = {
  /** What remains of the invoice itself, in øre. */
  readonly remainingOre: bigint;
  /** What remains of fees and interest of earlier reminders, in øre. */
  readonly earlierChargesOre: bigint;
  readonly dueDate: IsoDate;
  /** An invoice in another currency than kroner is not reminded of here (edge 41). */
  readonly currency: string;
  /** Null for an imported invoice. */
  readonly deliveryMethod: DeliveryMethod | null;
  /** Of its rows at factoring companies, in any order. */
  readonly factoringStatuses: readonly FactoringStatus[];
  /** The bureau of the old factoring solution that it was handed to (M3); null when it was not. */
  readonly bureau: string | null;
  /** «Send purringer» on the customer's card. */
  readonly sendReminders: boolean;
  readonly inCollection: boolean;
  readonly hold: HoldReason | null;
  readonly lastReminder: {
    readonly level: number;
    readonly dueDate: IsoDate;
    readonly interestThrough: IsoDate | null;
  } | null;
};

/** Why an invoice is left out of a run of reminders, or is refused one. */
export type LeftOut =
  | { readonly code: "nothing_remaining" }
  | { readonly code: "invoice_in_currency"; readonly currency: string }
  /** M25. */
  | { readonly code: "invoice_with_factoring" }
  /** M3: handed to the old solution's bureau. */
  | { readonly code: "invoice_with_bureau"; readonly bureau: string }
  | { readonly code: "in_collection" }
  /** Edge 34. */
  | { readonly code: "dunning_on_hold"; readonly reason: HoldReason }
  | { readonly code: "reminders_off" }
  | { readonly code: "all_reminders_sent" }
  | { readonly code: "reminder_running"; readonly until: IsoDate }
  | { readonly code: "not_late_enough"; readonly from: IsoDate };

/** A reminder as it would be sent. Amounts in øre. */
export type Proposal = {
  readonly level: ReminderLevel;
  readonly daysLate: number;
  readonly remainingOre: Ore;
  readonly earlierChargesOre: Ore;
  readonly feeOre: Ore;
  readonly interest: LateInterest;
  /** The new due date. */
  readonly payBy: IsoDate;
};

/** Final statuses that give a claim back: the rows of them are no claim of a factoring company's. */
const ended: readonly FactoringStatus[] = ["rejected", "withdrawn", "recoursed"];

/**
 * Whether the factoring company follows an invoice up (M25): it has it, or was sent it. A claim that was bought back,
 * or sent another way after a rejection, is the company's own again (edges 8 and 34). The database says the same in
 * `with_factoring_company`.
 */
export function withFactoringCompany({
  deliveryMethod,
  factoringStatuses,
}: Pick<DunningFacts, "deliveryMethod" | "factoringStatuses">): boolean {
  if (factoringStatuses.some((status) => !ended.includes(status))) return true;
  return deliveryMethod === "factoring" && !factoringStatuses.includes("recoursed");
}

/** Decide whether an invoice may be reminded of on a day, and what the reminder charges (M25, M36). */
export function dunnable(
  facts: DunningFacts,
  settings: DunningSettings,
  on: IsoDate,
): Result<Proposal, LeftOut> {
  const reason = barOf(facts) ?? waitOf(facts, settings, on);
  if (reason) return refuse(reason);

  const { lastReminder, dueDate, remainingOre, earlierChargesOre } = facts;
  const daysLate = daysBetween(dueDate, on);
  const chargesFee = settings.chargeFee && daysLate >= feeAfterDays;
  // From where the last reminder stopped, so that no day is charged twice.
  const from = addDays(lastReminder?.interestThrough ?? dueDate, 1);
  const none: LateInterest = { interestOre: ZERO, segments: [], unknownFrom: null };
  return ok({
    level: lastReminder ? 2 : 1,
    daysLate,
    remainingOre: ore(remainingOre),
    earlierChargesOre: ore(earlierChargesOre),
    feeOre: chargesFee ? reminderFeeOn(on) : ZERO,
    interest: settings.chargeInterest ? lateInterest(remainingOre, from, on, settings.interestRates) : none,
    payBy: addDays(on, Math.max(settings.daysToPay, minimumDaysToPay)),
  });
}

/** What stands in the way of reminders and of collection alike. */
function barOf(facts: DunningFacts): Extract<LeftOut, { code: CollectionBar }> | null {
  if (withFactoringCompany(facts)) return { code: "invoice_with_factoring" };
  if (facts.bureau !== null) return { code: "invoice_with_bureau", bureau: facts.bureau };
  if (facts.remainingOre <= 0n) return { code: "nothing_remaining" };
  // Fees, late interest and letters are in kroner by law and by their texts.
  if (facts.currency !== "NOK") return { code: "invoice_in_currency", currency: facts.currency };
  if (facts.inCollection) return { code: "in_collection" };
  if (facts.hold) return { code: "dunning_on_hold", reason: facts.hold };
  return null;
}

const collectionBars = [
  "invoice_with_factoring",
  "invoice_with_bureau",
  "nothing_remaining",
  "invoice_in_currency",
  "in_collection",
  "dunning_on_hold",
] as const satisfies readonly LeftOut["code"][];
type CollectionBar = (typeof collectionBars)[number];

/** Why a letter that was made ready did not go after all. */
export const skipReasons = [...collectionBars, "remaining_changed"] as const;
export type SkipReason = (typeof skipReasons)[number];

/**
 * Whether a letter that could not go at once may still go (M36): not when the invoice is settled, paid in part, or no
 * longer ours to remind of. Null when it may.
 *
 * @param askedOre what the letter asks for of the invoice itself, in øre
 */
export function skipOf(facts: DunningFacts, askedOre: bigint): SkipReason | null {
  return barOf(facts)?.code ?? (facts.remainingOre === askedOre ? null : "remaining_changed");
}

/** Why a reminder is not due, or will never be. */
function waitOf(facts: DunningFacts, { daysAfterDue }: DunningSettings, on: IsoDate): LeftOut | null {
  const { lastReminder, sendReminders, dueDate } = facts;
  if (!sendReminders) return { code: "reminders_off" };
  if (lastReminder && lastReminder.level >= lastLevel) return { code: "all_reminders_sent" };
  if (lastReminder && on <= lastReminder.dueDate) {
    return { code: "reminder_running", until: lastReminder.dueDate };
  }
  const from = addDays(dueDate, daysAfterDue);
  return !lastReminder && on < from ? { code: "not_late_enough", from } : null;
}

/** Why an invoice cannot be handed to the debt collector. */
export type CollectionRefusal =
  | Extract<LeftOut, { code: CollectionBar }>
  | { readonly code: "collection_not_enabled" }
  | { readonly code: "collection_notice_missing" }
  | { readonly code: "collection_notice_running"; readonly until: IsoDate };

/**
 * Decide whether an invoice may go to the debt collector: only an own claim (M25, edge 38), and not before the debtor
 * has had notice and its 14 days have passed (inkassoloven § 9). Answers what is owed, in øre.
 */
export function collectable(
  facts: DunningFacts,
  settings: DunningSettings,
  on: IsoDate,
): Result<{ readonly agency: string; readonly owedOre: Ore }, CollectionRefusal> {
  const { collectionEnabled, collectionAgency } = settings;
  const bar = barOf(facts);
  // First of all: whose claim it is does not depend on what the company has set up.
  if (bar) return refuse(bar);
  if (!collectionEnabled || collectionAgency === null) return refuse({ code: "collection_not_enabled" });

  const { lastReminder, remainingOre, earlierChargesOre } = facts;
  if (!lastReminder || lastReminder.level < lastLevel) return refuse({ code: "collection_notice_missing" });
  if (on <= lastReminder.dueDate) {
    return refuse({ code: "collection_notice_running", until: lastReminder.dueDate });
  }
  return ok({ agency: collectionAgency, owedOre: ore(remainingOre + earlierChargesOre) });
}

/** How a reminder reaches a customer: on paper when his invoices do, or when no address is known. */
export function reminderDelivery(method: DeliveryMethod, address: string | null): ReminderDelivery {
  return method === "print" || !address ? "print" : "email";
}
