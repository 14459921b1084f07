import { type AnyColumn, and, asc, desc, eq, gt, type Placeholder, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { FactoringStatus } from "@/lib/domain/factoring";
import type { InvoiceKind } from "@/lib/domain/invoice";
import { attachedFiles } from "../attached";
import { ownItem } from "../joins";
import { keptQuery } from "../kept-query";
import { latenessAt } from "../lateness";
import { customers } from "../schema/customers";
import { documents } from "../schema/documents";
import { factoringInvoices } from "../schema/factoring";
import { invoiceLines, invoices } from "../schema/invoices";
import { openItems, subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";
import { amongIds, idList, isNoneOf } from "../sql";

/** What selects: a scope's database, or one that only puts SQL together. */
type Selects = Pick<Scope["db"], "select">;

/** The credited original beside its credit note, in `partnerRows`. */
export const originals = alias(invoices, "originals");
const ehf = alias(documents, "ehf");
const deliveredPdf = alias(documents, "delivered_pdf");

/** All that a partner sees of an invoice; what it is late with is judged at `now`. */
const columnsAt = (now: Date | Placeholder) => ({
  late: latenessAt(now),
  factoring: factoringInvoices,
  invoice: invoices,
  customer: customers,
  customerName: subledgerAccounts.name,
  originalNumber: originals.number,
  originalDate: originals.invoiceDate,
  ehfSha256: ehf.sha256,
  ehfSize: ehf.size,
  pdfSha256: deliveredPdf.sha256,
  pdfSize: deliveredPdf.size,
  remainingOre: openItems.remainingOre,
  attached: attachedFiles,
  currencyRemaining: openItems.currencyRemaining,
});

/**
 * The tables beside a factored invoice, each looked up by its key, once a row. `limit 1` keeps the planner from
 * turning that around: left free, it joins invoices with customers first, because it takes the two to be independent
 * and their meeting to be rare, and a page of a hundred then costs a second in a company with ten thousand invoices.
 */
function lookups(db: Selects) {
  const own = (column: AnyColumn, id: AnyColumn, value: AnyColumn) =>
    and(eq(column, factoringInvoices.companyId), eq(id, value));
  const card = own(customers.companyId, customers.customerNo, invoices.customerNo);
  const account = own(subledgerAccounts.companyId, subledgerAccounts.subledgerNo, invoices.customerNo);
  const file = { sha256: ehf.sha256, size: ehf.size };
  const pdf = { sha256: deliveredPdf.sha256, size: deliveredPdf.size };
  const original = { number: originals.number, invoiceDate: originals.invoiceDate };
  return {
    invoice: db
      .select()
      .from(invoices)
      .where(own(invoices.companyId, invoices.id, factoringInvoices.invoiceId))
      .limit(1)
      .as("invoices"),
    customer: db.select().from(customers).where(card).limit(1).as("customers"),
    account: db
      .select({ name: subledgerAccounts.name })
      .from(subledgerAccounts)
      .where(account)
      .limit(1)
      .as("subledger_accounts"),
    ehf: db
      .select(file)
      .from(ehf)
      .where(own(ehf.companyId, ehf.id, factoringInvoices.ehfDocumentId))
      .limit(1)
      .as("ehf"),
    pdf: db
      .select(pdf)
      .from(deliveredPdf)
      .where(own(deliveredPdf.companyId, deliveredPdf.id, factoringInvoices.deliveredDocumentId))
      .limit(1)
      .as("delivered_pdf"),
    original: db
      .select(original)
      .from(originals)
      .where(own(originals.companyId, originals.id, invoices.originalInvoiceId))
      .limit(1)
      .as("originals"),
    item: db
      .select({ remainingOre: openItems.remainingOre, currencyRemaining: openItems.currencyRemaining })
      .from(openItems)
      .where(ownItem)
      .limit(1)
      .as("open_items"),
  };
}

/** Invoices of a connection that its partner may see: one is offered once its EHF is stored. */
function offered(
  companyId: number | Placeholder,
  connectionId: string | Placeholder,
  further: SQL | undefined,
) {
  return and(
    eq(factoringInvoices.companyId, companyId),
    eq(factoringInvoices.connectionId, connectionId),
    isNoneOf(factoringInvoices.status, ["preparing", "preparation_failed"]),
    further,
  );
}

/** What stands beside rows of `factoring_invoices`: the table, or a page of it under the same name. */
function beside(db: Selects, now: Date | Placeholder, rows: typeof factoringInvoices) {
  const at = lookups(db);
  return db
    .select(columnsAt(now))
    .from(rows)
    .innerJoinLateral(at.invoice, sql`true`)
    .innerJoinLateral(at.customer, sql`true`)
    .innerJoinLateral(at.account, sql`true`)
    .innerJoinLateral(at.ehf, sql`true`)
    .leftJoinLateral(at.pdf, sql`true`)
    .leftJoinLateral(at.original, sql`true`)
    .leftJoinLateral(at.item, sql`true`);
}

/**
 * Everything of this connection that a partner may see, in no order, with what further is asked of the tables that
 * `lookups` names.
 */
export function partnerRows({ db, companyId, now }: Scope, connectionId: string, further: SQL | undefined) {
  return beside(db, now, factoringInvoices).where(offered(companyId, connectionId, further));
}

export type PartnerInvoiceFilter = {
  readonly status?: FactoringStatus | undefined;
  readonly type?: InvoiceKind | undefined;
  readonly changedAfter?: Date | undefined;
  /** Rows after this running number. */
  readonly cursor?: number | undefined;
  readonly limit: number;
};

/**
 * A page of a partner's invoices in the order they last changed. The running number follows the order of
 * commits, so a reader that keeps the last one never misses a row.
 */
export async function listPartnerInvoices(
  { db, companyId, now }: Scope,
  connectionId: string,
  filter: PartnerInvoiceFilter,
) {
  const { status, type, changedAfter, cursor, limit } = filter;
  const asked = and(
    status && eq(factoringInvoices.status, status),
    type && isOfKind(type),
    changedAfter && gt(factoringInvoices.changedAt, changedAfter),
    cursor === undefined ? undefined : gt(factoringInvoices.sequence, cursor),
  );
  // The page first, and only then what stands beside each of its rows: the rest of the feed costs nothing.
  const page = db
    .select()
    .from(factoringInvoices)
    .where(offered(companyId, connectionId, asked))
    .orderBy(asc(factoringInvoices.sequence))
    .limit(limit)
    .as("factoring_invoices");
  return beside(db, now, page as unknown as typeof factoringInvoices).orderBy(
    asc(factoringInvoices.sequence),
  );
}

function isOfKind(kind: InvoiceKind): SQL {
  return sql`exists (
    select from invoices i
    where i.company_id = ${factoringInvoices.companyId} and i.id = ${factoringInvoices.invoiceId} and i.kind = ${kind})`;
}

export type PartnerInvoiceRow = Awaited<ReturnType<typeof listPartnerInvoices>>[number];

const rowsByIds = keptQuery((db) => {
  const value = sql.placeholder;
  const among = amongIds(factoringInvoices.id, value("ids"));
  return beside(db, value("now"), factoringInvoices).where(
    offered(value("companyId"), value("connectionId"), among),
  );
});

/** Some of a partner's invoices by id; ids of others are simply not there. */
export async function findPartnerInvoices(scope: Scope, connectionId: string, ids: readonly string[]) {
  const { companyId, now } = scope;
  return rowsByIds(scope, { companyId, connectionId, now: now.toISOString(), ids: idList(ids) });
}

/** One of a partner's invoices, or null. */
export async function findPartnerInvoice(scope: Scope, connectionId: string, id: string) {
  const [row] = await findPartnerInvoices(scope, connectionId, [id]);
  return row ?? null;
}

/** The lines of an invoice, in their order. */
export async function listInvoiceLines({ db, companyId }: Scope, invoiceId: string) {
  return db
    .select()
    .from(invoiceLines)
    .where(and(eq(invoiceLines.companyId, companyId), eq(invoiceLines.invoiceId, invoiceId)))
    .orderBy(asc(invoiceLines.line));
}

/** The partner's own rows of some invoices, the latest of each: those that are not at the partner have none. */
export async function listFactoringIdsOf(
  { db, companyId }: Scope,
  connectionId: string,
  invoiceIds: readonly string[],
) {
  if (invoiceIds.length === 0) return [];
  return db
    .selectDistinctOn([factoringInvoices.invoiceId], {
      invoiceId: factoringInvoices.invoiceId,
      id: factoringInvoices.id,
    })
    .from(factoringInvoices)
    .where(offered(companyId, connectionId, amongIds(factoringInvoices.invoiceId, invoiceIds)))
    .orderBy(asc(factoringInvoices.invoiceId), desc(factoringInvoices.id));
}

/** The partner's own row of a credited original, if the original is at the partner too. */
export async function findOriginalFactoringId(scope: Scope, connectionId: string, invoiceId: string) {
  const [row] = await listFactoringIdsOf(scope, connectionId, [invoiceId]);
  return row?.id ?? null;
}

/** Rows to change, locked in the order of their ids so that two batches cannot deadlock. */
export async function lockFactoringInvoices(
  { db, companyId }: Scope,
  connectionId: string,
  ids: readonly string[],
) {
  return db
    .select()
    .from(factoringInvoices)
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        eq(factoringInvoices.connectionId, connectionId),
        amongIds(factoringInvoices.id, ids),
      ),
    )
    .orderBy(asc(factoringInvoices.id))
    .for("update");
}

/** The checksum under which a document was stored, without its bytes. */
export async function findChecksum({ db, companyId }: Scope, documentId: string): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ sha256: documents.sha256 })
    .from(documents)
    .where(and(eq(documents.companyId, companyId), eq(documents.id, documentId)));
  return row?.sha256 ?? null;
}
