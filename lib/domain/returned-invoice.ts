import type { CustomerProblem, DeliveryMethod } from "./customer";
import type { FactoringStatus } from "./factoring";
import type { InvoiceKind } from "./invoice";
import type { Result } from "./result";
import { ok, refuse } from "./result";

/** The statuses in which the factoring company has no claim any longer: the user chooses what happens (edge 13). */
export const returnedStatuses = [
  "rejected",
  "withdrawn",
  "recoursed",
] as const satisfies readonly FactoringStatus[];
export type ReturnedStatus = (typeof returnedStatuses)[number];

/** Whether an invoice in this status has come back to the company. */
export function isReturned(status: FactoringStatus): status is ReturnedStatus {
  return returnedStatuses.some((returned) => returned === status);
}

/** The ways that a returned invoice can go instead: the two that the company delivers by itself. */
export const otherwiseMethods = ["email", "print"] as const satisfies readonly DeliveryMethod[];
export type OtherwiseMethod = (typeof otherwiseMethods)[number];

/** What is known of an invoice when the user wants it sent once more. */
export type ReturnedInvoice = {
  readonly kind: InvoiceKind;
  /** Null for a draft or an imported voucher. */
  readonly deliveryMethod: DeliveryMethod | null;
  /** Of its latest row at a factoring company; null when it never had one. */
  readonly status: FactoringStatus | null;
  /** What is open of it in the customer subledger, in øre as a positive magnitude. */
  readonly remainingOre: bigint;
  /** Where the invoice stands that a credit note credits; null for an invoice. */
  readonly original: {
    readonly deliveryMethod: DeliveryMethod | null;
    readonly status: FactoringStatus | null;
  } | null;
};

/** Why an invoice cannot be sent once more, whichever way. */
export type ReturnRefusal =
  /** Edge 16: one claim, one factoring company. */
  | { readonly code: "not_returned" }
  | { readonly code: "sent_otherwise" }
  | { readonly code: "nothing_outstanding" };

/** What sending to a factoring company again asks for beside the invoice itself (M8–M11). */
export type SendAgainFacts = {
  /** The company has an active dedicated integration. */
  readonly integrationActive: boolean;
  readonly useFactoring: boolean;
  /** What `missingForFactoring` says of the card today. */
  readonly customerProblems: readonly CustomerProblem[];
  /** It is with the company's own debt collector. */
  readonly inCollection: boolean;
  /** The factoring company it would go to has rejected it, and said that sending it again cannot help. */
  readonly rejectedForGood: boolean;
};

export type SendAgainRefusal =
  | ReturnRefusal
  | { readonly code: "original_not_factored" }
  | { readonly code: "no_active_integration" }
  | { readonly code: "not_a_factoring_customer" }
  | { readonly code: "rejected_for_good" }
  | { readonly code: "in_collection" }
  /** Edge 41. */
  | { readonly code: "currency_not_accepted"; readonly currency: string; readonly accepted: string }
  | { readonly code: "customer_data_incomplete"; readonly problems: readonly CustomerProblem[] };

/**
 * «Rett og send på nytt» (edge 13): the same document and number go to the factoring company that is active now,
 * the same or another one (edge 16), with what the customer card says today of where to reach the debtor. Not to the
 * one that has said that this cannot help: it would come back.
 */
export function sendAgain(
  invoice: ReturnedInvoice,
  { integrationActive, useFactoring, customerProblems, inCollection, rejectedForGood }: SendAgainFacts,
): Result<"factoring", SendAgainRefusal> {
  const refusal = refusalOf(invoice);
  if (refusal) return refuse(refusal);
  // A credit note lowers a claim: of a claim that the factoring company does not have there is nothing to lower.
  if (invoice.original && !hasClaim(invoice.original)) return refuse({ code: "original_not_factored" });
  if (!integrationActive) return refuse({ code: "no_active_integration" });
  if (!useFactoring && invoice.original === null) return refuse({ code: "not_a_factoring_customer" });
  if (inCollection) return refuse({ code: "in_collection" });
  // A credit note has no other way to go, and lowers a claim that the factoring company goes on collecting (edge 11).
  if (rejectedForGood && invoice.original === null) return refuse({ code: "rejected_for_good" });
  if (customerProblems.length > 0)
    return refuse({ code: "customer_data_incomplete", problems: customerProblems });
  return ok("factoring");
}

export type SendOtherwiseRefusal =
  | ReturnRefusal
  | { readonly code: "credit_note_must_follow_invoice" }
  | { readonly code: "customer_data_incomplete"; readonly problems: readonly CustomerProblem[] };

/**
 * «Send på annen måte» (edge 13): the document goes to the debtor from the company itself, which is then its creditor
 * again, also for reminders (edge 8).
 */
export function sendOtherwise(
  invoice: ReturnedInvoice,
  method: OtherwiseMethod,
  { email }: { readonly email: string | null },
): Result<OtherwiseMethod, SendOtherwiseRefusal> {
  const refusal = refusalOf(invoice);
  if (refusal) return refuse(refusal);
  if (invoice.original && hasClaim(invoice.original))
    return refuse({ code: "credit_note_must_follow_invoice" });
  if (method === "email" && !email) {
    return refuse({ code: "customer_data_incomplete", problems: [{ field: "email", code: "required" }] });
  }
  return ok(method);
}

/** Whether a factoring company has the claim, so that what lowers it must go the same way (edge 11). */
export function hasClaim({ status }: { readonly status: FactoringStatus | null }): boolean {
  return status !== null && !isReturned(status);
}

function refusalOf(invoice: ReturnedInvoice): ReturnRefusal | null {
  const { kind, deliveryMethod, status, remainingOre, original } = invoice;
  if (status === null || !isReturned(status)) return { code: "not_returned" };
  if (deliveryMethod !== "factoring") return { code: "sent_otherwise" };

  // Edge 9: an invoice and the credit note that took all of it were withdrawn together, and reach nobody.
  if (kind === "invoice") return remainingOre > 0n ? null : { code: "nothing_outstanding" };
  const bothWithdrawn = status === "withdrawn" && original?.status === "withdrawn";
  return bothWithdrawn && original.deliveryMethod === "factoring" ? { code: "nothing_outstanding" } : null;
}
