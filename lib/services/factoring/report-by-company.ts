import { lockReported } from "@/db/queries/own-reports";
import type { Scope } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import type { OwnReportInput } from "@/lib/contracts/own-report";
import { dateInNorway } from "@/lib/domain/dates";
import type { FactoringStatus } from "@/lib/domain/factoring";
import type { HistoryEvent } from "@/lib/domain/invoice";
import { decideOwnReport, type OwnReport, type OwnReportRefusal } from "@/lib/domain/own-report";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

type Refusal = { readonly code: "not_found" } | OwnReportRefusal;

const told: Record<OwnReport, HistoryEvent> = {
  dispute: "dispute_reported",
  end_dispute: "dispute_settled",
  hold: "hold_set",
  end_hold: "hold_ended",
};

/**
 * The company itself tells the factoring company of the customer's objection or asks it to wait, and takes it back
 * (domain.md c2). The reason becomes «Factoringbeskrivelse», which is what the factoring company reads when its feed has
 * told it of the change.
 */
export function reportByCompany(
  scope: Scope,
  { invoiceId, report, reason, holdUntil }: OwnReportInput,
): Promise<Result<{ status: FactoringStatus }, Refusal | TransactRefusal>> {
  return transact<{ status: FactoringStatus }, Refusal>(scope, "factoring/report-by-company", async (tx) => {
    const row = await lockReported(tx, invoiceId);
    if (!row) return refuse({ code: "not_found" });
    const today = dateInNorway(tx.now);
    const decided = decideOwnReport(row, report, { reason, holdUntil, today });
    if (!decided.ok) return decided;

    const status = decided.value;
    const until = report === "hold" ? holdUntil : null;
    const begins = status === "disputed" || status === "on_hold";
    await updateFactoringInvoice(tx, row.id, {
      status,
      statusDescription: reason,
      holdUntil: until,
      reportedStatus: begins ? status : null,
      reportedFrom: begins ? row.status : null,
    });
    await insertHistory(tx, [
      { invoiceId, event: told[report], text: reason, facts: { status, holdUntil: until } },
    ]);
    return ok({ status });
  });
}
