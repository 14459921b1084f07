import { lockEndedHolds } from "@/db/queries/holds";
import type { Scope } from "@/db/scope";
import { updateFactoringInvoices } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { dateInNorway } from "@/lib/domain/dates";
import { ok, type Result } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/**
 * A hold with a last day ends by itself when the day is over, so that nobody has to remember it: the invoice is
 * `delivered` again, as Historikk and the partner's feed tell. Asked by the sweep; answers how many ended.
 */
export function endHolds(
  scope: Scope,
  { limit }: { readonly limit: number },
): Promise<Result<{ ended: number }, TransactRefusal>> {
  return transact<{ ended: number }, never>(scope, "factoring/end-holds", async (tx) => {
    const held = await lockEndedHolds(tx, { today: dateInNorway(tx.now), limit });
    await updateFactoringInvoices(
      tx,
      held.map(({ id }) => id),
      // The words said why it waited: they are true no longer, and stay in the history.
      { status: "delivered", statusDescription: "", holdUntil: null },
    );
    await insertHistory(
      tx,
      held.map(({ invoiceId, holdUntil }) => ({
        invoiceId,
        event: "status_changed",
        facts: { status: "delivered", heldUntil: holdUntil },
      })),
    );
    return ok({ ended: held.length });
  });
}
