import { findCustomer } from "@/db/queries/customers";
import { findInvoice, type InvoiceRow } from "@/db/queries/invoices";
import type { Scope, Tx } from "@/db/scope";
import {
  type DraftToSave,
  insertDrafts,
  deleteDraft as removeDraft,
  updateDraft,
} from "@/db/writes/invoices";
import { type Currency, type ExchangeRate, exchangeRateString, isForeign } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import { isPlausibleRate } from "@/lib/domain/document-currency";
import { type DraftLine, priceLine, totalsOf } from "@/lib/domain/invoice";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { vatOf } from "@/lib/domain/vat";
import { type TransactRefusal, transact } from "../transact";

/** A draft as it is typed: a new one, or an existing one at the version that the user saw. */
export type SaveDraftInput = {
  readonly invoiceId: string | null;
  readonly version: number | null;
  readonly customerNo: number;
  readonly paymentTermsDays: number;
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly deliveryDate: IsoDate | null;
  /** Kroner when absent (edge 41). */
  readonly currency?: Currency;
  /** Null while none is given; kroner need none. */
  readonly exchangeRate?: ExchangeRate | null;
  readonly lines: readonly DraftLine[];
};

export type SaveDraftRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "already_sent" }
  | { readonly code: "version_conflict" }
  | { readonly code: "invalid_vat_code"; readonly line: number; readonly vatCode: number }
  | { readonly code: "exchange_rate_implausible"; readonly currency: string; readonly rate: string }
  | TransactRefusal;

/** Keep a draft (M13). It may be unfinished: what it lacks is asked for when it is sent. */
export function saveDraft(
  scope: Scope,
  input: SaveDraftInput,
): Promise<Result<{ invoiceId: string }, SaveDraftRefusal>> {
  return transact<{ invoiceId: string }, SaveDraftRefusal>(scope, "invoice/save-draft", async (tx) => {
    const { invoiceId, version, lines } = input;
    const unknown = lines.findIndex(({ vatCode }) => !vatOf(vatCode));
    if (unknown >= 0) {
      return refuse({ code: "invalid_vat_code", line: unknown + 1, vatCode: lines[unknown]?.vatCode ?? 0 });
    }
    const { currency = "NOK", exchangeRate } = input;
    if (isForeign(currency) && exchangeRate && !isPlausibleRate(currency, exchangeRate)) {
      return refuse({ code: "exchange_rate_implausible", currency, rate: exchangeRateString(exchangeRate) });
    }
    if (!(await findCustomer(tx, input.customerNo))) return refuse({ code: "not_found" });

    if (invoiceId === null) {
      const [made] = await insertDrafts(tx, [draftToSave(tx, input)]);
      return made ? ok({ invoiceId: made }) : refuse({ code: "not_found" });
    }
    const existing = await findInvoice(tx, invoiceId);
    if (!existing) return refuse({ code: "not_found" });
    if (existing.state === "sent") return refuse({ code: "already_sent" });

    const { kind, source, originalInvoiceId } = existing;
    const draft = { ...draftToSave(tx, input), kind, source, originalInvoiceId, ...fixedMoney(existing) };
    const saved = await updateDraft(tx, invoiceId, version ?? existing.version, draft);
    return saved ? ok({ invoiceId }) : refuse({ code: "version_conflict" });
  });
}

/** Throw a draft away. */
export function deleteDraft(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<{ invoiceId: string }, { readonly code: "not_found" } | TransactRefusal>> {
  return transact<{ invoiceId: string }, { readonly code: "not_found" }>(
    scope,
    "invoice/delete-draft",
    async (tx) => ((await removeDraft(tx, invoiceId)) ? ok({ invoiceId }) : refuse({ code: "not_found" })),
  );
}

/** Edge 41: a credit note stays in its invoice's currency at its invoice's rate. */
function fixedMoney({ kind, currency, exchangeRateMicro }: InvoiceRow) {
  return kind === "credit_note" ? { currency, exchangeRate: exchangeRateMicro } : {};
}

function draftToSave({ actor }: Scope<Tx>, input: SaveDraftInput): DraftToSave {
  const lines = input.lines.map(priceLine);
  const { customerNo, paymentTermsDays, buyerReference, orderReference, deliveryDate } = input;
  const { currency = "NOK", exchangeRate = null } = input;
  return {
    kind: "invoice",
    source: "created",
    customerNo,
    paymentTermsDays,
    buyerReference,
    orderReference,
    deliveryDate,
    originalInvoiceId: null,
    currency,
    exchangeRate,
    lines,
    totals: totalsOf(lines),
    createdBy: actor.kind === "user" ? actor.userId : actor.kind,
  };
}
