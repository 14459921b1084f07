import type { Scope, Tx } from "@/db/scope";
import { enqueueEach } from "@/db/writes/jobs";

/** Queue some parts of a run; one that waits in the queue already is put forward instead of queued twice. */
export async function queueLetters(tx: Scope<Tx>, runId: string, parts: Iterable<number>): Promise<void> {
  const jobs = [...new Set(parts)].map((part) => ({
    key: `remind:${runId}:${part}`,
    payload: { runId, part },
  }));
  await enqueueEach(tx, "remind", jobs);
}
