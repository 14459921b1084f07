import { findInvoice } from "@/db/queries/invoices";
import type { Scope } from "@/db/scope";
import { insertDrafts } from "@/db/writes/invoices";
import { totalsOf } from "@/lib/domain/invoice";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

export type CreditRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "not_sent" }
  | { readonly code: "not_an_invoice" };

/** «Krediter»: a credit note draft with all of the invoice's lines, to be cut down for a part or sent whole (M33). */
export function creditInvoice(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<{ invoiceId: string }, CreditRefusal | TransactRefusal>> {
  return transact<{ invoiceId: string }, CreditRefusal>(scope, "invoice/credit", async (tx) => {
    const original = await findInvoice(tx, invoiceId);
    if (!original) return refuse({ code: "not_found" });
    if (original.state !== "sent") return refuse({ code: "not_sent" });
    if (original.kind !== "invoice") return refuse({ code: "not_an_invoice" });

    const lines = original.lines.map(({ companyId: _c, invoiceId: _i, line: _l, ...line }) => line);
    const [made] = await insertDrafts(tx, [
      {
        kind: "credit_note",
        source: "created",
        customerNo: original.customerNo,
        // Nothing to wait for: what is credited is credited today.
        paymentTermsDays: 0,
        buyerReference: original.buyerReference,
        orderReference: original.orderReference,
        deliveryDate: original.deliveryDate,
        originalInvoiceId: original.id,
        currency: original.currency,
        exchangeRate: original.exchangeRateMicro,
        lines,
        totals: totalsOf(lines),
        createdBy: tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind,
      },
    ]);
    return made ? ok({ invoiceId: made }) : refuse({ code: "not_found" });
  });
}
