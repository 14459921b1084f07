import { findConnection } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { closeConnection } from "@/db/writes/connections";
import { insertEvents } from "@/db/writes/events";
import { decideForcedClose, type LifeRefusal } from "@/lib/domain/connection";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { withdraw } from "./withdraw-invoices";

/**
 * Close an agreement that winds down although invoices are still with the partner (edge 36): an administrator's
 * decision, with its reason. What the partner has never had is taken back; the rest keeps the status it has, and the
 * partner can report and post no more.
 */
export function forceClose(
  scope: Scope,
  { connectionId, reason }: { readonly connectionId: string; readonly reason: string },
): Promise<Result<{ withdrawn: number }, { code: "not_found" } | LifeRefusal | TransactRefusal>> {
  return transact<{ withdrawn: number }, { code: "not_found" } | LifeRefusal>(
    scope,
    "factoring/force-close",
    async (tx) => {
      const connection = await findConnection(tx, connectionId);
      if (connection?.kind !== "factoring_dedicated") return refuse({ code: "not_found" });
      const decided = decideForcedClose(connection.state, reason);
      if (!decided.ok) return decided;

      const withdrawn = await withdraw(tx, connectionId, { allBut: [] });
      const by = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
      await closeConnection(tx, connectionId, { by, reason: reason.trim() });
      await insertEvents(tx, [{ connectionId, type: "connection.deactivated", subjectId: connectionId }]);
      return ok({ withdrawn: withdrawn.length });
    },
  );
}
