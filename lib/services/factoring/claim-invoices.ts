import {
  findPartnerInvoice,
  findPartnerInvoices,
  lockFactoringInvoices,
} from "@/db/queries/partner-invoices";
import type { Scope, Tx } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import type { OutputOf } from "@/lib/contracts/partner-api/contract";
import type {
  claimInvoice as claimContract,
  claimInvoices as claimsContract,
} from "@/lib/contracts/partner-api/invoices";
import { isRepeat, type TransitionRefusal, transition } from "@/lib/domain/factoring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { connectionOf } from "./connection-of";
import { partnerInvoice } from "./partner-view";

type NotFound = { readonly code: "not_found" };

/** The partner takes one invoice (M20). Claiming what it has already claimed answers the same. */
export function claimInvoice(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<OutputOf<typeof claimContract>, NotFound | TransitionRefusal | TransactRefusal>> {
  return transact<OutputOf<typeof claimContract>, NotFound | TransitionRefusal>(
    scope,
    "factoring/claim",
    async (tx) => {
      const [outcome] = await claimAll(tx, [invoiceId]);
      if (!outcome) return refuse({ code: "not_found" });
      if (!outcome.result.ok) return outcome.result;

      const row = await findPartnerInvoice(tx, connectionOf(tx), invoiceId);
      return row ? ok(partnerInvoice(row)) : refuse({ code: "not_found" });
    },
  );
}

/** Many at once; each is claimed or not on its own, and the answer follows the order asked. */
export function claimInvoices(
  scope: Scope,
  { ids }: { readonly ids: readonly string[] },
): Promise<Result<OutputOf<typeof claimsContract>, TransactRefusal>> {
  return transact(scope, "factoring/claim", async (tx) => {
    const outcomes = await claimAll(tx, ids);
    const rows = await findPartnerInvoices(tx, connectionOf(tx), ids);

    const statusOf = new Map(rows.map((row) => [row.factoring.id, partnerInvoice(row).status]));
    const results = outcomes.map(({ id, result }) => ({
      id,
      claimed: result.ok,
      status: statusOf.get(id) ?? null,
      code: result.ok ? null : result.error.code,
    }));
    return ok({ results });
  });
}

async function claimAll(tx: Scope<Tx>, ids: readonly string[]) {
  const rows = await lockFactoringInvoices(tx, connectionOf(tx), ids);
  // What is not offered yet is as if it were not there.
  const offered = new Map(rows.filter((row) => row.ehfDocumentId).map((row) => [row.id, row]));

  const outcomes: { id: string; result: Result<"fetched", NotFound | TransitionRefusal> }[] = [];
  for (const id of ids) {
    const row = offered.get(id);
    if (!row) {
      outcomes.push({ id, result: refuse({ code: "not_found" }) });
      continue;
    }
    const result = isRepeat(row.status, "fetched")
      ? ok("fetched" as const)
      : transition(row.status, "fetched");
    outcomes.push({ id, result });
    if (!result.ok || row.status === "fetched") continue;

    await updateFactoringInvoice(tx, id, { status: "fetched", claimedAt: tx.now });
    await insertHistory(tx, [{ invoiceId: row.invoiceId, event: "fetched" }]);
    offered.set(id, { ...row, status: "fetched" });
  }
  return outcomes;
}
