import type { OriginalRow } from "@/db/queries/sending";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import { type BrandingSnapshot, type ElectronicRefusal, refusalOfMethod } from "@/lib/domain/branding";
import { receivableAccountNo } from "@/lib/domain/chart";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { missingForFactoring } from "@/lib/domain/customer-rules";
import type { IsoDate } from "@/lib/domain/dates";
import type { InvoiceDraft } from "@/lib/domain/invoice";
import { buyerSnapshot } from "@/lib/domain/parties";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { hasClaim } from "@/lib/domain/returned-invoice";
import { type SendRefusal, type Sent, send } from "@/lib/domain/sending";
import { type PostRefusal, post } from "@/lib/domain/voucher";
import { brandingOf } from "./choose-branding";
import { type EhfRefusal, judgeEhf } from "./draft-ehf";
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
  | ElectronicRefusal
  | EhfRefusal
  /** The agreement with the partner that has the invoice is over; no other partner can take its credit note. */
  | { readonly code: "partner_of_invoice_ended" }
  | { readonly code: "original_not_factored" }
  | { readonly code: "delivery_method_unavailable"; readonly deliveryMethod: DeliveryMethod };

/** What was decided of one draft: the document, its voucher, and the template that its PDF carries. */
export type Decided = Sent & { readonly branding: BrandingSnapshot | null };

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
): Result<Decided, DecideRefusal> {
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
  const partner = deliveryMethod.value === "factoring" ? partnerFor(context, draft) : null;
  const factoring = partner !== null;
  const sent = send(draftAtRate(draft, original), {
    number,
    invoiceDate: request.invoiceDate,
    seller: sellerSnapshot(context.company),
    buyer: buyerSnapshot(card, customer.customerNo),
    deliveryMethod: deliveryMethod.value,
    delivererOrgNr: partner?.integrationOrgNr ?? context.company.orgNr,
    receivableAccountNo,
    acceptedCurrencies: acceptedCurrencies(partner),
    credited: context.leftOf.get(draft.originalInvoiceId ?? "") ?? null,
    customerProblems: factoring
      ? missingForFactoring(
          { ...card, useFactoring: true },
          placeOfPostalCode(card.postalCode ?? "") ?? undefined,
        )
      : [],
  });
  if (!sent.ok) return sent;
  const judged = factoring ? judgeEhf(sent.value.document) : ok(null);
  if (!judged.ok) return judged;

  const posted = post(sent.value.voucher, context.lockDate);
  if (!posted.ok) return posted;
  return ok({ ...sent.value, branding: carriedBranding(context, draft, deliveryMethod.value) });
}

/** The template for what the company itself sends as PDF; the factoring company's invoices have none (M17). */
function carriedBranding(
  context: SendingContext,
  draft: LoadedDraft,
  method: DeliveryMethod,
): BrandingSnapshot | null {
  return method === "email" || method === "print" ? brandingOfDraft(context, draft) : null;
}

/** The template of a draft, were it sent as PDF. A credit note follows the invoice whose claim it lowers. */
export function brandingOfDraft(context: SendingContext, draft: LoadedDraft): BrandingSnapshot | null {
  if (draft.originalInvoiceId) return context.originalOf.get(draft.originalInvoiceId)?.branding ?? null;
  return brandingOf(context.branding, context.customerOf.get(draft.customerNo)?.brandingTemplateId ?? null);
}

/**
 * The method that a document goes by. A credit note follows an invoice that the factoring company has:
 * the claim is its, so it must learn that the claim is less (edge 11).
 */
