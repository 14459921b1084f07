import type { Scope, Tx } from "@/db/scope";
import { type RateToKeep, rememberUsedRates } from "@/db/writes/exchange-rates";
import { insertFactoringInvoices, type NewFactoringInvoice } from "@/db/writes/factoring";
import {
  type HistoryEntry,
  insertHistory,
  markSent,
  type SentInvoice,
  takeInvoiceNumbers,
} from "@/db/writes/invoices";
import { enqueue } from "@/db/writes/jobs";
import { queueForBureau } from "@/db/writes/legacy";
import { insertVouchers } from "@/db/writes/vouchers";
import { voucherSeriesNo } from "@/lib/domain/chart";
import { isForeign } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import type { SalesDocument } from "@/lib/domain/invoice";
import { goesToBureau } from "@/lib/domain/legacy-transfer";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { withdraw } from "../factoring/withdraw-invoices";
import { tellOrigins } from "../recurring/tell-origins";
import { type TransactRefusal, transact } from "../transact";
import {
  type Decided,
  type DecideRefusal,
  decideSending,
  partnerFor,
  type SendRequest,
} from "./decide-sending";
import { matchCreditNotes } from "./match-credit-notes";
import {
  type LoadedDraft,
  lessCredited,
  loadSendingContext,
  openAmountOf,
  type SendingContext,
} from "./sending-context";

/** How many EHFs one job makes: enough to spare round trips, few enough to share between workers. */
const preparedTogether = 50;

export type SendOutcome =
  | { readonly invoiceId: string; readonly ok: true; readonly number: number }
  | { readonly invoiceId: string; readonly ok: false; readonly error: DecideRefusal };

type Accepted = { readonly draft: LoadedDraft; readonly sent: Decided };

/** «Send faktura» for one draft: numbered, posted and on its way in one transaction, or not at all (M14–M16). */
export function sendInvoice(
  scope: Scope,
  { invoiceId, ...request }: SendRequest & { readonly invoiceId: string },
): Promise<Result<{ number: number }, DecideRefusal | TransactRefusal>> {
  return transact(scope, "invoice/send", async (tx) => {
    const [outcome] = await sendDrafts(tx, [invoiceId], request);
    if (!outcome) return refuse({ code: "not_found" });
    return outcome.ok ? ok({ number: outcome.number }) : refuse(outcome.error);
  });
}

/** Many drafts at once: the good ones go, the others stay drafts, each with its reason (M14, edge 2). */
export function sendInvoices(
  scope: Scope,
  { invoiceIds, invoiceDate }: { readonly invoiceIds: readonly string[]; readonly invoiceDate: IsoDate },
): Promise<Result<SendOutcome[], TransactRefusal>> {
  return transact(scope, "invoice/send-many", async (tx) =>
    ok(await sendDrafts(tx, invoiceIds, { invoiceDate })),
  );
}

/**
 * Load, decide, save, within a verb's transaction: the one path of every draft that is sent, by itself, among many or by
 * a run of recurring invoices. Set-based, so that a thousand invoices cost little more than one.
 */
export async function sendDrafts(
  tx: Scope<Tx>,
  invoiceIds: readonly string[],
  request: SendRequest,
): Promise<SendOutcome[]> {
  const context = await loadSendingContext(tx, invoiceIds, { lock: true });

  const accepted: Accepted[] = [];
  const found = new Map(context.drafts.map((draft) => [draft.id, draft]));
  const outcomes = [...new Set(invoiceIds)].map((invoiceId): SendOutcome => {
    const draft = found.get(invoiceId);
    if (!draft) return { invoiceId, ok: false, error: { code: "not_found" } };

    const number = context.firstNumber + accepted.length;
    const decision = decideSending(context, draft, request, number);
    if (!decision.ok) return { invoiceId, ok: false, error: decision.error };
    accepted.push({ draft, sent: decision.value });
    takeFromOriginal(context, draft, decision.value.document);
    return { invoiceId, ok: true, number };
  });

  if (accepted.length > 0) await save(tx, context, accepted);
  return outcomes;
}

/** The next credit note of the same invoice, in the same batch, takes from what this one leaves. */
function takeFromOriginal(
  { leftOf }: SendingContext,
  { originalInvoiceId }: LoadedDraft,
  { totals, nokTotalOre }: SalesDocument,
): void {
  const left = originalInvoiceId ? leftOf.get(originalInvoiceId) : undefined;
  if (originalInvoiceId && left)
    leftOf.set(originalInvoiceId, lessCredited(left, totals.totalOre, nokTotalOre));
}

