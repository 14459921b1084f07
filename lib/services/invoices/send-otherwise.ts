import type { Scope, Tx } from "@/db/scope";
import { changeDeliveryMethod, insertHistory } from "@/db/writes/invoices";
import { enqueue } from "@/db/writes/jobs";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { OtherwiseMethod, SendOtherwiseRefusal } from "@/lib/domain/returned-invoice";
import { type TransactRefusal, transact } from "../transact";
import { decideOtherwise, loadReturn } from "./returned-choices";

export type GoOtherwiseRefusal = { readonly code: "not_found" } | SendOtherwiseRefusal;

type Way = { readonly invoiceId: string; readonly method: OtherwiseMethod };

/** «Send på annen måte» (edge 13): what the factoring company gave back goes to the debtor from the company itself. */
export function sendInvoiceOtherwise(
  scope: Scope,
  way: Way,
): Promise<Result<{ method: OtherwiseMethod }, GoOtherwiseRefusal | TransactRefusal>> {
  return transact<{ method: OtherwiseMethod }, GoOtherwiseRefusal>(scope, "invoice/send-otherwise", (tx) =>
    goOtherwise(tx, way),
  );
}

/** The same within another verb's transaction, for verbs that give back many invoices (edge 36). */
export async function goOtherwise(
  tx: Scope<Tx>,
  { invoiceId, method }: Way,
): Promise<Result<{ method: OtherwiseMethod }, GoOtherwiseRefusal>> {
  const loaded = await loadReturn(tx, invoiceId);
  if (!loaded) return refuse({ code: "not_found" });
  const decided = decideOtherwise(loaded, method);
  if (!decided.ok) return decided;

  await changeDeliveryMethod(tx, invoiceId, method);
  await insertHistory(tx, [{ invoiceId, event: "sent_otherwise", facts: { deliveryMethod: method } }]);
  if (method === "print") await enqueue(tx, "print", { invoiceId });
  const to = loaded.customer.invoiceEmail ?? loaded.customer.email ?? "";
  if (method === "email") await enqueue(tx, "email", { invoiceId, to, copy: false });
  return ok({ method });
}
