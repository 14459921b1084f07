import type { Scope } from "@/db/scope";
import { changeDeliveryMethod, insertHistory } from "@/db/writes/invoices";
import { enqueue } from "@/db/writes/jobs";
import type { BrandingSnapshot } from "@/lib/domain/branding";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { OtherwiseMethod, SendOtherwiseRefusal } from "@/lib/domain/returned-invoice";
import { type TransactRefusal, transact } from "../transact";
import { brandingOf, loadBranding } from "./choose-branding";
import { decideOtherwise, type LoadedReturn, loadReturn } from "./returned-choices";

type Refusal = { readonly code: "not_found" } | SendOtherwiseRefusal;

type Way = { readonly invoiceId: string; readonly method: OtherwiseMethod };

/** «Send på annen måte» (edge 13): what the factoring company gave back goes to the debtor from the company itself. */
export function sendInvoiceOtherwise(
  scope: Scope,
  { invoiceId, method }: Way,
): Promise<Result<{ method: OtherwiseMethod }, Refusal | TransactRefusal>> {
  return transact<{ method: OtherwiseMethod }, Refusal>(scope, "invoice/send-otherwise", async (tx) => {
    const loaded = await loadReturn(tx, invoiceId);
    if (!loaded) return refuse({ code: "not_found" });
    const decided = decideOtherwise(loaded, method);
    if (!decided.ok) return decided;

    await changeDeliveryMethod(tx, invoiceId, method, await brandingFor(tx, loaded));
    await insertHistory(tx, [{ invoiceId, event: "sent_otherwise", facts: { deliveryMethod: method } }]);
    if (method === "print") await enqueue(tx, "print", { invoiceId });
    const to = loaded.customer.invoiceEmail ?? loaded.customer.email ?? "";
    if (method === "email") await enqueue(tx, "email", { invoiceId, to, copy: false });
    return ok({ method });
  });
}

/** The template that its PDF carries from now on (M30), as when an invoice is sent; a credit note's is its invoice's. */
async function brandingFor(tx: Scope, { row, customer }: LoadedReturn): Promise<BrandingSnapshot | null> {
  if (row.originalInvoiceId) return row.originalBranding;
  return brandingOf(await loadBranding(tx), customer.brandingTemplateId);
}
