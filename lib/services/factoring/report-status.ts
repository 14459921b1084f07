import { findPartnerInvoice, lockFactoringInvoices } from "@/db/queries/partner-invoices";
import type { Scope } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { type HistoryEntry, insertHistory } from "@/db/writes/invoices";
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
      await insertHistory(tx, [
        {
          invoiceId: row.invoiceId,
          event: "rejected",
          text,
          facts: { reasonCode, retryable: retryable ? 1 : 0 },
        },
      ]);
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
  const { invoiceId, status } = input;

  return transact<OutputOf<typeof statusContract>, StatusRefusal>(
    scope,
    "factoring/report-status",
    async (tx) => {
      const [row] = await lockFactoringInvoices(tx, connectionOf(tx), [invoiceId]);
      if (!row?.ehfDocumentId) return refuse({ code: "not_found" });

      // `delivered` is reported with its PDF the first time; here it ends a dispute or a hold.
      const repeats = isRepeat(row.status, status);
      const next = await decide(tx, row, status);
      if (!repeats && !next.ok) return next;

      const change = changeOf(input, row);
      const same = Object.entries(change).every(([name, value]) => row[name as keyof typeof row] === value);
      if (!same) {
        await updateFactoringInvoice(tx, invoiceId, change);
        await insertHistory(tx, [historyOf(input, row)]);
        // Edge 34: the claim comes back with the customer's objection, so its reminders wait for a decision.
        if (row.status === "disputed" && status === "recoursed") await holdReturnedDispute(tx, row.invoiceId);
        if (isFinal(status)) await closeIfFinished(tx, connectionOf(tx));
      }
      return ok(partnerInvoice(present(await findPartnerInvoice(tx, connectionOf(tx), invoiceId))));
    },
  );
}

type Row = Awaited<ReturnType<typeof lockFactoringInvoices>>[number];
type Report = InputOf<typeof statusContract>;

/** What a report says of the invoice from now on; the partner's reference and date stay when it says none. */
function changeOf(report: Report, row: Row) {
  const { status, description, holdUntil, nextEvent, nextEventDate } = report;
  return {
    status,
    statusDescription: description,
    holdUntil,
    nextEvent,
    nextEventDate,
    factorReference: report.factorReference ?? row.factorReference,
    factorDueDate: report.dueDate ?? row.factorDueDate,
  };
}

function historyOf(report: Report, row: Row): HistoryEntry {
  const { status, occurredAt, holdUntil, nextEvent, nextEventDate, factorReference, dueDate } = report;
  return {
    invoiceId: row.invoiceId,
    event: status === "completed" ? "completed" : "status_changed",
    text: report.description,
    facts: {
      status,
      // Edge 34: with the claim the customer's objection comes back to the company.
      closed: row.status === "disputed" && status === "recoursed" ? "disputed" : null,
      occurredAt: occurredAt.toISOString(),
      holdUntil,
      nextEvent,
      nextEventDate,
      factorReference: factorReference ?? null,
      dueDate: dueDate ?? null,
    },
  };
}

/** What the machine says of a reported step, and what only the invoice itself can say. */
async function decide(
  tx: Scope,
  row: Row,
  to: Report["status"],
): Promise<Result<FactoringStatus, TransitionRefusal>> {
  const refusal = { code: "invalid_status_transition", from: row.status, to } as const;
  // Delivery has an endpoint of its own, which wants the PDF.
  if (to === "delivered" && !row.deliveredAt)
    return refuse({ ...refusal, allowed: allowedTransitions[row.status] });

  // Edge 30: what is completed opens again only when something is owed again.
  if (row.status === "completed" && to === "delivered") {
    const found = await findPartnerInvoice(tx, row.connectionId, row.id);
    if (!found?.remainingOre) return refuse({ ...refusal, allowed: [] });
  }
  return transition(row.status, to);
}
