import { findDunningSettings, listDunningCandidates } from "@/db/queries/dunning";
import type { Scope } from "@/db/scope";
import { dateInNorway } from "@/lib/domain/dates";
import { collectable, dunnable } from "@/lib/domain/dunning";
import { denial } from "../permissions";

/**
 * Where one invoice stands with reminders and collection today; null until it is past its due date, and when it is
 * paid: then there is nothing to say.
 */
export async function standingOf(scope: Scope, invoiceId: string) {
  const [[invoice], settings] = await Promise.all([
    listDunningCandidates(scope, { invoiceIds: [invoiceId] }),
    findDunningSettings(scope),
  ]);
  const today = dateInNorway(scope.now);
  if (!invoice || (!invoice.inCollection && (invoice.remainingOre <= 0n || invoice.dueDate >= today)))
    return null;

  const reminded = dunnable(invoice, settings, today);
  const collected = collectable(invoice, settings, today);
  return {
    invoiceNo: invoice.invoiceNo,
    leftOut: reminded.ok ? null : reminded.error,
    collection: collected.ok ? null : collected.error,
    factoringName: invoice.factoringName,
    agency: settings.collectionAgency,
    mayAct: denial(scope.actor, "dunning/hold") === null,
  };
}
