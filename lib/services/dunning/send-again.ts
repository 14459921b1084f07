import { listUnsentLetters } from "@/db/queries/reminders";
import type { Scope } from "@/db/scope";
import { noteSendError } from "@/db/writes/dunning";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { queueLetters } from "./queue-letters";

/** «Send på nytt»: queue the letters of a run that failed, at once instead of when the queue would. */
export function sendAgain(
  scope: Scope,
  { runId }: { readonly runId: string },
): Promise<Result<{ count: number }, { readonly code: "not_found" } | TransactRefusal>> {
  return transact<{ count: number }, { readonly code: "not_found" }>(
    scope,
    "dunning/send-again",
    async (tx) => {
      const failed = (await listUnsentLetters(tx, runId)).filter((letter) => letter.failed);
      if (failed.length === 0) return refuse({ code: "not_found" });

      await noteSendError(
        tx,
        failed.map(({ id }) => id),
        null,
      );
      await queueLetters(
        tx,
        runId,
        failed.map(({ part }) => part),
      );
      return ok({ count: failed.length });
    },
  );
}
