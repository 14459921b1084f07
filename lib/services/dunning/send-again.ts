import { listFailedReminders } from "@/db/queries/reminders";
import type { Scope } from "@/db/scope";
import { noteSendError } from "@/db/writes/dunning";
import { enqueueEach } from "@/db/writes/jobs";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/** «Send på nytt»: queue the letters of a run that failed, at once instead of when the queue would. */
export function sendAgain(
  scope: Scope,
  { runId }: { readonly runId: string },
): Promise<Result<{ count: number }, { readonly code: "not_found" } | TransactRefusal>> {
  return transact<{ count: number }, { readonly code: "not_found" }>(
    scope,
    "dunning/send-again",
    async (tx) => {
      const ids = await listFailedReminders(tx, runId);
      if (ids.length === 0) return refuse({ code: "not_found" });

      await noteSendError(tx, ids, null);
      await enqueueEach(
        tx,
        "remind",
        ids.map((reminderId) => ({ key: `remind:${reminderId}`, payload: { reminderId } })),
      );
      return ok({ count: ids.length });
    },
  );
}
