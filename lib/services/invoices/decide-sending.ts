import type { OriginalRow } from "@/db/queries/sending";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import { receivableAccountNo } from "@/lib/domain/chart";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { missingForFactoring } from "@/lib/domain/customer-rules";
import type { IsoDate } from "@/lib/domain/dates";
import { buyerSnapshot } from "@/lib/domain/parties";
import { type Result, refuse } from "@/lib/domain/result";
import { type SendRefusal, type Sent, send } from "@/lib/domain/sending";
import { type PostRefusal, post } from "@/lib/domain/voucher";
import type { LoadedDraft, SendingContext } from "./sending-context";
import { cardOf, draftOf, sellerSnapshot } from "./snapshots";

export type DecideRefusal =
  | SendRefusal
  | PostRefusal
  | { readonly code: "not_found" }
  | { readonly code: "already_sent" }
  | { readonly code: "no_active_integration" }
  | { readonly code: "not_a_factoring_customer" }
  | { readonly code: "credit_note_must_follow_invoice" }
  | { readonly code: "delivery_method_unavailable"; readonly deliveryMethod: DeliveryMethod };

export type SendRequest = {
  readonly invoiceDate: IsoDate;
  /** «Endre leveringsmåte for denne fakturaen» (M14); the customer's own method when absent. */
  readonly deliveryMethod?: DeliveryMethod | undefined;
};

/** Decide for one draft, as number `number`; nothing is taken or written yet. */
export function decideSending(
  context: SendingContext,
  draft: LoadedDraft,
  request: SendRequest,
  number: number,
): Result<Sent, DecideRefusal> {
  const customer = context.customerOf.get(draft.customerNo);
  // M24: an imported invoice is never another thing than sent, whichever way is asked for.
  if (draft.source === "imported" && request.deliveryMethod === "factoring")
    return refuse({ code: "imported_not_factorable" });
  if (draft.state === "sent") return refuse({ code: "already_sent" });
  if (!customer) return refuse({ code: "not_found" });

  const deliveryMethod = methodOf(context, draft, request.deliveryMethod ?? ownMethodOf(context, draft));
  if (!deliveryMethod.ok) return deliveryMethod;

  const original = draft.originalInvoiceId ? context.originalOf.get(draft.originalInvoiceId) : undefined;
  const card = cardOf(customer);
  if (deliveryMethod.value === "email" && !card.invoiceEmail && !card.email) {
    return refuse({ code: "customer_data_incomplete", problems: [{ field: "email", code: "required" }] });
  }
  const factoring = deliveryMethod.value === "factoring";
  const sent = send(draftOf(draft, referenceTo(original)), {
    number,
    invoiceDate: request.invoiceDate,
    seller: sellerSnapshot(context.company),
    buyer: buyerSnapshot(card, customer.customerNo),
    deliveryMethod: deliveryMethod.value,
    delivererOrgNr:
      factoring && context.connection ? context.connection.integrationOrgNr : context.company.orgNr,
    receivableAccountNo,
    customerProblems: factoring
      ? missingForFactoring(
          { ...card, useFactoring: true },
          placeOfPostalCode(card.postalCode ?? "") ?? undefined,
        )
      : [],
  });
  if (!sent.ok) return sent;

  const posted = post(sent.value.voucher, context.lockDate);
  return posted.ok ? sent : posted;
}

/**
 * The method that a document goes by. A credit note follows an invoice that the factoring company has:
 * the claim is its, so it must learn that the claim is less (edge 11).
 */
function methodOf(
  { connection, customerOf, originalOf }: SendingContext,
  draft: LoadedDraft,
  wanted: DeliveryMethod,
): Result<DeliveryMethod, DecideRefusal> {
  const factored = followsFactoring(originalOf, draft);
  // M24: the factoring company never had the claim, so it cannot be told that it is less.
  if (wanted === "factoring" && creditsImported(originalOf, draft))
    return refuse({ code: "imported_not_factorable" });
  if (factored && wanted !== "factoring") return refuse({ code: "credit_note_must_follow_invoice" });

  switch (wanted) {
    case "factoring":
      if (!connection) return refuse({ code: "no_active_integration" });
      if (!factored && !customerOf.get(draft.customerNo)?.useFactoring)
        return refuse({ code: "not_a_factoring_customer" });
      return { ok: true, value: wanted };
    case "print":
    case "email":
      return { ok: true, value: wanted };
    case "ehf":
    case "efaktura":
      return refuse({ code: "delivery_method_unavailable", deliveryMethod: wanted });
  }
}

/**
 * The way a draft goes when nobody says otherwise: the customer's. A credit note of an imported invoice goes as the
 * customer's invoices did before factoring, or else on paper (M24).
 */
export function ownMethodOf(
  { customerOf, originalOf }: Pick<SendingContext, "customerOf" | "originalOf">,
  draft: LoadedDraft,
): DeliveryMethod {
  const customer = customerOf.get(draft.customerNo);
  const own = customer?.deliveryMethod ?? "print";
  if (own !== "factoring" || !creditsImported(originalOf, draft)) return own;
  return customer?.methodBeforeFactoring ?? "print";
}

/** Whether the draft credits an invoice that was imported, so that factoring is not offered (M24). */
export function creditsImported(originalOf: SendingContext["originalOf"], draft: LoadedDraft): boolean {
  const original = draft.originalInvoiceId ? originalOf.get(draft.originalInvoiceId) : undefined;
  return original?.source === "imported";
}

/** Whether the draft credits an invoice that the factoring company has, so that no other method may be chosen. */
export function followsFactoring(originalOf: SendingContext["originalOf"], draft: LoadedDraft): boolean {
  const original = draft.originalInvoiceId ? originalOf.get(draft.originalInvoiceId) : undefined;
  return original?.factoringId != null && original.factoringStatus !== "withdrawn";
}

function referenceTo(original: OriginalRow | undefined) {
  const number = original?.number ?? original?.externalNumber;
  if (!number || !original?.invoiceDate) return null;
  return { id: original.id, number, invoiceDate: original.invoiceDate };
}
