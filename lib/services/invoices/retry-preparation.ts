import { lockUnprepared } from "@/db/queries/sending";
import type { Scope } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { enqueue } from "@/db/writes/jobs";
import { type TransitionRefusal, transition } from "@/lib/domain/factoring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/** «Prøv igjen» after «Klargjøring feilet»: the same number and content are prepared once more (edge 1). */
export function retryPreparation(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<
  Result<{ invoiceId: string }, { readonly code: "not_found" } | TransitionRefusal | TransactRefusal>
> {
  return transact<{ invoiceId: string }, { readonly code: "not_found" } | TransitionRefusal>(
    scope,
    "factoring/retry-preparation",
    async (tx) => {
      const [row] = await lockUnprepared(tx, [invoiceId]);
      if (!row) return refuse({ code: "not_found" });
      const preparing = transition(row.status, "preparing");
      if (!preparing.ok) return preparing;

      await updateFactoringInvoice(tx, row.id, { status: "preparing", statusDescription: "" });
      await insertHistory(tx, [{ invoiceId, event: "preparing" }]);
      await enqueue(tx, "prepare", { invoiceIds: [invoiceId] });
      return ok({ invoiceId });
    },
  );
}
