import { findConnection } from "@/db/queries/connections";
import type { Scope, Tx } from "@/db/scope";
import { insertEvents } from "@/db/writes/events";
import { insertHistory } from "@/db/writes/invoices";
import { type Withdrawn, type WithdrawnInvoice, withdrawUnfetched } from "@/db/writes/withdrawals";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { closeIfFinished } from "./close-finished";

/** So many rows of history and events a statement. */
const toldTogether = 1_000;

/**
 * Take back invoices that the partner has never had (edge 36): afterwards it cannot claim them, and they can be sent
 * another way. Those that it has had meanwhile stay with it; `withdrawn` counts what was taken back.
 */
export function withdrawInvoices(
  scope: Scope,
  { connectionId, ids }: { readonly connectionId: string; readonly ids: readonly string[] },
): Promise<Result<{ withdrawn: number; closed: boolean }, { code: "not_found" } | TransactRefusal>> {
  return transact<{ withdrawn: number; closed: boolean }, { code: "not_found" }>(
    scope,
    "factoring/withdraw",
    async (tx) => {
      if (!(await findConnection(tx, connectionId))) return refuse({ code: "not_found" });
      const taken = await withdraw(tx, connectionId, { only: ids });
      return ok({ withdrawn: taken.length, closed: await closeIfFinished(tx, connectionId) });
    },
  );
}

/**
 * Take back, tell each invoice's history, and tell the partner; within a verb's transaction. `facts` say in the
 * history what it came of.
 */
export async function withdraw(
  tx: Scope<Tx>,
  connectionId: string,
  which: Withdrawn,
  facts: Record<string, number> = {},
): Promise<readonly WithdrawnInvoice[]> {
  const taken = await withdrawUnfetched(tx, connectionId, which);
  for (let start = 0; start < taken.length; start += toldTogether) {
    const some = taken.slice(start, start + toldTogether);
    await insertHistory(
      tx,
      some.map(({ invoiceId }) => ({ invoiceId, event: "withdrawn", facts })),
    );
    await insertEvents(
      tx,
      some.map(({ id }) => ({ connectionId, type: "invoice.withdrawn", subjectId: id })),
    );
  }
  return taken;
}
