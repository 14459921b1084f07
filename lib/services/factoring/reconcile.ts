import { listClearingAccounts, listRemainingAt, sumAccountAt } from "@/db/queries/reconciliations";
import type { Scope } from "@/db/scope";
import { insertReconciliation } from "@/db/writes/reconciliations";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { postReconciliation as contract } from "@/lib/contracts/partner-api/reconciliations";
import type { Currency } from "@/lib/domain/currency";
import { ore } from "@/lib/domain/money";
import { compareInvoices } from "@/lib/domain/reconciliation";
import { ok, type Result } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { connectionOf } from "./connection-of";
import { present } from "./partner-view";

/** In kroner unless it says otherwise. */
type Input = Omit<InputOf<typeof contract>, "currency"> & { readonly currency?: Currency };

/**
 * Put the partner's books beside ours as they stood when a day was over, keep what differs for the bookkeeper, and tell
 * the partner. What stood on clearing accounts that were in use before counts too (edge 45).
 */
export function reconcile(
  scope: Scope,
  { asOf, currency = "NOK", factorBalance, openInvoices }: Input,
): Promise<Result<OutputOf<typeof contract>, TransactRefusal>> {
  return transact<OutputOf<typeof contract>, never>(scope, "factoring/reconcile", async (tx) => {
    const connectionId = connectionOf(tx);
    const accounts = await listClearingAccounts(tx, connectionId);
    const clearing = present(accounts[0] ?? null);
    let ourBalance = 0n;
    for (const account of accounts) ourBalance += await sumAccountAt(tx, account, asOf, currency);
    const named = {
      numbers: [...new Set(openInvoices.flatMap(({ invoiceNo }) => invoiceNo ?? []))],
      ids: [...new Set(openInvoices.flatMap(({ factoringInvoiceId }) => factoringInvoiceId ?? []))],
    };
    const theirs = openInvoices.map(({ remaining, ...one }) => ({ ...one, remainingOre: remaining }));
    const differing = compareInvoices(theirs, await listRemainingAt(tx, connectionId, asOf, named, currency));

    const accountNo = clearing.subledgerNo ?? clearing.accountNo;
    const id = await insertReconciliation(tx, {
      connectionId,
      asOf,
      accountNo,
      currency,
      factorBalanceOre: factorBalance,
      ourBalanceOre: ore(ourBalance),
      invoices: differing.map(({ factorOre, ourOre, differenceOre: _, ...invoice }) => ({
        ...invoice,
        factorOre: factorOre?.toString() ?? null,
        ourOre: ourOre?.toString() ?? null,
      })),
    });
    return ok({
      id,
      asOf,
      currency,
      account: { accountNo, name: clearing.name },
      factorBalance,
      ourBalance: ore(ourBalance),
      difference: ore(factorBalance - ourBalance),
      invoices: differing.map(({ invoiceNo, factoringInvoiceId, factorOre, ourOre, differenceOre }) => ({
        invoiceNo,
        factoringInvoiceId,
        factorRemaining: factorOre,
        ourRemaining: ourOre,
        difference: differenceOre,
      })),
    });
  });
}
