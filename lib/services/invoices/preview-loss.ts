import { listPostableAccounts } from "@/db/queries/accounts";
import { listLosses } from "@/db/queries/losses";
import type { Scope } from "@/db/scope";
import type { LossView } from "@/lib/contracts/loss";
import { dateInNorway } from "@/lib/domain/dates";
import { lossAccountNos, mayLose } from "@/lib/domain/loss";
import { denial } from "../permissions";
import { loadLosable } from "./losable-invoice";

/** What the page of a sent invoice tells of a loss on it (edge 35); null for a credit note, or what was never sent. */
export async function previewLoss(scope: Scope, invoiceId: string): Promise<LossView | null> {
  const loaded = await loadLosable(scope, invoiceId);
  if (loaded?.invoice.kind !== "invoice") return null;
  const allowed = mayLose(loaded.invoice);
  const [losses, accounts] = await Promise.all([listLosses(scope, invoiceId), listPostableAccounts(scope)]);
  return {
    invoice: loaded.invoice,
    refusal: allowed.ok ? null : allowed.error,
    factoringName: loaded.holder?.connectionName ?? null,
    dueDate: loaded.dueDate,
    losses,
    accounts: accounts.filter(({ accountNo }) => lossAccountNos.includes(accountNo)),
    today: dateInNorway(scope.now),
    mayAct: denial(scope.actor, "invoice/write-off-loss") === null,
  };
}
