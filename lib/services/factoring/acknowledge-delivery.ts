import { listDeliveryPdfs } from "@/db/queries/delivery-pdfs";
import { findPartnerInvoice, lockFactoringInvoices } from "@/db/queries/partner-invoices";
import type { Scope, Tx } from "@/db/scope";
import { insertDeliveryPdf } from "@/db/writes/delivery-pdfs";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { deliverInvoice } from "@/lib/contracts/partner-api/deliveries";
import { type TransitionRefusal, transition } from "@/lib/domain/factoring";
import { deliveryWarningsOf } from "@/lib/domain/lateness";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { connectionOf } from "./connection-of";
import { checkDeliveredPdf, keepDeliveredPdf, type PdfIssue } from "./delivered-pdf";
import { hex, partnerInvoice, present } from "./partner-view";

export type AcknowledgeRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "already_delivered" }
  | PdfIssue
  | TransitionRefusal
  | TransactRefusal;

/**
 * The partner says "levert", with the PDF as delivered (M21, M22). The same PDF again is answered as the
 * first time, without a new line in the history (edge 19), also when it has been replaced since; another PDF is a
 * conflict (edge 20).
 */
export async function acknowledgeDelivery(
  scope: Scope,
  input: InputOf<typeof deliverInvoice>,
): Promise<Result<OutputOf<typeof deliverInvoice>, AcknowledgeRefusal>> {
  // Before the transaction: a PDF takes its time to read, and the company's other verbs shall not wait for it.
  const checked = await checkDeliveredPdf(input.pdf);
  if (!checked.ok) return checked;
  const { sha256 } = checked.value;

  return transact<OutputOf<typeof deliverInvoice>, AcknowledgeRefusal>(
    scope,
    "factoring/acknowledge-delivery",
    async (tx) => {
      const [row] = await lockFactoringInvoices(tx, connectionOf(tx), [input.invoiceId]);
      if (!row?.ehfDocumentId) return refuse({ code: "not_found" });

      const known = row.deliveredAt ? await listDeliveryPdfs(tx, row.id) : [];
      if (row.deliveredAt && !known.some((pdf) => pdf.sha256 === hex(sha256)))
        return refuse({ code: "already_delivered" });
      if (!row.deliveredAt) {
        const delivered = transition(row.status, "delivered");
        if (!delivered.ok) return delivered;
        await save(tx, row.invoiceId, input, sha256);
      }

      return ok(partnerInvoice(present(await findPartnerInvoice(tx, connectionOf(tx), input.invoiceId))));
    },
  );
}

async function save(
  tx: Scope<Tx>,
  ownInvoiceId: string,
  input: InputOf<typeof deliverInvoice>,
  sha256: Uint8Array,
): Promise<void> {
  const { channel, deliveredAt, dueDate, factorKid, factorReference, invoiceId, paymentAccount, pdf, text } =
    input;
  const { invoice } = present(await findPartnerInvoice(tx, connectionOf(tx), invoiceId));
  const documentId = await keepDeliveredPdf(tx, invoice, { pdf, sha256 });
  await insertDeliveryPdf(tx, { factoringInvoiceId: invoiceId, documentId });

  await updateFactoringInvoice(tx, invoiceId, {
    status: "delivered",
    statusDescription: text,
    deliveredAt,
    deliveryChannel: channel,
    factorKid,
    factorPaymentAccount: paymentAccount,
    factorDueDate: dueDate,
    factorReference,
    deliveredDocumentId: documentId,
  });
  // Edge 21: a late receipt is accepted, and both the moment it names and the moment it came are told.
  const facts = { channel, deliveredAt: deliveredAt.toISOString(), factorKid, dueDate, factorReference };
  const [warning = null] = deliveryWarningsOf({ deliveredAt, dueDate: present(invoice.dueDate) });
  await insertHistory(tx, [
    { invoiceId: ownInvoiceId, event: "delivered", text, facts: { ...facts, warning }, documentId },
  ]);
}
