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
