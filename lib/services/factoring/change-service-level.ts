import { findPartnerInvoice, lockFactoringInvoices } from "@/db/queries/partner-invoices";
import type { Scope } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { changeServiceLevel as levelContract } from "@/lib/contracts/partner-api/statuses";
import { isFinal } from "@/lib/domain/connection";
import type { FactoringStatus } from "@/lib/domain/factoring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { connectionOf } from "./connection-of";
import { partnerInvoice, present } from "./partner-view";

type Refusal =
  | { readonly code: "not_found" }
  | { readonly code: "invoice_final"; readonly from: FactoringStatus };

/**
 * The partner goes on with an invoice without financing it (edge 15): the client is told why, and nothing happens in
 * the ledger, where an advance is paid back by a voucher. Said again it answers as the first time.
 */
export function changeServiceLevel(
  scope: Scope,
  { invoiceId, serviceLevel, reason }: InputOf<typeof levelContract>,
): Promise<Result<OutputOf<typeof levelContract>, Refusal | TransactRefusal>> {
  return transact<OutputOf<typeof levelContract>, Refusal>(
    scope,
    "factoring/change-service-level",
    async (tx) => {
      const [row] = await lockFactoringInvoices(tx, connectionOf(tx), [invoiceId]);
      if (!row?.ehfDocumentId) return refuse({ code: "not_found" });

      if (row.serviceLevel !== serviceLevel) {
        if (isFinal(row.status)) return refuse({ code: "invoice_final", from: row.status });
        await updateFactoringInvoice(tx, invoiceId, { serviceLevel });
        await insertHistory(tx, [
          { invoiceId: row.invoiceId, event: "service_level_changed", text: reason, facts: { serviceLevel } },
        ]);
      }
      return ok(partnerInvoice(present(await findPartnerInvoice(tx, connectionOf(tx), invoiceId))));
    },
  );
}
