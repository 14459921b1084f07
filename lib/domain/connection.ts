import type { Currency } from "./currency";
import type { ConnectionState, FactoringStatus } from "./factoring";
import { ok, type Result, refuse } from "./result";

/** Statuses after which the partner's work with an invoice is done: nothing of it holds a connection open (M6). */
export const finalStatuses = [
  "rejected",
  "withdrawn",
  "recoursed",
  "completed",
] as const satisfies readonly FactoringStatus[];

/** Whether the partner is done with an invoice in this status. */
export function isFinal(status: FactoringStatus): boolean {
  return (finalStatuses as readonly FactoringStatus[]).includes(status);
}

/** What becomes of an invoice when its connection winds down (edge 36). */
export const fates = ["withdrawable", "withdrawn_when_ready", "must_be_retried", "stays"] as const;
export type Fate = (typeof fates)[number];

/** An invoice that the partner is not done with, as far as its fate depends on it. */
export type InFlight = {
  readonly kind: "invoice" | "credit_note";
  readonly status: FactoringStatus;
  /** Whether the partner has had the EHF: then only the partner can let go of it. */
  readonly downloaded: boolean;
};

/**
 * What becomes of an invoice in flight (M6, edge 36). What the partner has never had can be taken back; what it has
 * had stays until it is finished. A credit note goes where its invoice goes, so it is never taken back by itself.
 */
export function fateOf({ kind, status, downloaded }: InFlight): Fate {
  if (kind === "credit_note") return "stays";
  switch (status) {
    case "preparing":
      return "withdrawn_when_ready";
    case "preparation_failed":
      return "must_be_retried";
    case "ready":
      return downloaded ? "stays" : "withdrawable";
    default:
      return "stays";
  }
}

/** Why the life of a connection cannot take this step. */
export type LifeRefusal =
  | { readonly code: "connection_not_active"; readonly state: ConnectionState }
  | { readonly code: "connection_not_winding_down"; readonly state: ConnectionState }
  /** Undoing is over when the first invoice has gone by factoring: end the agreement instead. */
  | { readonly code: "invoices_already_factored"; readonly invoices: number }
  | { readonly code: "reason_required" };

/** Decide whether an activation may be undone: while active, and before the first invoice has gone by factoring. */
export function decideUndo(
  state: ConnectionState,
  factoredInvoices: number,
): Result<"inactive", LifeRefusal> {
  if (state !== "active") return refuse({ code: "connection_not_active", state });
  return factoredInvoices > 0
    ? refuse({ code: "invoices_already_factored", invoices: factoredInvoices })
    : ok("inactive");
}

/** Decide whether a connection may begin to wind down (M6). */
export function decideWindDown(state: ConnectionState): Result<"winding_down", LifeRefusal> {
  return state === "active" ? ok("winding_down") : refuse({ code: "connection_not_active", state });
}

/** Decide whether a connection may be closed with invoices still in flight: only with a reason (edge 36). */
export function decideForcedClose(state: ConnectionState, reason: string): Result<"inactive", LifeRefusal> {
  if (state !== "winding_down") return refuse({ code: "connection_not_winding_down", state });
  return reason.trim() ? ok("inactive") : refuse({ code: "reason_required" });
}

/** Whether the partner takes invoices in a currency: kroner always, others as the agreement lists them (edge 41). */
export function acceptsCurrency(
  { currencies }: { readonly currencies: readonly Currency[] },
  currency: Currency,
): boolean {
  return currency === "NOK" || currencies.includes(currency);
}
