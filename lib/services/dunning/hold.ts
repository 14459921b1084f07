import { listDunningCandidates } from "@/db/queries/dunning";
import type { Scope, Tx } from "@/db/scope";
import { insertDunningHold, releaseDunningHold } from "@/db/writes/dunning";
import { insertHistory } from "@/db/writes/invoices";
import { withFactoringCompany } from "@/lib/domain/dunning";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

type NotFound = { readonly code: "not_found" };
type HoldRefusal =
  | NotFound
  | { readonly code: "invoice_with_factoring" }
  | { readonly code: "invoice_with_bureau"; readonly bureau: string }
  | { readonly code: "dunning_on_hold" };

/** «Sett på vent»: the customer objects, so no reminder goes out until somebody decides. */
export function holdDunning(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<{ invoiceId: string }, HoldRefusal | TransactRefusal>> {
  return transact<{ invoiceId: string }, HoldRefusal>(scope, "dunning/hold", async (tx) => {
    const [invoice] = await listDunningCandidates(tx, { invoiceIds: [invoiceId] });
    if (!invoice) return refuse({ code: "not_found" });
    if (withFactoringCompany(invoice)) return refuse({ code: "invoice_with_factoring" });
    if (invoice.bureau !== null) return refuse({ code: "invoice_with_bureau", bureau: invoice.bureau });

    const held = await insertDunningHold(tx, invoiceId, "customer_disputes");
    if (!held) return refuse({ code: "dunning_on_hold" });
    await insertHistory(tx, [
      { invoiceId, event: "dunning_held", facts: { holdReason: "customer_disputes" } },
    ]);
    return ok({ invoiceId });
  });
}

/** «Fortsett purring»: the user has decided (edge 34), and the invoice is in the next proposal again. */
export function releaseDunning(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<{ invoiceId: string }, NotFound | TransactRefusal>> {
  return transact<{ invoiceId: string }, NotFound>(scope, "dunning/release", async (tx) => {
    if (!(await releaseDunningHold(tx, invoiceId))) return refuse({ code: "not_found" });
    await insertHistory(tx, [{ invoiceId, event: "dunning_released" }]);
    return ok({ invoiceId });
  });
}

/** Edge 34, within the transaction in which a claim is bought back: its dispute was open. */
export async function holdReturnedDispute(tx: Scope<Tx>, invoiceId: string): Promise<void> {
  if (!(await insertDunningHold(tx, invoiceId, "dispute_at_recourse"))) return;
  await insertHistory(tx, [
    { invoiceId, event: "dunning_held", facts: { holdReason: "dispute_at_recourse" } },
  ]);
}
