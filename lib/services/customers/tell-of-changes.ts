import { findActiveConnection } from "@/db/queries/connections";
import type { Scope, Tx } from "@/db/scope";
import { insertEvents } from "@/db/writes/events";

/**
 * Tell the factoring company that cards have changed, so that it can bring its own up to date (edge 17). Invoices that are
 * sent keep the customer as he was. Without an active connection there is nobody to tell.
 */
export async function tellOfChanges(tx: Scope<Tx>, customerNos: readonly number[]): Promise<void> {
  const connection = customerNos.length > 0 ? await findActiveConnection(tx) : null;
  if (!connection) return;
  await insertEvents(
    tx,
    customerNos.map((customerNo) => ({
      connectionId: connection.id,
      type: "customer.changed",
      subjectId: String(customerNo),
    })),
  );
}
