import { and, count, desc, eq, ilike, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { Lateness } from "@/lib/domain/lateness";
import { latestFactoringRow, ownItem } from "../joins";
import { lateInvoiceIds } from "../lateness";
import { factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { openItems, subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";

/** What the list of invoices shows: drafts of both kinds, sent invoices, credit notes, or what a partner is late with. */
type InvoiceView = "drafts" | "sent" | "late" | "credit_notes";

export type InvoiceListFilter = {
  readonly view: InvoiceView;
  /** Only what is late in this way, where what is late is shown (edge 24). */
  readonly late?: Lateness | undefined;
  /** Part of the customer's name, or the first digits of the invoice's or the customer's number. */
  readonly search?: string | undefined;
  /** Show what comes after this row: a sent invoice's voucher number, else an id. */
  readonly before?: string | undefined;
  readonly limit: number;
};

/**
 * Invoices, newest first, a page at a time: sent ones by voucher, which is by number, and imported ones among them as
 * they came; the others by when they were made.
 */
export async function listInvoices(scope: Scope, filter: InvoiceListFilter) {
  const { db, companyId } = scope;
  const { view, search, before, limit } = filter;
  return db
    .select({
      id: invoices.id,
      kind: invoices.kind,
      state: invoices.state,
      source: invoices.source,
      number: invoices.number,
      externalNumber: invoices.externalNumber,
      voucherNo: invoices.voucherNo,
      invoiceDate: invoices.invoiceDate,
      dueDate: invoices.dueDate,
      createdAt: invoices.createdAt,
      customerNo: invoices.customerNo,
      customerName: subledgerAccounts.name,
      deliveryMethod: invoices.deliveryMethod,
      currency: invoices.currency,
      totalOre: invoices.totalOre,
      // A row shows one document, in its own currency; nothing here is added up.
      remainingOre: sql<
        bigint | null
      >`coalesce(${openItems.currencyRemaining}, ${openItems.remainingOre})`.mapWith(openItems.remainingOre),
      factoringStatus: factoringInvoices.status,
    })
    .from(invoices)
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, invoices.companyId),
        eq(subledgerAccounts.subledgerNo, invoices.customerNo),
      ),
    )
    .leftJoin(openItems, ownItem)
    .leftJoin(factoringInvoices, latestFactoringRow)
    .where(
      and(eq(invoices.companyId, companyId), inView(scope, filter), matching(search), beyond(view, before)),
    )
    .orderBy(view === "sent" ? sql`${invoices.voucherNo} desc nulls last` : desc(invoices.id))
    .limit(limit);
}

/** How many drafts wait to be sent. */
export async function countDrafts({ db, companyId }: Scope): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(invoices)
    .where(and(eq(invoices.companyId, companyId), eq(invoices.state, "draft")));
  return Number(row?.n ?? 0);
}

function inView(scope: Scope, { view, late }: InvoiceListFilter): SQL | undefined {
  switch (view) {
    case "drafts":
      return eq(invoices.state, "draft");
    case "sent":
      return and(eq(invoices.state, "sent"), eq(invoices.kind, "invoice"));
    case "late":
      return inArray(invoices.id, lateInvoiceIds(scope, late));
    case "credit_notes":
      return eq(invoices.kind, "credit_note");
  }
}

function matching(search: string | undefined): SQL | undefined {
  const text = search?.trim().replace(/[\\%_]/g, "\\$&");
  if (!text) return undefined;
  return or(
    ilike(subledgerAccounts.name, `%${text}%`),
    sql`${invoices.number}::text like ${`${text}%`}`,
    ilike(invoices.externalNumber, `${text}%`),
    sql`${invoices.customerNo}::text like ${`${text}%`}`,
  );
}

function beyond(view: InvoiceView, before: string | undefined): SQL | undefined {
  if (before === undefined) return undefined;
  return view === "sent" ? lt(invoices.voucherNo, Number(before)) : lt(invoices.id, before);
}
