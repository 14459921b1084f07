import { listCreditLimits } from "@/db/queries/credit-limits";
import type { CustomerRow } from "@/db/queries/customers";
import type { Scope } from "@/db/scope";
import type { LimitPreview, RefusalView, SendPreview } from "@/lib/contracts/invoice";
import { payTo, refusalOfMethod } from "@/lib/domain/branding";
import { judgeLimit, leftOf } from "@/lib/domain/credit-limit";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { dateInNorway, type IsoDate } from "@/lib/domain/dates";
import { ZERO } from "@/lib/domain/money";
import { unfactorable } from "@/lib/domain/sending";
import {
  acceptedCurrencies,
  brandingOfDraft,
  decideSending,
  followsFactoring,
  ownMethodOf,
  partnerFor,
} from "./decide-sending";
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
  const barred = draft.kind === "invoice" && customer.useFactoring ? barOf(context, draft) : null;
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
    creditLimit: await limitOf(scope, context, draft, today),
    paymentTermsDays: draft.paymentTermsDays,
    today,
  };
}

/** Why no factoring company could take it. While none is active that is said instead, so its currencies bar nothing. */
function barOf(context: SendingContext, draft: LoadedDraft) {
  const partner = partnerFor(context, draft);
  return unfactorable(draft, partner ? acceptedCurrencies(partner) : [draft.currency]);
}

/** The limit at the factoring company that would take it; what goes another way meets none. */
async function limitOf(
  scope: Scope,
  context: SendingContext,
  draft: LoadedDraft,
  today: IsoDate,
): Promise<LimitPreview | null> {
  const partner = draft.kind === "invoice" ? partnerFor(context, draft) : null;
  if (!partner) return null;
  const limits = await listCreditLimits(scope, draft.customerNo, { limit: 20 });
  const limit = limits.find(({ connectionId }) => connectionId === partner.id);
  if (!limit) return null;
  const { connectionName, limitOre, validTo } = limit;
  // A limit is in kroner; a draft without a rate has none to compare.
  const totalOre = draft.nokTotalOre ?? ZERO;
  const verdict = judgeLimit(limit, { totalOre, today });
  return { connectionName, limitOre, leftOre: leftOf(limit), validTo, totalOre, verdict };
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
