import type { claims as nb } from "../nb/claims";
import type { SameKeys } from "../texts";

/** A claim's life at the factoring company: what the history tells of each step beside its heading. */
export const claims: SameKeys<typeof nb> = {
  facts: {
    status: "Status: {status}",
    disputeClosed: "The dispute is closed, and the claim is back with the company",
    occurredAt: "Happened {at}",
    holdUntil: "On hold through {date}",
    holdOver: "The last day on hold was {date}",
    nextEvent: "Next step: {event}",
    nextEventOn: "Next step: {event} {date}",
    factorReference: "Reference {reference}",
    version: "Version {version}",
    surplus: "{amount} kr more than what remained. Settle it with the factoring company.",
    notRetryable: "Sending it again cannot help",
  },
  serviceLevels: { financed: "Financed", service_only: "Ledger service only" },
  warnings: { delivered_after_due_date: "Delivered after the due date" },
  nextEvents: {
    reminder: "Reminder",
    collection_notice: "Notice of debt collection",
    payment_demand: "Demand for payment",
    collection: "Debt collection",
    legal_action: "Legal action",
    payout: "Payout",
    recourse: "Recourse",
  },
};
