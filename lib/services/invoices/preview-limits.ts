import { findCreditLimitsAt } from "@/db/queries/credit-limits";
import type { Scope } from "@/db/scope";
import type { LimitWarning } from "@/lib/contracts/invoice";
import { judgeLimits } from "@/lib/domain/credit-limit";
import { dateInNorway } from "@/lib/domain/dates";
import { ZERO } from "@/lib/domain/money";
import { unfactorable } from "@/lib/domain/sending";
import { acceptedCurrencies, ownMethodOf } from "./decide-sending";
import { type LoadedDraft, loadSendingContext, type SendingContext } from "./sending-context";

/**
 * Which of several drafts, sent together in this order, the factoring company may not finance in full (edge 14): told
 * before they go, and stopping nothing, as when one is sent. What goes another way meets no limit.
 */
export async function previewLimits(scope: Scope, invoiceIds: readonly string[]): Promise<LimitWarning[]> {
  const context = await loadSendingContext(scope, invoiceIds);
  const { connection } = context;
  if (!connection) return [];

  const order = new Map(invoiceIds.map((id, index) => [id, index]));
  const factored = context.drafts
    .filter((draft) => isFactored(context, draft, acceptedCurrencies(connection)))
    .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const customerNos = [...new Set(factored.map(({ customerNo }) => customerNo))];
  const limits = await findCreditLimitsAt(scope, connection.id, customerNos);

  return limits.flatMap((limit) => {
    const { connectionName, limitOre, validTo } = limit;
    const invoices = factored
      .filter(({ customerNo }) => customerNo === limit.customerNo)
      // A limit is in kroner; a draft without a rate has none to compare.
      .map(({ id, nokTotalOre }) => ({ invoiceId: id, totalOre: nokTotalOre ?? ZERO }));
    return judgeLimits(limit, invoices, dateInNorway(scope.now)).flatMap(
      ({ invoiceId, usedOre, wouldUseOre, verdict }): LimitWarning[] =>
        verdict === "enough"
          ? []
          : [{ invoiceId, connectionName, limitOre, usedOre, wouldUseOre, validTo, verdict }],
    );
  });
}

function isFactored(context: SendingContext, draft: LoadedDraft, currencies: readonly string[]): boolean {
  const isOpen = draft.state === "draft" && draft.kind === "invoice";
  return isOpen && ownMethodOf(context, draft) === "factoring" && unfactorable(draft, currencies) === null;
}
