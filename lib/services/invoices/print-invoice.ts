import { findInvoicePdf } from "@/db/queries/invoice-files";
import { findInvoice } from "@/db/queries/invoices";
import type { Scope } from "@/db/scope";
import { insertDocuments } from "@/db/writes/documents";
import { insertHistory } from "@/db/writes/invoices";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { renderInvoice } from "./render-invoice";

export type PrintRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "not_sent" }
  /** M17: a factored invoice has no PDF but the factoring company's. */
  | { readonly code: "delivered_by_factoring" }
  /** M35: the document was made and sent in another system. */
  | { readonly code: "imported_has_no_pdf" };

/** Make the PDF of an invoice sent by print, and keep it (M34). Once it is there, asking again changes nothing. */
export async function printInvoice(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<{ documentId: string }, PrintRefusal | TransactRefusal>> {
  const invoice = await findInvoice(scope, invoiceId);
  if (!invoice) return refuse({ code: "not_found" });
  if (invoice.state !== "sent") return refuse({ code: "not_sent" });
  if (invoice.source === "imported") return refuse({ code: "imported_has_no_pdf" });
  if (invoice.deliveryMethod === "factoring") return refuse({ code: "delivered_by_factoring" });

  const known = await findInvoicePdf(scope, invoiceId);
  if (known) return ok({ documentId: known.id });
  const pdf = await renderInvoice(scope, invoice);

  return transact(scope, "invoice/print", async (tx) => {
    // Under the company's lock: another worker may have been first.
    const existing = await findInvoicePdf(tx, invoiceId);
    if (existing) return ok({ documentId: existing.id });

    const [documentId] = await insertDocuments(tx, [pdf]);
    if (!documentId) throw new Error("the PDF was not kept");
    await insertHistory(tx, [{ invoiceId, event: "printed", documentId }]);
    return ok({ documentId });
  });
}
