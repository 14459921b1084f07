import { findInvoicePdf } from "@/db/queries/invoice-files";
import { findInvoice } from "@/db/queries/invoices";
import type { Scope } from "@/db/scope";
import { enqueue } from "@/db/writes/jobs";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import type { EmailRefusal } from "./email-invoice";

/** «Send fakturakopi» (M22): queue a mail with the stored PDF. It shows in «Historikk» when it has gone. */
export function sendCopy(
  scope: Scope,
  { invoiceId, to }: { readonly invoiceId: string; readonly to: string },
): Promise<Result<{ to: string }, EmailRefusal | TransactRefusal>> {
  return transact<{ to: string }, EmailRefusal>(scope, "invoice/send-copy", async (tx) => {
    const invoice = await findInvoice(tx, invoiceId);
    if (!invoice) return refuse({ code: "not_found" });
    if (invoice.state !== "sent") return refuse({ code: "not_sent" });
    if (invoice.source === "imported") return refuse({ code: "imported_has_no_pdf" });
    if (!(await findInvoicePdf(tx, invoiceId))) return refuse({ code: "no_pdf_yet" });

    const askedBy = tx.actor.kind === "user" ? tx.actor.name : undefined;
    await enqueue(tx, "email", { invoiceId, to, copy: true, ...(askedBy ? { askedBy } : {}) });
    return ok({ to });
  });
}
