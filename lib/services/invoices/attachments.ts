import { createHash } from "node:crypto";
import { type AttachmentRow, listAttachments } from "@/db/queries/attachments";
import { findInvoice } from "@/db/queries/invoices";
import type { Scope, Tx } from "@/db/scope";
import { deleteAttachment, insertAttachment } from "@/db/writes/attachments";
import { insertDocuments } from "@/db/writes/documents";
import { checkContent } from "@/lib/adapters/attachment-check";
import type { PdfRefusal } from "@/lib/adapters/pdf-check";
import { type AttachmentRefusal, checkAttachment, placeAttachment } from "@/lib/domain/attachment";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { denial } from "../permissions";
import { type TransactRefusal, transact } from "../transact";

type DraftRefusal = { readonly code: "not_found" } | { readonly code: "already_sent" };

/** What the draft has with it after the verb. */
type Kept = { readonly attachments: readonly AttachmentRow[] };

export type AddAttachmentRefusal = DraftRefusal | AttachmentRefusal | PdfRefusal;

/** «Legg til vedlegg»: keep a file with a draft, so that it travels with the invoice or the credit note (edge 42). */
export async function addAttachment(
  scope: Scope,
  { invoiceId, filename, bytes }: { invoiceId: string; filename: string; bytes: Uint8Array },
): Promise<Result<Kept, AddAttachmentRefusal | TransactRefusal>> {
  const denied = denial(scope.actor, "invoice/add-attachment");
  if (denied) return refuse(denied);
  const checked = checkAttachment({ filename, size: bytes.byteLength, bytes });
  if (!checked.ok) return checked;
  // Before the transaction: a PDF takes its time to read, and the company's other verbs shall not wait for it.
  const content = await checkContent(checked.value.mediaType, bytes);
  if (!content.ok) return content;
  const sha256 = createHash("sha256").update(bytes).digest();

  return transact<Kept, AddAttachmentRefusal>(scope, "invoice/add-attachment", async (tx) => {
    const refusal = await refusalOfDraft(tx, invoiceId);
    if (refusal) return refuse(refusal);

    const file = { filename: checked.value.filename, size: bytes.byteLength, sha256: sha256.toString("hex") };
    const placed = placeAttachment(await listAttachments(tx, invoiceId), file);
    if (!placed.ok) return placed;

    const { mediaType } = checked.value;
    const document = {
      kind: "attachment" as const,
      filename: placed.value.filename,
      mediaType,
      bytes,
      sha256,
    };
    const [documentId] = await insertDocuments(tx, [document]);
    if (!documentId) throw new Error("the attachment was not kept");
    await insertAttachment(tx, { invoiceId, documentId, position: placed.value.position });
    return ok({ attachments: await listAttachments(tx, invoiceId) });
  });
}

/** «Fjern»: take a file off a draft. It is deleted, for it has documented nothing. */
export function removeAttachment(
  scope: Scope,
  { invoiceId, attachmentId }: { readonly invoiceId: string; readonly attachmentId: string },
): Promise<Result<Kept, DraftRefusal | TransactRefusal>> {
  return transact<Kept, DraftRefusal>(scope, "invoice/remove-attachment", async (tx) => {
    const refusal = await refusalOfDraft(tx, invoiceId);
    if (refusal) return refuse(refusal);

    const removed = await deleteAttachment(tx, invoiceId, attachmentId);
    return removed
      ? ok({ attachments: await listAttachments(tx, invoiceId) })
      : refuse({ code: "not_found" });
  });
}

/** With the sending, what travels with a document is as fixed as its lines. */
async function refusalOfDraft(tx: Scope<Tx>, invoiceId: string): Promise<DraftRefusal | null> {
  const invoice = await findInvoice(tx, invoiceId);
  if (!invoice) return { code: "not_found" };
  return invoice.state === "draft" ? null : { code: "already_sent" };
}
