import { findChecksum, findPartnerInvoice, lockFactoringInvoices } from "@/db/queries/partner-invoices";
import type { Scope, Tx } from "@/db/scope";
import { insertDeliveryPdf } from "@/db/writes/delivery-pdfs";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { replaceDeliveryPdf as replaceContract } from "@/lib/contracts/partner-api/deliveries";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { connectionOf } from "./connection-of";
import { checkDeliveredPdf, keepDeliveredPdf, type PdfIssue } from "./delivered-pdf";
import { present } from "./partner-view";
import { readInvoice } from "./read-invoices";

type Refusal = { readonly code: "not_found" } | { readonly code: "not_delivered" } | PdfIssue;

/**
 * The debtor was sent another document than the receipt said (edge 20): the new PDF holds from now on, the old one is
 * kept, and both are listed with their checksums and the reason. The status stays what it is. The PDF that holds
 * already changes nothing.
 */
export async function replaceDeliveryPdf(
  scope: Scope,
  input: InputOf<typeof replaceContract>,
): Promise<Result<OutputOf<typeof replaceContract>, Refusal | TransactRefusal>> {
  // Before the transaction: a PDF takes its time to read, and the company's other verbs shall not wait for it.
  const checked = await checkDeliveredPdf(input.pdf);
  if (!checked.ok) return checked;
  const { sha256 } = checked.value;

  return transact<OutputOf<typeof replaceContract>, Refusal>(
    scope,
    "factoring/replace-delivery-pdf",
    async (tx) => {
      const [row] = await lockFactoringInvoices(tx, connectionOf(tx), [input.invoiceId]);
      if (!row?.ehfDocumentId) return refuse({ code: "not_found" });
      if (!row.deliveredDocumentId) return refuse({ code: "not_delivered" });

      const known = await findChecksum(tx, row.deliveredDocumentId);
      if (!known || Buffer.compare(known, sha256) !== 0) await replace(tx, row.invoiceId, input, sha256);
      return ok(present(await readInvoice(tx, { invoiceId: input.invoiceId })));
    },
  );
}

async function replace(
  tx: Scope<Tx>,
  ownInvoiceId: string,
  { invoiceId, pdf, reason, factorKid, dueDate }: InputOf<typeof replaceContract>,
  sha256: Uint8Array,
): Promise<void> {
  const { invoice } = present(await findPartnerInvoice(tx, connectionOf(tx), invoiceId));
  const documentId = await keepDeliveredPdf(tx, invoice, { pdf, sha256 });
  const version = await insertDeliveryPdf(tx, { factoringInvoiceId: invoiceId, documentId, reason });
  await updateFactoringInvoice(tx, invoiceId, {
    deliveredDocumentId: documentId,
    ...(factorKid === undefined ? {} : { factorKid }),
    ...(dueDate === undefined ? {} : { factorDueDate: dueDate }),
  });
  const facts = { version, factorKid: factorKid ?? null, dueDate: dueDate ?? null };
  await insertHistory(tx, [
    { invoiceId: ownInvoiceId, event: "delivery_pdf_replaced", text: reason, facts, documentId },
  ]);
}
