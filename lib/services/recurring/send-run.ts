import { listWaitingDates } from "@/db/queries/recurring-runs";
import type { Scope } from "@/db/scope";
import { enqueueEach } from "@/db/writes/jobs";
import { noteTriedDates, type TriedDate } from "@/db/writes/recurring";
import { dateInNorway } from "@/lib/domain/dates";
import { invoiceDateOf } from "@/lib/domain/recurring";
import { ok, type Result } from "@/lib/domain/result";
import { type SendOutcome, sendDrafts } from "../invoices/send-invoices";
import { type TransactRefusal, transact } from "../transact";

/** Drafts a transaction: the run's page moves on, and the company's other work is not kept waiting. */
const together = 25;

/**
 * Send a part of a run, by the same rule and path as «Send valgte» (M14, edges 2 and 40): the good ones go, the others
 * stay drafts, each with its reason, and the run goes on. How each fared is kept in the same transaction, so that a
 * worker that dies on the way leaves nothing half done and nothing is sent twice.
 */
export function sendRun(
  scope: Scope,
  { runId }: { readonly runId: string },
): Promise<Result<{ tried: number }, TransactRefusal>> {
  return transact(scope, "recurring/send", async (tx) => {
    const waiting = await listWaitingDates(tx, runId, together);
    if (waiting.length === 0) return ok({ tried: 0 });

    const today = dateInNorway(tx.now);
    const outcomes = new Map<string, SendOutcome>();
    const days = new Set(waiting.map(({ date }) => invoiceDateOf(date, today)));
    for (const invoiceDate of days) {
      const ids = waiting.flatMap(({ invoiceId, invoiceState, date }) =>
        invoiceId && invoiceState === "draft" && invoiceDateOf(date, today) === invoiceDate
          ? [invoiceId]
          : [],
      );
      if (ids.length === 0) continue;
      for (const outcome of await sendDrafts(tx, ids, { invoiceDate }))
        outcomes.set(outcome.invoiceId, outcome);
    }

    // What was sent by hand meanwhile has gone, and what was thrown away is not to go: neither is refused.
    const tried = waiting.map(({ recurringId, date, invoiceId }): TriedDate => {
      const outcome = outcomes.get(invoiceId ?? "");
      return { recurringId, date, refusal: outcome && !outcome.ok ? outcome.error : null };
    });
    await noteTriedDates(tx, runId, tried);
    if (waiting.length === together)
      await enqueueEach(tx, "recurring", [{ key: `recurring-${runId}`, payload: { runId } }]);
    return ok({ tried: tried.length });
  });
}
