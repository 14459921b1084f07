import { sumAssignedOpen } from "@/db/queries/alternative";
import { findConnection } from "@/db/queries/connections";
import { countInFlight, standsOnClearing } from "@/db/queries/in-flight";
import type { Scope, Tx } from "@/db/scope";
import { closeConnection } from "@/db/writes/connections";
import { insertEvents } from "@/db/writes/events";
import { ok, type Result } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/**
 * An agreement that winds down is over when its last invoice is finished and nothing stands on the clearing account
 * (M6): asked by every verb that finishes an invoice or posts, in its own transaction. Answers whether it closed.
 */
export async function closeIfFinished(tx: Scope<Tx>, connectionId: string): Promise<boolean> {
  const connection = await findConnection(tx, connectionId);
  if (connection?.state !== "winding_down") return false;
  if ((await countInFlight(tx, connectionId)).length > 0) return false;
  // Money is still to come: the partner may post until what stands between the two is paid out.
  if (connection.kind === "factoring_dedicated" && (await standsOnClearing(tx, connectionId))) return false;
  // An alternative integration has none in flight: it is done when nothing is left to be paid to it (M30).
  if (connection.kind === "factoring_alternative" && (await sumAssignedOpen(tx, connectionId)).invoices > 0) {
    return false;
  }

  await closeConnection(tx, connectionId, { by: null, reason: null });
  await insertEvents(tx, [{ connectionId, type: "connection.deactivated", subjectId: connectionId }]);
  return true;
}

/** The same as a job, for connections that the sweep finds finished, whatever finished their last invoice. */
export function closeFinished(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<Result<{ closed: boolean }, TransactRefusal>> {
  return transact<{ closed: boolean }, never>(scope, "factoring/close-finished", async (tx) =>
    ok({ closed: await closeIfFinished(tx, connectionId) }),
  );
}
