import { listOriginsOf } from "@/db/queries/recurring";
import type { Scope, Tx } from "@/db/scope";
import { insertHistory } from "@/db/writes/invoices";

/** «Historikk» of what is sent begins with the agreement that made it, whoever sends it and when. */
export async function tellOrigins(tx: Scope<Tx>, invoiceIds: readonly string[]): Promise<void> {
  const origins = await listOriginsOf(tx, invoiceIds);
  await insertHistory(
    tx,
    origins.map(({ invoiceId, recurringId, date }) => ({
      invoiceId,
      event: "made_by_agreement" as const,
      facts: { recurringId, agreementDate: date },
    })),
  );
}
