import { and, asc, eq } from "drizzle-orm";
import { latestFactoringRow, ownItem } from "../joins";
import { factoringInvoices } from "../schema/factoring";
import { invoiceLines, invoices } from "../schema/invoices";
import { openItems, subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";
import { amongIds } from "../sql";

/** The invoices among `ids`, with their lines; in the order of the ids. `lock` keeps them from being sent twice. */
export async function loadInvoices(scope: Scope, ids: readonly string[], { lock = false } = {}) {
  const { db, companyId } = scope;
  const wanted = and(eq(invoices.companyId, companyId), amongIds(invoices.id, ids));
  const heads = db.select().from(invoices).where(wanted);
  const rows = await (lock ? heads.for("update") : heads);
  const lines = await db
    .select()
    .from(invoiceLines)
    .where(and(eq(invoiceLines.companyId, companyId), amongIds(invoiceLines.invoiceId, ids)))
    .orderBy(asc(invoiceLines.invoiceId), asc(invoiceLines.line));

  const linesOf = new Map<string, typeof lines>();
  for (const line of lines) linesOf.set(line.invoiceId, [...(linesOf.get(line.invoiceId) ?? []), line]);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowOf.get(id);
    return row ? [{ ...row, lines: linesOf.get(id) ?? [] }] : [];
  });
}

export type InvoiceRow = Awaited<ReturnType<typeof loadInvoices>>[number];

/** One invoice with its lines, or null. */
export async function findInvoice(scope: Scope, id: string): Promise<InvoiceRow | null> {
  const [row] = await loadInvoices(scope, [id]);
  return row ?? null;
}

/** An invoice for its own page: head, customer's name, what remains, and its row at the factoring company. */
export async function findInvoiceHead({ db, companyId }: Scope, id: string) {
  const [row] = await db
    .select({
      invoice: invoices,
      customerName: subledgerAccounts.name,
      remainingOre: openItems.remainingOre,
      factoring: factoringInvoices,
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
    .where(and(eq(invoices.companyId, companyId), eq(invoices.id, id)));
  return row ?? null;
}

/** The original of a credit note, or null. */
export async function findOriginal({ db, companyId }: Scope, id: string) {
  const [row] = await db
    .select({
      id: invoices.id,
      number: invoices.number,
      externalNumber: invoices.externalNumber,
      invoiceDate: invoices.invoiceDate,
    })
    .from(invoices)
    .where(and(eq(invoices.companyId, companyId), eq(invoices.id, id)));
  const number = row && (row.number ?? row.externalNumber);
  return number && row.invoiceDate ? { id: row.id, number, invoiceDate: row.invoiceDate } : null;
}
