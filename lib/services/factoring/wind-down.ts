import { findConnection } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { windDownConnection } from "@/db/writes/connections";
import { insertEvents } from "@/db/writes/events";
import { turnFactoringOff } from "@/db/writes/factoring-switch";
import type { Withdrawn } from "@/db/writes/withdrawals";
import { decideWindDown, type LifeRefusal } from "@/lib/domain/connection";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { closeIfFinished } from "./close-finished";
import { withdraw } from "./withdraw-invoices";

export type WindDownInput = {
  readonly connectionId: string;
  /** Which of the factored invoices that are ready and never downloaded are taken back; the rest stay with the partner. */
  readonly withdraw: Withdrawn;
};

export type WoundDown = {
  readonly customersChanged: number;
  readonly withdrawn: number;
  /** Whether nothing was in flight, so that the agreement is over at once. */
  readonly closed: boolean;
};

/**
 * «Avslutt avtalen» (M6, edges 36 and 37): no new invoice goes by factoring, customers get their earlier method back,
 * and what the partner has never had is taken back, but for what the user leaves with it. The partner keeps what it
 * has until it is finished; then the connection closes by itself.
 */
export function windDown(
  scope: Scope,
  { connectionId, withdraw: which }: WindDownInput,
): Promise<Result<WoundDown, { code: "not_found" } | LifeRefusal | TransactRefusal>> {
  return transact<WoundDown, { code: "not_found" } | LifeRefusal>(
    scope,
    "factoring/wind-down",
    async (tx) => {
      const connection = await findConnection(tx, connectionId);
      if (connection?.kind !== "factoring_dedicated") return refuse({ code: "not_found" });
      const decided = decideWindDown(connection.state);
      if (!decided.ok) return decided;

      await windDownConnection(tx, connectionId);
      await insertEvents(tx, [{ connectionId, type: "connection.winding_down", subjectId: connectionId }]);
      const customersChanged = await turnFactoringOff(tx, "factoring/wind-down");
      const withdrawn = await withdraw(tx, connectionId, which);
      const closed = await closeIfFinished(tx, connectionId);
      return ok({ customersChanged, withdrawn: withdrawn.length, closed });
    },
  );
}
