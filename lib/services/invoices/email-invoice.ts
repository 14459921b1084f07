import { loadAttachments } from "@/db/queries/attachments";
import { findDocument } from "@/db/queries/documents";
import { findInvoicePdf } from "@/db/queries/invoice-files";
import { findInvoice } from "@/db/queries/invoices";
import type { Scope } from "@/db/scope";
import { insertDocuments, type NewDocument } from "@/db/writes/documents";
import { insertHistory } from "@/db/writes/invoices";
import type { Mailer } from "@/lib/adapters/smtp";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { denial } from "../permissions";
import { type TransactRefusal, transact } from "../transact";
import { invoiceMail } from "./invoice-mail";
import { renderInvoice } from "./render-invoice";

export type EmailRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "not_sent" }
  /** M17, M22: until the factoring company has delivered there is nothing to send a copy of. */
  | { readonly code: "no_pdf_yet" }
  /** M35: the document was made and sent in another system. */
  | { readonly code: "imported_has_no_pdf" };

export type EmailInvoice = {
  readonly invoiceId: string;
  readonly to: string;
  /** «Send fakturakopi» and not the invoice itself. */
  readonly copy: boolean;
  /** Who asked for the copy. */
  readonly askedBy?: string | undefined;
};

/**
 * Mail an invoice, or a copy, with its PDF as it is stored and its attachments (M22, M34, edge 42); our own PDF is made
 * when it has none.
 *
 * A mail cannot be taken back, so it is handed over first and told of in «Historikk» after, outside any
 * transaction. When the process dies between the two, or the server answers too late, the queue runs the job
 * again and the customer gets the mail twice: at least once, never silently not at all.
 *
 * @throws what the mail server answers, so that the job is tried again
 */
export async function emailInvoice(
  scope: Scope,
  mailer: Mailer,
  { invoiceId, to, copy, askedBy }: EmailInvoice,
): Promise<Result<{ documentId: string }, EmailRefusal | TransactRefusal>> {
  // `transact` asks too, but only once the mail has gone.
  const denied = denial(scope.actor, "invoice/email");
  if (denied) return refuse(denied);

  const invoice = await findInvoice(scope, invoiceId);
  if (!invoice) return refuse({ code: "not_found" });
  if (invoice.state !== "sent") return refuse({ code: "not_sent" });
  if (invoice.source === "imported") return refuse({ code: "imported_has_no_pdf" });

  const stored = await findInvoicePdf(scope, invoiceId);
  if (!stored && invoice.deliveryMethod === "factoring") return refuse({ code: "no_pdf_yet" });
  const pdf = stored ? await fileOf(scope, stored.id) : await renderInvoice(scope, invoice);

  const files = [pdf, ...(await loadAttachments(scope, [invoiceId]))];
  await mailer.send(invoiceMail(invoice, files, { to, copy }));

  return transact(scope, "invoice/email", async (tx) => {
    const [made] = stored ? [stored.id] : await insertDocuments(tx, [pdf]);
    if (!made) throw new Error("the PDF was not kept");
    const facts = { to, ...(askedBy ? { askedBy } : {}) };
    await insertHistory(tx, [{ invoiceId, event: copy ? "copy_sent" : "emailed", facts, documentId: made }]);
    return ok({ documentId: made });
  });
}

async function fileOf(scope: Scope, documentId: string): Promise<NewDocument> {
  const file = await findDocument(scope, documentId);
  if (!file) throw new Error(`the document ${documentId} is gone`);
  return file;
}
