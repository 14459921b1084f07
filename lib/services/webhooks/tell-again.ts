import { findEvent } from "@/db/queries/events";
import type { Scope } from "@/db/scope";
import { insertEventDeliveries } from "@/db/writes/webhooks";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { connectionOf } from "../factoring/connection-of";
import { type TransactRefusal, transact } from "../transact";

type Missing = { readonly code: "not_found" };

/**
 * Queue an event of the partner's feed once more for every endpoint that wants its kind: for one that was opened after
 * the event, or lost what it was sent. The feed itself does not change. Answers how many endpoints are told.
 */
export function tellAgain(
  scope: Scope,
  { sequence }: { readonly sequence: number },
): Promise<Result<{ endpoints: number }, Missing | TransactRefusal>> {
  return transact<{ endpoints: number }, Missing>(scope, "webhook/tell-again", async (tx) => {
    const event = await findEvent(tx, connectionOf(tx), sequence);
    if (!event) return refuse({ code: "not_found" });
    return ok({ endpoints: await insertEventDeliveries(tx, event.sequence) });
  });
}
