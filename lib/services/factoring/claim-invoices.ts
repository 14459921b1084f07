import {
  findPartnerInvoice,
  findPartnerInvoices,
  lockFactoringInvoices,
} from "@/db/queries/partner-invoices";
import type { Scope, Tx } from "@/db/scope";
import { updateFactoringInvoices } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import type { OutputOf } from "@/lib/contracts/partner-api/contract";
import type {
  claimInvoice as claimContract,
  claimInvoices as claimsContract,
} from "@/lib/contracts/partner-api/invoices";
import { type FactoringStatus, isRepeat, type TransitionRefusal, transition } from "@/lib/domain/factoring";
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
  const outcomes = ids.map((id) => ({ id, result: decide(offered.get(id)?.status) }));

  const claimed = [...offered.values()].filter(({ status }) => transition(status, "fetched").ok);
  await updateFactoringInvoices(
    tx,
    claimed.map(({ id }) => id),
    { status: "fetched", claimedAt: tx.now },
  );
  await insertHistory(
    tx,
    claimed.map(({ invoiceId }) => ({ invoiceId, event: "fetched" as const })),
  );
  return outcomes;
}

/** A claim of what the partner has already claimed answers as the first time. */
function decide(status: FactoringStatus | undefined): Result<"fetched", NotFound | TransitionRefusal> {
  if (!status) return refuse({ code: "not_found" });
  return isRepeat(status, "fetched") ? ok("fetched") : transition(status, "fetched");
}
