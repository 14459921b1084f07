import { countCreditsToClarify, countReturnedDisputes } from "@/db/queries/follow-up";
import { countLate } from "@/db/queries/late-invoices";
import type { Scope } from "@/db/scope";

/** How much waits to be followed up, by what it is: for the overview and the factoring page. */
export async function followUpCounts(scope: Scope) {
  const [late, creditToClarify, heldAfterReturn] = await Promise.all([
    countLate(scope),
    countCreditsToClarify(scope),
    countReturnedDisputes(scope),
  ]);
  return {
    notFetchedInTime: late.not_fetched,
    notDeliveredInTime: late.not_delivered,
    heldAfterReturn,
    creditToClarify,
  };
}
