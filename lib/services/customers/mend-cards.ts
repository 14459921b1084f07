import type { Scope } from "@/db/scope";
import { ok, type Result } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { decideMends, type Mend, type MendOutcome, saveMends } from "./mend";

/**
 * Save rows of the workbench, each for itself: the good ones are kept and the others told why not (M12). With `rehearse`
 * nothing is kept: the answer is what would happen, as shown before a pasted block is saved.
 */
export function mendCards(
  scope: Scope,
  { rows, rehearse }: { readonly rows: readonly Mend[]; readonly rehearse: boolean },
): Promise<Result<MendOutcome[], TransactRefusal>> {
  return transact<MendOutcome[], TransactRefusal>(
    scope,
    "customer/mend",
    async (tx) => {
      const { outcomes, changed } = await decideMends(tx, rows);
      if (!rehearse) await saveMends(tx, "customer/mend", changed);
      return ok(outcomes);
    },
    { rehearse },
  );
}
