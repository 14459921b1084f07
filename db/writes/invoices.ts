import { and, eq, sql } from "drizzle-orm";
import type { BrandingSnapshot } from "@/lib/domain/branding";
import { type Currency, type ExchangeRate, isForeign, parity } from "@/lib/domain/currency";
import type { DeliveryMethod } from "@/lib/domain/customer";
import type { IsoDate } from "@/lib/domain/dates";
import { inKroner } from "@/lib/domain/document-currency";
import type {
  HistoryEvent,
  InvoiceKind,
  InvoiceLine,
  InvoiceTotals,
  SalesDocument,
} from "@/lib/domain/invoice";
import type { VoucherRef } from "@/lib/domain/voucher";
import { invoiceHistory, invoiceLines, invoiceNumbers, invoices } from "../schema/invoices";
import type { Scope, Tx } from "../scope";
import { recordset } from "../sql";
import { deleteAttachments } from "./attachments";
import { forgetRecurringDraft } from "./recurring";

/** A draft with its priced lines. */
export type DraftToSave = {
  readonly kind: InvoiceKind;
  readonly source: "created" | "imported";
  readonly customerNo: number;
  readonly paymentTermsDays: number;
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly deliveryDate: IsoDate | null;
  readonly originalInvoiceId: string | null;
  /** What lines and totals are in; kroner when absent (edge 41). */
  readonly currency?: Currency;
  /** Null or absent while no rate is given; kroner need none. */
  readonly exchangeRate?: ExchangeRate | null;
  readonly lines: readonly InvoiceLine[];
  readonly totals: InvoiceTotals;
  readonly createdBy: string;
};

/** Make drafts, and answer their ids in order. */
export async function insertDrafts(
  { db, companyId }: Scope<Tx>,
  drafts: readonly DraftToSave[],
): Promise<string[]> {
  if (drafts.length === 0) return [];

  const made = await db
    .insert(invoices)
    .values(drafts.map((draft) => ({ companyId, ...headOf(draft), createdBy: draft.createdBy })))
    .returning({ id: invoices.id });
  const ids = made.map(({ id }) => id);
  const lines = drafts.flatMap((draft, index) => linesOf(companyId, ids[index] ?? "", draft.lines));
  if (lines.length > 0) await db.insert(invoiceLines).values(lines);
  return ids;
}

/** Write a draft anew. Answers false when somebody changed or sent it meanwhile. */
export async function updateDraft(
  { db, companyId, now }: Scope<Tx>,
  id: string,
  version: number,
  draft: DraftToSave,
): Promise<boolean> {
  const changed = await db
    .update(invoices)
    .set({ ...headOf(draft), changedAt: now, version: sql`${invoices.version} + 1` })
    .where(
      and(
        eq(invoices.companyId, companyId),
        eq(invoices.id, id),
        eq(invoices.version, version),
        eq(invoices.state, "draft"),
      ),
    )
    .returning({ id: invoices.id });
  if (changed.length === 0) return false;

  await db
    .delete(invoiceLines)
    .where(and(eq(invoiceLines.companyId, companyId), eq(invoiceLines.invoiceId, id)));
  const lines = linesOf(companyId, id, draft.lines);
  if (lines.length > 0) await db.insert(invoiceLines).values(lines);
  return true;
}

/** Throw a draft away; nothing was posted, so nothing is lost. Answers false when it is no draft. */
export async function deleteDraft(tx: Scope<Tx>, id: string): Promise<boolean> {
  const { db, companyId } = tx;
  const draft = and(eq(invoices.companyId, companyId), eq(invoices.id, id), eq(invoices.state, "draft"));
  const [found] = await db.select({ id: invoices.id }).from(invoices).where(draft).for("update");
  if (!found) return false;

  await deleteAttachments(tx, id);
  await forgetRecurringDraft(tx, id);
  await db
    .delete(invoiceLines)
    .where(and(eq(invoiceLines.companyId, companyId), eq(invoiceLines.invoiceId, id)));
  await db.delete(invoices).where(draft);
  return true;
}

/** Take the next `count` numbers of the sales documents; answers the first. Rolled back with the transaction, so no gap. */
export async function takeInvoiceNumbers({ db, companyId }: Scope<Tx>, count: number): Promise<number> {
  const [taken] = await db
    .update(invoiceNumbers)
    .set({ nextNo: sql`${invoiceNumbers.nextNo} + ${count}` })
    .where(eq(invoiceNumbers.companyId, companyId))
    .returning({ nextNo: invoiceNumbers.nextNo });
  if (!taken) throw new Error("the company has no invoice numbers");
  return taken.nextNo - count;
}

export type SentInvoice = {
  readonly id: string;
  readonly document: SalesDocument;
  readonly voucher: VoucherRef;
  readonly branding: BrandingSnapshot | null;
};

