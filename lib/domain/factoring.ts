import type { Result } from "./result";
import { ok, refuse } from "./result";

/** The states of an agreement with a partner. */
export type ConnectionState = "pending" | "active" | "winding_down" | "inactive";

export const agreementTypes = ["financing", "purchase", "service_only"] as const;
export type AgreementType = (typeof agreementTypes)[number];

export const deliveryChannels = ["ehf", "efaktura", "email", "letter", "sms", "other"] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/** The statuses of a factored invoice, in the order of a normal life (M15). */
export const factoringStatuses = [
  "preparing",
  "preparation_failed",
  "ready",
  "fetched",
  "delivered",
  "disputed",
  "on_hold",
  "collection",
  "rejected",
  "withdrawn",
  "recoursed",
  "completed",
] as const;

export type FactoringStatus = (typeof factoringStatuses)[number];

/** The accounts that every dedicated partner needs (M2). */
export const standardEventKinds = [
  "clearing",
  "bank",
  "fee",
  "financing_cost",
  "interest_income",
  "deviation",
] as const;
export type StandardEventKind = (typeof standardEventKinds)[number];

/**
 * The ledger account suggested for each kind of event, by NS 4102. The clearing account has none: a new
 * account in the series for factoring companies is suggested, since it reconciles by itself (M2).
 */
export const suggestedAccounts: Readonly<Record<Exclude<StandardEventKind, "clearing">, number>> = {
  bank: 1920,
  fee: 7770,
  financing_cost: 8159,
  interest_income: 8055,
  deviation: 2999,
};

/** A text in the languages that the screens speak. */
export type LocalText = { readonly nb: string; readonly en: string };

/** An account that a partner needs beside the standard ones, by the event kind it names itself (M2). */
export type AccountNeed = {
  /** snake_case, as the partner posts it. */
  readonly eventKind: string;
  readonly name: LocalText;
  /** The ledger account suggested by NS 4102; null suggests a new one in the series for factoring companies. */
  readonly suggestedAccountNo: number | null;
};

/** Where an invoice may go from each status (domain: the status machine of M15 to M23); nothing else is allowed. */
export const allowedTransitions: Readonly<Record<FactoringStatus, readonly FactoringStatus[]>> = {
  preparing: ["ready", "preparation_failed"],
  preparation_failed: ["preparing"],
  ready: ["fetched", "delivered", "rejected", "withdrawn"],
  fetched: ["delivered", "rejected"],
  delivered: ["disputed", "on_hold", "collection", "recoursed", "completed"],
  disputed: ["delivered", "collection", "recoursed", "completed"],
  on_hold: ["delivered", "collection", "recoursed", "completed"],
  collection: ["disputed", "recoursed", "completed"],
  // Final for this row: sending again makes a new one.
  rejected: [],
  withdrawn: [],
  recoursed: [],
  // Only when a payment is reversed (edge 30).
  completed: ["delivered"],
};

/** An event that the present status does not allow, with those it does. */
export type TransitionRefusal = {
  readonly code: "invalid_status_transition";
  readonly from: FactoringStatus;
  readonly to: FactoringStatus;
  readonly allowed: readonly FactoringStatus[];
};

/** Decide whether an invoice may change status. A repeated event is no transition: ask `isRepeat` first. */
export function transition<To extends FactoringStatus>(
  from: FactoringStatus,
  to: To,
): Result<To, TransitionRefusal> {
  const allowed = allowedTransitions[from];
  return allowed.includes(to) ? ok(to) : refuse({ code: "invalid_status_transition", from, to, allowed });
}

/** Whether a partner says again what already is: answered as the first time, without a new history row. */
export function isRepeat(from: FactoringStatus, to: FactoringStatus): boolean {
  return from === to;
}

/** Whether an invoice in this status becomes `completed` by itself when nothing remains of it. */
export function completesAtZero(status: FactoringStatus): boolean {
  return ["delivered", "disputed", "on_hold", "collection"].includes(status);
}

/** Why a factoring company refuses an invoice. */
export const rejectionReasonCodes = [
  "limit_exceeded",
  "debtor_unknown",
  "address_deviation",
  "disputed",
  "duplicate",
  "data_missing",
  "not_eligible",
  "other",
] as const;
export type RejectionReasonCode = (typeof rejectionReasonCodes)[number];

/** What the ledger says of a factored invoice's money («oppgjørsstatus»), in rising order of finality. */
export const settlementStatuses = [
  "not_settled",
  "advanced",
  "partly_settled",
  "settled",
  "credited",
  "written_off",
  "bought_back",
] as const;
export type SettlementStatus = (typeof settlementStatuses)[number];

/** A sales document's money in øre, all as positive magnitudes, for a credit note too. */
export type SettlementFacts = {
  readonly totalOre: bigint;
  /** What is open of it in the customer subledger. */
  readonly remainingOre: bigint;
  readonly creditedOre: bigint;
  /** Paid out by the factoring company before the debtor paid; it lowers nothing in the subledger. */
  readonly advancedOre: bigint;
  readonly writtenOffOre: bigint;
  /**
   * Of a claim that was sold, what stands outside its own item at recourse: what has yet to be given back, and what is
   * open of what was given back. Zero for a claim that was only financed, whose own item stays open.
   */
  readonly givenBackOre: bigint;
  /** Null for a document that never went to a factoring company: its money is told in the same words. */
  readonly status: FactoringStatus | null;
};

/** Derive the settlement status from the ledger, so that it can never disagree with the money. */
export function settlementStatus(facts: SettlementFacts): SettlementStatus {
  const { totalOre, remainingOre, creditedOre, advancedOre, writtenOffOre, givenBackOre, status } = facts;
  const paidOre = totalOre - remainingOre - creditedOre - writtenOffOre;

  // Until the debtor pays after all, it is credited, or it is written off: then the money says so.
  if (status === "recoursed" && (remainingOre > 0n || givenBackOre > 0n)) return "bought_back";
  if (remainingOre <= 0n && writtenOffOre > 0n) return "written_off";
  if (remainingOre <= 0n && creditedOre >= totalOre) return "credited";
  if (remainingOre <= 0n) return "settled";
  if (paidOre > 0n) return "partly_settled";
  return advancedOre > 0n ? "advanced" : "not_settled";
}
