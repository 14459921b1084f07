import { findPartnerAttachment } from "@/db/queries/attachments";
import type { Scope } from "@/db/scope";
import type { StoredFile } from "@/lib/contracts/partner-api/invoices";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { connectionOf } from "./connection-of";

/**
 * A file that travels with an offered invoice, byte for byte as stored (edge 42). It is not noted: only the EHF is the
 * sales document, and taking that is what binds the client.
 */
export async function downloadAttachment(
  scope: Scope,
  path: { readonly invoiceId: string; readonly attachmentId: string },
): Promise<Result<StoredFile, { readonly code: "not_found" }>> {
  const file = await findPartnerAttachment(scope, connectionOf(scope), path);
  return file ? ok(file) : refuse({ code: "not_found" });
}
