import { findDocument } from "@/db/queries/documents";
import { findPartnerInvoice } from "@/db/queries/partner-invoices";
import type { Scope } from "@/db/scope";
import { noteDownload } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import type { StoredFile } from "@/lib/contracts/partner-api/invoices";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { connectionOf } from "./connection-of";

/**
 * The EHF byte for byte as stored (M18). No status changes by a download; the first one is noted, because
 * from then on the client cannot withdraw the invoice by itself.
 */
export async function downloadEhf(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<StoredFile, { readonly code: "not_found" } | TransactRefusal>> {
  const row = await findPartnerInvoice(scope, connectionOf(scope), invoiceId);
  const file = row?.factoring.ehfDocumentId ? await findDocument(scope, row.factoring.ehfDocumentId) : null;
  if (!row || !file) return refuse({ code: "not_found" });

  if (row.factoring.firstDownloadedAt === null) {
    const noted = await transact<null, never>(scope, "factoring/note-download", async (tx) => {
      const isFirst = await noteDownload(tx, invoiceId);
      if (isFirst) await insertHistory(tx, [{ invoiceId: row.invoice.id, event: "ehf_downloaded" }]);
      return ok(null);
    });
    if (!noted.ok) return noted;
  }
  return ok({ bytes: file.bytes, sha256: file.sha256 });
}
