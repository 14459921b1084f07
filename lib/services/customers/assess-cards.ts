import { listUnassessed } from "@/db/queries/data-quality";
import type { Scope } from "@/db/scope";
import { saveAssessments } from "@/db/writes/customers";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import { assessCard } from "@/lib/domain/card-quality";
import { ok, type Result } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/**
 * Ask the rules about cards that nobody has asked about yet (M12): cards that came in past the verbs, or whose answer
 * was set to null because the rules changed. At most `limit` in a transaction, so that nobody waits long for the
 * company's lock; answers how many there were, and fewer than `limit` means that all are done.
 */
export function assessCards(
  scope: Scope,
  { limit }: { readonly limit: number },
): Promise<Result<{ assessed: number }, TransactRefusal>> {
  return transact<{ assessed: number }, TransactRefusal>(scope, "customer/assess", async (tx) => {
    const cards = await listUnassessed(tx, limit);
    await saveAssessments(
      tx,
      cards.map((card) => ({ customerNo: card.customerNo, lacking: assessCard(card, placeOfPostalCode) })),
    );
    return ok({ assessed: cards.length });
  });
}