async function save(tx: Scope<Tx>, context: SendingContext, accepted: readonly Accepted[]): Promise<void> {
  const createdBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
  await takeInvoiceNumbers(tx, accepted.length);
  const refs = await insertVouchers(
    tx,
    voucherSeriesNo.sales,
    accepted.map(({ sent: { voucher, document } }) => ({
      ...voucher,
      createdBy,
      ...(isForeign(document.currency) ? { exchangeRate: document.exchangeRate } : {}),
    })),
  );
  const sent = accepted.flatMap(({ draft, sent: { document, branding } }, index): SentInvoice[] => {
    const voucher = refs[index];
    return voucher ? [{ id: draft.id, document, voucher, branding }] : [];
  });
  await markSent(tx, sent);
  await tellOrigins(
    tx,
    sent.map(({ id }) => id),
  );
  await insertHistory(tx, sent.map(sentEntry));
  await rememberUsedRates(tx, sent.flatMap(usedRate));

  await matchCreditNotes(
    tx,
    context,
    accepted.map(({ draft, sent: { document } }, index) => ({
      draft,
      document,
      voucher: sent[index]?.voucher,
    })),
  );
  await handToFactoring(tx, context, accepted);
  await letBureauWait(tx, context, accepted);
  for (const { id, document } of sent) {
    if (document.deliveryMethod === "print") await enqueue(tx, "print", { invoiceId: id });
    if (document.deliveryMethod === "email") {
      const to = document.buyer.invoiceEmail ?? document.buyer.email;
      await enqueue(tx, "email", { invoiceId: id, to: to ?? "", copy: false });
    }
  }
}

/** Edge 41: what an invoice went out at is suggested for the next; a credit note's is its invoice's, of another day. */
function usedRate({ document }: SentInvoice): RateToKeep[] {
  const { kind, currency, exchangeRate: rate, invoiceDate: validFrom } = document;
  return kind === "invoice" && isForeign(currency) ? [{ currency, rate, validFrom }] : [];
}

function sentEntry({ id, document, voucher }: SentInvoice): HistoryEntry {
  return {
    invoiceId: id,
    event: "sent",
    facts: {
      number: document.number,
      deliveryMethod: document.deliveryMethod,
      voucher: `${voucher.series}-${voucher.voucherNo}`,
    },
  };
}

/** M15, M19: a row that begins as preparing, and a job in the same transaction that makes it ready. */
async function handToFactoring(
  tx: Scope<Tx>,
  context: SendingContext,
  accepted: readonly Accepted[],
): Promise<void> {
  const factored = accepted.filter(({ sent }) => sent.document.deliveryMethod === "factoring");
  if (factored.length === 0) return;

  await insertFactoringInvoices(
    tx,
    factored.flatMap(({ draft }): NewFactoringInvoice[] => {
      const partner = partnerFor(context, draft);
      if (!partner) return [];
      const serviceLevel = partner.agreementType === "service_only" ? "service_only" : "financed";
      return [{ invoiceId: draft.id, connectionId: partner.id, serviceLevel }];
    }),
  );
  await insertHistory(
    tx,
    factored.map(({ draft }) => ({ invoiceId: draft.id, event: "preparing" as const })),
  );
  await withdrawUnfetched(tx, context, factored);
  for (let start = 0; start < factored.length; start += preparedTogether) {
    const invoiceIds = factored.slice(start, start + preparedTogether).map(({ draft }) => draft.id);
    await enqueue(tx, "prepare", { invoiceIds });
  }
}

/** M3: while the old factoring solution is on, what is sent waits to be transferred to its bureau. */
async function letBureauWait(
  tx: Scope<Tx>,
  { legacy, originalOf }: SendingContext,
  accepted: readonly Accepted[],
): Promise<void> {
  if (!legacy?.enabled) return;

  const waiting = accepted.filter(({ draft, sent: { document } }) =>
    goesToBureau({
      kind: draft.kind,
      totalOre: document.totals.totalOre,
      currency: document.currency,
      originalAtBureau: originalOf.get(draft.originalInvoiceId ?? "")?.atBureau === true,
    }),
  );
  await queueForBureau(
    tx,
    waiting.filter(({ sent }) => sent.document.deliveryMethod !== "factoring").map(({ draft }) => draft.id),
  );
}

/**
 * Edge 9: what the partner has not had, and is credited in full, never reaches the debtor; its credit notes neither,
 * this one when its own EHF is made.
 */
async function withdrawUnfetched(
  tx: Scope<Tx>,
  { originalOf }: SendingContext,
  factored: readonly Accepted[],
): Promise<void> {
  for (const { draft, sent } of factored) {
    const original = draft.originalInvoiceId ? originalOf.get(draft.originalInvoiceId) : undefined;
    if (original?.factoringStatus !== "ready" || original.firstDownloadedAt) continue;
    const { factoringId, factoringConnectionId: connectionId } = original;
    const { amount } = openAmountOf(original);
    if (!factoringId || !connectionId || sent.document.totals.totalOre < amount) continue;

    await withdraw(tx, connectionId, { only: [factoringId] }, { number: sent.document.number });
  }
}
