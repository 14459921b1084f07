/** What a partner can be told, in its feed and by webhook. Names are part of the API and never change. */
export const eventTypes = [
  "invoice.ready",
  "invoice.withdrawn",
  "invoice.credited",
  "invoice.disputed",
  "invoice.reopened",
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
