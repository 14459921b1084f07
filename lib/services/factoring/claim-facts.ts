import { findConnection } from "@/db/queries/connections";
import { listDeliveryPdfs } from "@/db/queries/delivery-pdfs";
import { findLateness } from "@/db/queries/late-invoices";
import type { Scope } from "@/db/scope";
import { dateInNorway } from "@/lib/domain/dates";
import { denial } from "../permissions";

/** What an invoice's page tells of it at the factoring company, beside its row there (edges 15, 20, 21 and 24). */
export async function claimFacts(
  scope: Scope,
  row: { readonly id: string; readonly invoiceId: string; readonly connectionId: string },
) {
  const [connection, late, pdfVersions] = await Promise.all([
    findConnection(scope, row.connectionId),
    findLateness(scope, row.invoiceId),
    listDeliveryPdfs(scope, row.id),
  ]);
  return {
    name: connection?.name ?? "",
    late,
    pdfVersions,
    financingAgreed: connection?.agreementType !== "service_only",
    today: dateInNorway(scope.now),
    mayReport: denial(scope.actor, "factoring/report-by-company") === null,
  };
}
