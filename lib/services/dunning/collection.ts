import { findDunningSettings, listDunningCandidates } from "@/db/queries/dunning";
import type { Scope } from "@/db/scope";
import { insertCollectionCase, withdrawCollectionCase } from "@/db/writes/dunning";
import { insertHistory } from "@/db/writes/invoices";
import { dateInNorway } from "@/lib/domain/dates";
import { type CollectionRefusal, collectable } from "@/lib/domain/dunning";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

type NotFound = { readonly code: "not_found" };

/** «Send til inkasso»: an own claim, after notice, goes to the company's debt collector (M25, edge 38). */
export function sendToCollection(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<{ agency: string }, CollectionRefusal | NotFound | TransactRefusal>> {
  return transact<{ agency: string }, CollectionRefusal | NotFound>(
    scope,
    "dunning/send-to-collection",
    async (tx) => {
      const [invoice] = await listDunningCandidates(tx, { invoiceIds: [invoiceId] });
      if (!invoice) return refuse({ code: "not_found" });

      const settings = await findDunningSettings(tx);
      const decided = collectable(invoice, settings, dateInNorway(tx.now));
      if (!decided.ok) return decided;
      const { agency, owedOre } = decided.value;

      await insertCollectionCase(tx, { invoiceId, agency, remainingOre: owedOre });
      await insertHistory(tx, [{ invoiceId, event: "collection_started", facts: { agency } }]);
      return ok({ agency });
    },
  );
}

/** «Trekk fra inkasso»: the claim is the company's to follow up again. */
export function withdrawFromCollection(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<{ agency: string }, NotFound | TransactRefusal>> {
  return transact<{ agency: string }, NotFound>(scope, "dunning/withdraw-from-collection", async (tx) => {
    const agency = await withdrawCollectionCase(tx, invoiceId);
    if (agency === null) return refuse({ code: "not_found" });
    await insertHistory(tx, [{ invoiceId, event: "collection_withdrawn", facts: { agency } }]);
    return ok({ agency });
  });
}
