import { findRecurringRun } from "@/db/queries/recurring-runs";
import type { Scope } from "@/db/scope";
import { enqueueEach } from "@/db/writes/jobs";
import { retryRunDates } from "@/db/writes/recurring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/** «Prøv igjen»: send what a run could not, now that it is mended. What a later run has taken up is left to that. */
export function retryRun(
  scope: Scope,
  { runId }: { readonly runId: string },
): Promise<Result<{ count: number }, { readonly code: "not_found" } | TransactRefusal>> {
  return transact<{ count: number }, { readonly code: "not_found" }>(scope, "recurring/retry", async (tx) => {
    if (!(await findRecurringRun(tx, runId))) return refuse({ code: "not_found" });
    const count = await retryRunDates(tx, runId);
    if (count > 0) await enqueueEach(tx, "recurring", [{ key: `recurring-${runId}`, payload: { runId } }]);
    return ok({ count });
  });
}