/** Turn drafts into sales documents, many in one statement. From here on the database refuses to change them. */
export async function markSent(
  { db, companyId, now }: Scope<Tx>,
  sent: readonly SentInvoice[],
): Promise<void> {
  // A thousand invoices share a few templates: each travels once.
  const brandings = [...new Set(sent.map(({ branding }) => branding && JSON.stringify(branding)))];
  const rows = sent.map(({ id, document, voucher, branding }) => ({
    id,
    branding: branding && brandings.indexOf(JSON.stringify(branding)),
    number: document.number,
    buyer: document.buyer,
    seller: document.seller,
    invoice_date: document.invoiceDate,
    delivery_date: document.deliveryDate,
    due_date: document.dueDate,
    buyer_reference: document.buyerReference,
    own_kid: document.ownKid,
    ...rateOf(document),
    delivery_method: document.deliveryMethod,
    voucher_series: voucher.series,
    voucher_no: voucher.voucherNo,
  }));
  await db.execute(sql`
    update invoices i
    set state = 'sent', number = s.number, buyer = s.buyer, seller = s.seller, invoice_date = s.invoice_date,
        delivery_date = s.delivery_date, due_date = s.due_date, buyer_reference = s.buyer_reference,
        own_kid = s.own_kid, delivery_method = s.delivery_method, voucher_series = s.voucher_series,
        voucher_no = s.voucher_no, exchange_rate_micro = s.rate, nok_net_ore = s.nok_net, nok_vat_ore = s.nok_vat,
        nok_total_ore = s.nok_total, branding = b.carried -> s.branding, sent_at = ${now.toISOString()}::timestamptz, changed_at = ${now.toISOString()}::timestamptz,
        version = version + 1
    from jsonb_to_recordset(${recordset(rows)}::text::jsonb) as s(
      id uuid, branding int, number bigint, buyer jsonb, seller jsonb, invoice_date date, delivery_date date, due_date date,
      buyer_reference text, own_kid text, delivery_method text, voucher_series smallint, voucher_no bigint,
      rate bigint, nok_net bigint, nok_vat bigint, nok_total bigint),
      (select ${`[${brandings.map((one) => one ?? "null").join(",")}]`}::text::jsonb as carried) b
    where i.company_id = ${companyId} and i.id = s.id`);
}

/**
 * A sent invoice goes to the debtor another way than it was sent (edge 13), with the template that the PDF then carries
 * (M30): all of it that may change.
 */
export async function changeDeliveryMethod(
  { db, companyId, now }: Scope<Tx>,
  invoiceId: string,
  deliveryMethod: DeliveryMethod,
  branding: BrandingSnapshot | null,
): Promise<void> {
  await db
    .update(invoices)
    .set({ deliveryMethod, branding, changedAt: now, version: sql`${invoices.version} + 1` })
    .where(and(eq(invoices.companyId, companyId), eq(invoices.id, invoiceId), eq(invoices.state, "sent")));
}

export type HistoryEntry = {
  readonly invoiceId: string;
  readonly event: HistoryEvent;
  readonly text?: string;
  readonly facts?: Record<string, string | number | null>;
  readonly documentId?: string;
};

/** Tell «Historikk» what happened; who did it is the scope's actor. */
export async function insertHistory(
  { db, companyId, actor, now }: Scope<Tx>,
  entries: readonly HistoryEntry[],
): Promise<void> {
  if (entries.length === 0) return;

  const actorName =
    actor.kind === "user" ? actor.name : actor.kind === "partner" ? actor.integrationName : "Fordring";
  await db
    .insert(invoiceHistory)
    .values(entries.map((entry) => ({ companyId, actorKind: actor.kind, actorName, at: now, ...entry })));
}

function headOf(draft: DraftToSave) {
  const {
    lines: _lines,
    totals,
    createdBy: _createdBy,
    currency = "NOK",
    exchangeRate = null,
    ...head
  } = draft;
  const rate = isForeign(currency) ? exchangeRate : parity;
  const { netOre, vatOre, totalOre } = totals;
  return { ...head, currency, netOre, vatOre, totalOre, ...kronerOf(totals, rate) };
}

/** What the books hold, or would: nothing while there is no rate. */
function kronerOf(totals: InvoiceTotals, rate: ExchangeRate | null) {
  if (rate === null) return { exchangeRateMicro: null, nokNetOre: null, nokVatOre: null, nokTotalOre: null };
  const { netOre: nokNetOre, vatOre: nokVatOre, totalOre: nokTotalOre } = inKroner(totals, rate);
  return { exchangeRateMicro: rate, nokNetOre, nokVatOre, nokTotalOre };
}

/** A credit note is in the books at its invoice's rate, whatever its draft said. */
function rateOf({ totals, exchangeRate, nokTotalOre }: SalesDocument) {
  const { netOre, vatOre, totalOre } = inKroner(totals, exchangeRate, nokTotalOre);
  return { rate: exchangeRate, nok_net: netOre, nok_vat: vatOre, nok_total: totalOre };
}

function linesOf(companyId: number, invoiceId: string, lines: readonly InvoiceLine[]) {
  return lines.map((line, index) => ({ ...line, companyId, invoiceId, line: index + 1 }));
}
