import { findPartnerInvoice, lockFactoringInvoices } from "@/db/queries/partner-invoices";
import type { Scope } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type {
  rejectInvoice as rejectContract,
  reportStatus as statusContract,
} from "@/lib/contracts/partner-api/statuses";
import { isFinal } from "@/lib/domain/connection";
import {
  allowedTransitions,
  type FactoringStatus,
  isRepeat,
  type TransitionRefusal,
  transition,
} from "@/lib/domain/factoring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { holdReturnedDispute } from "../dunning/hold";
import { type TransactRefusal, transact } from "../transact";
import { closeIfFinished } from "./close-finished";
import { connectionOf } from "./connection-of";
import { partnerInvoice, present } from "./partner-view";

export type StatusRefusal = { readonly code: "not_found" } | TransitionRefusal | TransactRefusal;

/** The partner turns an invoice down: the receivable stays, and the reason is shown (edge 13). */
export function rejectInvoice(
  scope: Scope,
  { invoiceId, reasonCode, text, retryable }: InputOf<typeof rejectContract>,
): Promise<Result<OutputOf<typeof rejectContract>, StatusRefusal>> {
  return transact<OutputOf<typeof rejectContract>, StatusRefusal>(scope, "factoring/reject", async (tx) => {
    const [row] = await lockFactoringInvoices(tx, connectionOf(tx), [invoiceId]);
    if (!row?.ehfDocumentId) return refuse({ code: "not_found" });

    if (!isRepeat(row.status, "rejected")) {
      const rejected = transition(row.status, "rejected");
      if (!rejected.ok) return rejected;
      await updateFactoringInvoice(tx, invoiceId, {
        status: "rejected",
        statusDescription: text,
        rejectCode: reasonCode,
        rejectRetryable: retryable,
      });
      await insertHistory(tx, [{ invoiceId: row.invoiceId, event: "rejected", text, facts: { reasonCode } }]);
      await closeIfFinished(tx, connectionOf(tx));
    }
    return ok(partnerInvoice(present(await findPartnerInvoice(tx, connectionOf(tx), invoiceId))));
  });
}

/** The partner tells where a delivered invoice stands; the words become «Factoringbeskrivelse» (M7, M22). */
export function reportStatus(
  scope: Scope,
  input: InputOf<typeof statusContract>,
): Promise<Result<OutputOf<typeof statusContract>, StatusRefusal>> {
  const { invoiceId, status, description, occurredAt, holdUntil, nextEvent, nextEventDate } = input;

  return transact<OutputOf<typeof statusContract>, StatusRefusal>(
    scope,
    "factoring/report-status",
    async (tx) => {
      const [row] = await lockFactoringInvoices(tx, connectionOf(tx), [invoiceId]);
      if (!row?.ehfDocumentId) return refuse({ code: "not_found" });

      // `delivered` is reported with its PDF the first time; here it ends a dispute or a hold.
      const repeats = isRepeat(row.status, status);
      const next =
        status === "delivered" && !row.deliveredAt
          ? refuseUndelivered(row.status)
          : transition(row.status, status);
      if (!repeats && !next.ok) return next;

      const change = { status, statusDescription: description, holdUntil, nextEvent, nextEventDate };
      const same =
        repeats &&
        row.statusDescription === description &&
        row.holdUntil === holdUntil &&
        row.nextEvent === nextEvent &&
        row.nextEventDate === nextEventDate;
      if (!same) {
        await updateFactoringInvoice(tx, invoiceId, change);
        const event = status === "completed" ? "completed" : "status_changed";
        const facts = { status, occurredAt: occurredAt.toISOString(), holdUntil, nextEvent, nextEventDate };
        await insertHistory(tx, [{ invoiceId: row.invoiceId, event, text: description, facts }]);
        // Edge 34: the claim comes back with the customer's objection, so its reminders wait for a decision.
        if (row.status === "disputed" && status === "recoursed") await holdReturnedDispute(tx, row.invoiceId);
        if (isFinal(status)) await closeIfFinished(tx, connectionOf(tx));
      }
      return ok(partnerInvoice(present(await findPartnerInvoice(tx, connectionOf(tx), invoiceId))));
    },
  );
}

/** Delivery has an endpoint of its own, which wants the PDF. */
function refuseUndelivered(from: FactoringStatus) {
  return refuse({
    code: "invalid_status_transition" as const,
    from,
    to: "delivered" as const,
    allowed: allowedTransitions[from],
  });
}
