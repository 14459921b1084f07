import { findActiveConnection, findConnection } from "@/db/queries/connections";
import { findCustomer } from "@/db/queries/customers";
import { findReturned, type ReturnedRow } from "@/db/queries/returned-invoices";
import type { Scope } from "@/db/scope";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import type { ReturnedChoices } from "@/lib/contracts/returned-invoice";
import { missingForFactoring } from "@/lib/domain/customer-rules";
import { type Result, refuse } from "@/lib/domain/result";
import {
  isReturned,
  type OtherwiseMethod,
  otherwiseMethods,
  type ReturnedInvoice,
  type SendAgainRefusal,
  type SendOtherwiseRefusal,
  sendAgain,
  sendOtherwise,
} from "@/lib/domain/returned-invoice";
import { refusalOfCurrency } from "@/lib/domain/sending";
import { cardOf } from "./snapshots";

/** An invoice that may be sent once more, with its customer and the integration that is active now. */
export type LoadedReturn = NonNullable<Awaited<ReturnType<typeof loadReturn>>>;

/** All that sending once more looks at; null for a draft, or when there is no such invoice. */
export async function loadReturn(scope: Scope, invoiceId: string) {
  const row = await findReturned(scope, invoiceId);
  const customer = row && (await findCustomer(scope, row.customerNo));
  if (!row || !customer) return null;
  return { row, customer, connection: await partnerOf(scope, row) };
}

/** Whom it goes to when it is sent again: the active integration, and a credit note to whoever has its invoice. */
async function partnerOf(scope: Scope, { originalInvoiceId, originalConnectionId }: ReturnedRow) {
  if (!originalInvoiceId) return findActiveConnection(scope);
  const partner = originalConnectionId ? await findConnection(scope, originalConnectionId) : null;
  return partner?.state === "active" || partner?.state === "winding_down" ? partner : null;
}

/** Whether it may go to the active factoring company; the customer's card is judged as on the first sending (M10). */
export function decideAgain({
  row,
  customer,
  connection,
}: LoadedReturn): Result<"factoring", SendAgainRefusal> {
  const card = cardOf(customer);
  const decided = sendAgain(invoiceOf(row), {
    integrationActive: connection !== null,
    useFactoring: card.useFactoring,
    customerProblems: missingForFactoring(
      { ...card, useFactoring: true },
      placeOfPostalCode(card.postalCode ?? "") ?? undefined,
    ),
    inCollection: row.inCollection,
    rejectedForGood:
      row.status === "rejected" && row.retryable === false && row.connectionId === connection?.id,
  });
  const currency = decided.ok && connection ? refusalOfCurrency(row, connection.currencies) : null;
  return currency ? refuse(currency) : decided;
}

/** Whether it may go to the debtor from the company itself. */
export function decideOtherwise(
  { row, customer }: LoadedReturn,
  method: OtherwiseMethod,
): Result<OtherwiseMethod, SendOtherwiseRefusal> {
  return sendOtherwise(invoiceOf(row), method, { email: customer.invoiceEmail ?? customer.email });
}

/**
 * What the user may choose for an invoice that came back from the factoring company (edge 13), each way with what
 * stands in it today, and the reason that was given. Null while nothing came back, or when nothing is left to choose.
 */
export async function previewReturned(scope: Scope, invoiceId: string): Promise<ReturnedChoices | null> {
  const loaded = await loadReturn(scope, invoiceId);
  if (!loaded?.row.status || !isReturned(loaded.row.status) || loaded.row.deliveryMethod !== "factoring")
    return null;

  const { row, customer, connection } = loaded;
  const again = decideAgain(loaded);
  if (!again.ok && again.error.code === "nothing_outstanding") return null;
  return {
    invoiceId,
    customerNo: row.customerNo,
    status: row.status as ReturnedChoices["status"],
    returnedBy: row.connectionName ?? "",
    reasonCode: row.reasonCode,
    reason: row.reason ?? "",
    retryable: row.retryable,
    integrationName: connection?.name ?? null,
    again: again.ok ? null : again.error,
    otherwise: otherwiseMethods.map((method) => {
      const decided = decideOtherwise(loaded, method);
      return { method, refusal: decided.ok ? null : decided.error };
    }),
    email: customer.invoiceEmail ?? customer.email,
  };
}

function invoiceOf(row: ReturnedRow): ReturnedInvoice {
  const { kind, deliveryMethod, status, remainingOre, originalInvoiceId, originalMethod, originalStatus } =
    row;
  const original = originalInvoiceId ? { deliveryMethod: originalMethod, status: originalStatus } : null;
  return { kind, deliveryMethod, status, remainingOre, original };
}
