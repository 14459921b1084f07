import { createHash } from "node:crypto";
import type { Scope, Tx } from "@/db/scope";
import { insertDocuments } from "@/db/writes/documents";
import { checkPdf } from "@/lib/adapters/pdf-check";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import type { InvoiceKind } from "@/lib/domain/invoice";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { present } from "./partner-view";

/** What is wrong with a PDF that the partner sent. */
export type PdfIssue = { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] };

/** Whether a PDF that the partner sent can be opened by anybody (M21), and the SHA-256 that it is known by. */
export async function checkDeliveredPdf(
  pdf: Uint8Array,
): Promise<Result<{ readonly sha256: Uint8Array }, PdfIssue>> {
  const checked = await checkPdf(pdf);
  if (!checked.ok)
    return refuse({ code: "validation_failed", errors: [{ pointer: "/pdf", code: checked.error.code }] });
  return ok({ sha256: new Uint8Array(createHash("sha256").update(pdf).digest()) });
}

/** Keep a PDF that the partner says was delivered, named after its document; answers the file's id. */
export async function keepDeliveredPdf(
  tx: Scope<Tx>,
  { kind, number }: { readonly kind: InvoiceKind; readonly number: number | null },
  { pdf, sha256 }: { readonly pdf: Uint8Array; readonly sha256: Uint8Array },
): Promise<string> {
  const filename = `${kind === "invoice" ? "faktura" : "kreditnota"}-${present(number)}.pdf`;
  const [documentId] = await insertDocuments(tx, [
    { kind: "delivered_pdf", filename, mediaType: "application/pdf", bytes: pdf, sha256 },
  ]);
  if (!documentId) throw new Error("the PDF was not kept");
  return documentId;
}
