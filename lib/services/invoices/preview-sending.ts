import type { CustomerRow } from "@/db/queries/customers";
import type { Scope } from "@/db/scope";
import type { RefusalView, SendPreview } from "@/lib/contracts/invoice";
import { payTo, refusalOfMethod } from "@/lib/domain/branding";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { dateInNorway } from "@/lib/domain/dates";
import { unfactorable } from "@/lib/domain/sending";
import { brandingOfDraft, decideSending, followsFactoring, ownMethodOf, partnerFor } from "./decide-sending";
import { type LoadedDraft, loadSendingContext, type SendingContext } from "./sending-context";

/**
 * What «Send faktura» would do with a draft, and what stands in its way, told before it is tried (M10, M14):
 * the same decision as sending, without a number taken. Null for what is no draft.
 */
export async function previewSending(scope: Scope, invoiceId: string): Promise<SendPreview | null> {
  const context = await loadSendingContext(scope, [invoiceId]);
  const [draft] = context.drafts;
  const customer = draft && context.customerOf.get(draft.customerNo);
  if (draft?.state !== "draft" || !customer) return null;

  const today = dateInNorway(scope.now);
  const follows = followsFactoring(context, draft);
  const barred = draft.kind === "invoice" && customer.useFactoring ? unfactorable(draft) : null;
  const ownMethod = barred ? otherMethod(customer) : ownMethodOf(context, draft);
  const factorable = draft.kind === "invoice" && customer.useFactoring && !barred;
  const others: DeliveryMethod[] = follows
    ? []
    : ["email", "print", ...(factorable ? (["factoring"] as const) : [])];
  return {
    invoiceId,
    customerNo: draft.customerNo,
    integrationName: partnerFor(context, draft)?.name ?? null,
    ownMethod,
    choices: [...new Set([ownMethod, ...others])].map((method) => ({
      method,
      refusal: refusalOf(context, draft, method, today),
    })),
    unfactorable: barred,
    fixedBecause: follows ? "credit_note_must_follow_invoice" : null,
    ...paymentOf(context, draft),
    paymentTermsDays: draft.paymentTermsDays,
    today,
  };
}

/** What the template changes of the payment, were the draft sent as PDF. A credit note is not to be paid. */
function paymentOf(
  context: SendingContext,
  draft: LoadedDraft,
): Pick<SendPreview, "payment" | "electronicRefusal"> {
  const branding = brandingOfDraft(context, draft);
  const { bankAccount, payee } = payTo({ seller: context.company, branding });
  const elsewhere = branding && bankAccount && bankAccount !== context.company.bankAccount;
  return {
    payment: elsewhere && draft.kind === "invoice" ? { template: branding.name, payee, bankAccount } : null,
    electronicRefusal: refusalOfMethod("ehf", branding, context.company),
  };
}

/** What a customer of the factoring company most likely wants instead: the method from before, else what can reach him. */
function otherMethod({ methodBeforeFactoring, invoiceEmail, email }: CustomerRow): DeliveryMethod {
  if (methodBeforeFactoring === "email" || methodBeforeFactoring === "print") return methodBeforeFactoring;
  return invoiceEmail || email ? "email" : "print";
}

function refusalOf(
  context: SendingContext,
  draft: LoadedDraft,
  deliveryMethod: DeliveryMethod,
  invoiceDate: SendPreview["today"],
): RefusalView | null {
  const decision = decideSending(context, draft, { invoiceDate, deliveryMethod }, context.firstNumber);
  // A locked period is a matter of the date, which the dialog asks for.
  return decision.ok || decision.error.code === "period_locked" ? null : decision.error;
}
