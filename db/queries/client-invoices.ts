import { and, asc, eq, gt, inArray, isNotNull, ne, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Currency } from "@/lib/domain/currency";
import { ownItem } from "../joins";
import { documents } from "../schema/documents";
import { factoringInvoices } from "../schema/factoring";
import { invoiceHistory, invoices } from "../schema/invoices";
import { openItems } from "../schema/ledger";
import type { Scope } from "../scope";
import { amongIds, amongNumbers } from "../sql";

const originals = alias(invoices, "originals");

/**
 * What the company itself has made and delivered (edge 38): nothing imported, and nothing that was sent by factoring.
 * An invoice that goes another way after a rejection is the company's own again.
 */
function ownDelivered({ db, companyId }: Scope) {
  const atFactor = db
    .select({ one: sql`1` })
    .from(factoringInvoices)
    .where(
      and(
        eq(factoringInvoices.companyId, invoices.companyId),
        eq(factoringInvoices.invoiceId, invoices.id),
        sql`${factoringInvoices.status} not in ('rejected', 'withdrawn', 'recoursed')`,
      ),
    );
  return and(
    eq(invoices.companyId, companyId),
    eq(invoices.source, "created"),
    isNotNull(invoices.feedSequence),
    ne(invoices.deliveryMethod, "factoring"),
    notExists(atFactor),
  );
}

function clientRows(scope: Scope, further: ReturnType<typeof and>) {
  const { db } = scope;
  // The PDF as the customer has it: the latest, when it was made more than once.
  const pdf = db
    .select({ id: documents.id, sha256: documents.sha256, size: documents.size })
    .from(invoiceHistory)
    .innerJoin(
      documents,
      and(eq(documents.companyId, invoiceHistory.companyId), eq(documents.id, invoiceHistory.documentId)),
    )
    .where(
      and(
        eq(invoiceHistory.companyId, invoices.companyId),
        eq(invoiceHistory.invoiceId, invoices.id),
        eq(documents.kind, "invoice_pdf"),
      ),
    )
    .orderBy(sql`${invoiceHistory.id} desc`)
    .limit(1)
    .as("pdf");
  return db
    .select({
      invoice: invoices,
      originalNumber: originals.number,
      originalDate: originals.invoiceDate,
      remainingOre: openItems.remainingOre,
      currencyRemaining: openItems.currencyRemaining,
      pdfId: pdf.id,
      pdfSha256: pdf.sha256,
      pdfSize: pdf.size,
    })
    .from(invoices)
    .leftJoinLateral(pdf, sql`true`)
    .leftJoin(
      originals,
      and(eq(originals.companyId, invoices.companyId), eq(originals.id, invoices.originalInvoiceId)),
    )
    .leftJoin(openItems, ownItem)
    .where(and(ownDelivered(scope), further));
}

export type ClientInvoiceFilter = {
  readonly type?: "invoice" | "credit_note" | undefined;
  readonly changedAfter?: Date | undefined;
  /** Only those that carry this alternative integration's template. */
  readonly assignedTo?: string | undefined;
  /** Rows after this running number. */
  readonly cursor?: number | undefined;
  readonly limit: number;
};

/**
 * A page of the company's own invoices in the order in which they were sent, or came back and went another way. The
 * running number follows the order of commits, so a reader that keeps the last one never misses a row.
 */
export async function listClientInvoices(scope: Scope, filter: ClientInvoiceFilter) {
  const { type, changedAfter, assignedTo, cursor, limit } = filter;
  return clientRows(
    scope,
    and(
      type && eq(invoices.kind, type),
      changedAfter && gt(invoices.changedAt, changedAfter),
      assignedTo === undefined ? undefined : sql`(${invoices.branding} ->> 'connectionId') = ${assignedTo}`,
      cursor === undefined ? undefined : gt(invoices.feedSequence, cursor),
    ),
  )
    .orderBy(asc(invoices.feedSequence))
    .limit(limit);
}

export type ClientInvoiceRow = Awaited<ReturnType<typeof listClientInvoices>>[number];

/** One of the company's own invoices, or null. */
export async function findClientInvoice(scope: Scope, id: string): Promise<ClientInvoiceRow | null> {
  const [row] = await clientRows(scope, eq(invoices.id, id));
  return row ?? null;
}

/** The company's own invoices among those a voucher names by number. */
export async function findNamedClientInvoices(scope: Scope, numbers: readonly number[]) {
  return scope.db
    .select({
      invoiceId: invoices.id,
      number: sql<number>`${invoices.number}`.mapWith(Number),
      customerNo: invoices.customerNo,
      currency: sql<Currency>`coalesce(${openItems.currency}, 'NOK')`,
    })
    .from(invoices)
    .leftJoin(openItems, ownItem)
    .where(and(ownDelivered(scope), amongNumbers(invoices.number, numbers)));
}

/** Which of some customers have ever had an invoice from the company itself. */
export async function listClientDebtors(scope: Scope, customerNos: readonly number[]): Promise<number[]> {
  if (customerNos.length === 0) return [];
  const rows = await scope.db
    .selectDistinct({ customerNo: invoices.customerNo })
    .from(invoices)
    .where(and(ownDelivered(scope), inArray(invoices.customerNo, [...customerNos])));
  return rows.map(({ customerNo }) => customerNo);
}

/** Which of some invoices are the company's own. */
export async function listClientInvoiceIds(scope: Scope, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await scope.db
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(ownDelivered(scope), amongIds(invoices.id, ids)));
  return rows.map(({ id }) => id);
}
