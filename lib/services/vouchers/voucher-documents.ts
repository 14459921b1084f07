import { createHash } from "node:crypto";
import { findUpload, listAttachedDocuments, listOwnUploads } from "@/db/queries/voucher-documents";
import { findVoucher } from "@/db/queries/vouchers";
import type { Scope } from "@/db/scope";
import { insertDocuments } from "@/db/writes/documents";
import { attachDocuments, insertUpload } from "@/db/writes/voucher-documents";
import { checkPdf } from "@/lib/adapters/pdf-check";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { putVoucherDocuments, uploadDocument } from "@/lib/contracts/partner-api/voucher-changes";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { connectionOf } from "../factoring/connection-of";
import { present } from "../factoring/partner-view";
import { type TransactRefusal, transact } from "../transact";
import { unknownDocuments } from "./post-vouchers";
import { parseVoucherName, voucherDetailView } from "./voucher-view";

type Invalid = { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] };

/** Keep a document that the partner sends in. The same bytes are the same document, however often they come. */
export async function keepUpload(
  scope: Scope,
  { filename, pdf }: InputOf<typeof uploadDocument>,
): Promise<Result<OutputOf<typeof uploadDocument>, Invalid | TransactRefusal>> {
  // Before the transaction: a PDF takes its time to read, and the company's other verbs shall not wait for it.
  const checked = await checkPdf(pdf);
  if (!checked.ok) {
    return refuse({ code: "validation_failed", errors: [{ pointer: "/pdf", code: checked.error.code }] });
  }
  const sha256 = new Uint8Array(createHash("sha256").update(pdf).digest());
  return transact<OutputOf<typeof uploadDocument>, Invalid>(scope, "voucher/upload-document", async (tx) => {
    const connectionId = connectionOf(tx);
    const before = await findUpload(tx, connectionId, sha256);
    if (before) return ok({ ...before, known: true });
    const file = { filename, mediaType: "application/pdf", bytes: pdf, sha256 };
    const [documentId] = await insertDocuments(tx, [{ kind: "voucher_document", ...file }]);
    if (!documentId) throw new Error("the document was not kept");
    await insertUpload(tx, { documentId, connectionId, sha256 });
    return ok({ ...present(await findUpload(tx, connectionId, sha256)), known: false });
  });
}

/** Add documents to a voucher of the partner's own. None is ever taken away. */
export function addVoucherDocuments(
  scope: Scope,
  { voucherId, documentIds }: InputOf<typeof putVoucherDocuments>,
): Promise<
  Result<OutputOf<typeof putVoucherDocuments>, Invalid | { readonly code: "not_found" } | TransactRefusal>
> {
  return transact<OutputOf<typeof putVoucherDocuments>, Invalid | { readonly code: "not_found" }>(
    scope,
    "voucher/attach-documents",
    async (tx) => {
      const ref = parseVoucherName(voucherId);
      const head = await findVoucher(tx, ref);
      if (head?.voucher.connectionId !== connectionOf(tx)) return refuse({ code: "not_found" });
      const known = new Set(await listOwnUploads(tx, connectionOf(tx), documentIds));
      const unknown = unknownDocuments(documentIds, known);
      if (unknown.length > 0) return refuse({ code: "validation_failed", errors: unknown });
      const attached = await listAttachedDocuments(tx, ref);
      if (attached.some(({ id }) => !documentIds.includes(id))) {
        const errors: FieldIssue[] = [{ pointer: "/documentIds", code: "document_stays" }];
        return refuse({ code: "validation_failed", errors });
      }
      await attachDocuments(
        tx,
        [...new Set(documentIds)].map((documentId) => ({ ...ref, documentId })),
      );
      return ok(await voucherDetailView(tx, present(await findVoucher(tx, ref))));
    },
  );
}
