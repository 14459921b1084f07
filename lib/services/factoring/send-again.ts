import type { Scope, Tx } from "@/db/scope";
import { insertFactoringInvoices } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { enqueue } from "@/db/writes/jobs";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { SendAgainRefusal } from "@/lib/domain/returned-invoice";
import { decideAgain, loadReturn } from "../invoices/returned-choices";
import { type TransactRefusal, transact } from "../transact";

type Refusal = { readonly code: "not_found" } | SendAgainRefusal;

/**
 * «Rett og send på nytt» (edge 13): the same document, number and postings are offered to the factoring company that
 * is active now, with a row of its own; the old row stays as it ended. The job makes the EHF anew, addressed as the
 * customer's card says today.
 */
export function sendInvoiceAgain(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<{ invoiceId: string }, Refusal | TransactRefusal>> {
  return transact<{ invoiceId: string }, Refusal>(scope, "factoring/send-again", async (tx) => {
    const loaded = await loadReturn(tx, invoiceId);
    if (!loaded) return refuse({ code: "not_found" });
    const decided = decideAgain(loaded);
    if (!decided.ok) return decided;
    if (!loaded.connection) return refuse({ code: "no_active_integration" });

    await offer(tx, invoiceId, loaded.connection);
    return ok({ invoiceId });
  });
}

async function offer(
  tx: Scope<Tx>,
  invoiceId: string,
  { id, name, agreementType }: { id: string; name: string; agreementType: string },
): Promise<void> {
  const serviceLevel = agreementType === "service_only" ? "service_only" : "financed";
  await insertFactoringInvoices(tx, [{ invoiceId, connectionId: id, serviceLevel }]);
  await insertHistory(tx, [
    { invoiceId, event: "sent_again", facts: { integration: name } },
    { invoiceId, event: "preparing" },
  ]);
  await enqueue(tx, "prepare", { invoiceIds: [invoiceId] });
}
