import type { FactoringStatus } from "./factoring";

/** What a partner can be told, in its feed and by webhook. Names are part of the API and never change. */
export const eventTypes = [
  "invoice.ready",
  "invoice.withdrawn",
  "invoice.credited",
  "invoice.disputed",
  "invoice.reopened",
  "invoice.status_changed",
  "invoice.updated",
  "customer.changed",
  "direct_payment.reported",
  "direct_payment.cleared",
  "direct_payment.reopened",
  "voucher.reversed",
  "connection.activated",
  "connection.winding_down",
  "connection.deactivated",
  "account_mapping.changed",
] as const;

export type EventType = (typeof eventTypes)[number];

/**
 * What the partner is told when an invoice of its changes: each step of the status machine is exactly one event, the
 * named one where there is one, also of what the partner itself reported; `invoice.updated` is a change of anything
 * but the status. Null while the invoice is prepared: it is offered, and so told of, once it is ready.
 */
export function eventOfChange(from: FactoringStatus, to: FactoringStatus): EventType | null {
  if (to === "preparing" || to === "preparation_failed") return null;
  if (from === to) return "invoice.updated";
  switch (to) {
    case "ready":
      return "invoice.ready";
    case "withdrawn":
      return "invoice.withdrawn";
    case "disputed":
      return "invoice.disputed";
    case "delivered":
      return from === "completed" ? "invoice.reopened" : "invoice.status_changed";
    default:
      return "invoice.status_changed";
  }
}