function methodOf(
  context: SendingContext,
  draft: LoadedDraft,
  wanted: DeliveryMethod,
): Result<DeliveryMethod, DecideRefusal> {
  const { company } = context;
  const factored = followsFactoring(context, draft);
  // M24: the factoring company never had the claim, so it cannot be told that it is less.
  if (wanted === "factoring" && creditsImported(context, draft))
    return refuse({ code: "imported_not_factorable" });
  if (factored && wanted !== "factoring") return refuse({ code: "credit_note_must_follow_invoice" });

  switch (wanted) {
    case "factoring":
      if (factored) return { ok: true, value: wanted };
      if (partnerOfOriginal(context, draft)) return refuse({ code: "partner_of_invoice_ended" });
      if (!context.connection) return refuse({ code: "no_active_integration" });
      // A credit note lowers a claim; one that the factoring company does not have cannot be lowered there.
      if (draft.kind === "credit_note") return refuse({ code: "original_not_factored" });
      if (!context.customerOf.get(draft.customerNo)?.useFactoring)
        return refuse({ code: "not_a_factoring_customer" });
      return { ok: true, value: wanted };
    case "print":
    case "email":
      return { ok: true, value: wanted };
    case "ehf":
    case "efaktura":
      return refuse(
        refusalOfMethod(wanted, brandingOfDraft(context, draft), company) ?? {
          code: "delivery_method_unavailable",
          deliveryMethod: wanted,
        },
      );
  }
}

/**
 * Whether the draft credits an invoice that a factoring company has and still works with, so that no other method may
 * be chosen. That holds while the agreement winds down (M6).
 */
export function followsFactoring(context: SendingContext, draft: LoadedDraft): boolean {
  const state = partnerOfOriginal(context, draft)?.state;
  return state === "active" || state === "winding_down";
}

/** Whether the draft credits an invoice that was imported, which no factoring company ever had (M24). */
function creditsImported({ originalOf }: SendingContext, draft: LoadedDraft): boolean {
  const original = draft.originalInvoiceId ? originalOf.get(draft.originalInvoiceId) : undefined;
  return original?.source === "imported";
}

/** The connection that a document sent by factoring goes to: a credit note's is its invoice's, another's the active one. */
export function partnerFor(context: SendingContext, draft: LoadedDraft) {
  return followsFactoring(context, draft) ? partnerOfOriginal(context, draft) : context.connection;
}

/** The connection that has the invoice which the draft credits, whatever its state; null when none has. */
function partnerOfOriginal({ originalOf, connectionOf }: SendingContext, draft: LoadedDraft) {
  const original = draft.originalInvoiceId ? originalOf.get(draft.originalInvoiceId) : undefined;
  if (!original?.factoringConnectionId || !hasClaim({ status: original.factoringStatus })) return null;
  return connectionOf.get(original.factoringConnectionId) ?? null;
}

/**
 * The method that a document goes by unless another is chosen: the customer's own. A credit note follows its
 * invoice: to the factoring company that has the claim, else the way that the invoice went to the debtor.
 */
export function ownMethodOf(context: SendingContext, draft: LoadedDraft): DeliveryMethod {
  const customer = context.customerOf.get(draft.customerNo);
  const own = customer?.deliveryMethod ?? "print";
  if (draft.kind === "invoice") return own;
  if (followsFactoring(context, draft)) return "factoring";

  const original = draft.originalInvoiceId ? context.originalOf.get(draft.originalInvoiceId) : undefined;
  const went = [original?.deliveryMethod, own].find((method) => method === "email" || method === "print");
  return went ?? (customer?.invoiceEmail || customer?.email ? "email" : "print");
}

/** The currencies that a factoring company takes beside kroner, by its agreement (edge 41). */
export function acceptedCurrencies(
  partner: { readonly currencies: readonly string[] } | null,
): readonly string[] {
  return partner?.currencies ?? [];
}

/** Edge 41: a credit note is in its invoice's currency at its invoice's rate, so that the two leave nothing behind. */
function draftAtRate(draft: LoadedDraft, original: OriginalRow | undefined): InvoiceDraft {
  const asTyped = draftOf(draft, referenceTo(original));
  if (!original) return asTyped;
  return { ...asTyped, currency: original.currency, exchangeRate: original.exchangeRate };
}

function referenceTo(original: OriginalRow | undefined) {
  const number = original?.number ?? original?.externalNumber;
  if (!number || !original?.invoiceDate) return null;
  return { id: original.id, number, invoiceDate: original.invoiceDate };
}
