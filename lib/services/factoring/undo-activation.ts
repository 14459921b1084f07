import { findConnection } from "@/db/queries/connections";
import { countFactored } from "@/db/queries/in-flight";
import type { Scope } from "@/db/scope";
import { closeConnection, revokeClientKeys } from "@/db/writes/connections";
import { insertEvents } from "@/db/writes/events";
import { turnFactoringOff } from "@/db/writes/factoring-switch";
import { decideUndo, type LifeRefusal } from "@/lib/domain/connection";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/**
 * «Angre aktivering» (M4): as long as no invoice has gone by factoring, everything becomes as it was. Every customer's
 * earlier method comes back, cards made since get e-mail, the keys open nothing, and the reason is kept. Accounts that
 * the activation made stay in the chart, since a chart forgets nothing.
 */
export function undoActivation(
  scope: Scope,
  { connectionId, reason }: { readonly connectionId: string; readonly reason: string },
): Promise<Result<{ customersChanged: number }, { code: "not_found" } | LifeRefusal | TransactRefusal>> {
  return transact<{ customersChanged: number }, { code: "not_found" } | LifeRefusal>(
    scope,
    "factoring/undo-activation",
    async (tx) => {
      const connection = await findConnection(tx, connectionId);
      if (connection?.kind !== "factoring_dedicated") return refuse({ code: "not_found" });
      const decided = decideUndo(connection.state, await countFactored(tx, connectionId));
      if (!decided.ok) return decided;

      const customersChanged = await turnFactoringOff(tx, "factoring/undo-activation");
      await revokeClientKeys(tx, connectionId);
      const by = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
      await closeConnection(tx, connectionId, { by, reason });
      await insertEvents(tx, [{ connectionId, type: "connection.deactivated", subjectId: connectionId }]);
      return ok({ customersChanged });
    },
  );
}
