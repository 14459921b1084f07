import { and, asc, desc, eq, or, type SQL, sql } from "drizzle-orm";
import type { ImportCustomer } from "@/lib/domain/import-decide";
import { ownItem } from "../joins";
import { user } from "../schema/auth";
import { customers } from "../schema/customers";
import { documents } from "../schema/documents";
import { imports } from "../schema/imports";
import { invoices } from "../schema/invoices";
import { openItems, subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";
import { amongNumbers } from "../sql";
import { cardColumns, subledgerOfCustomer } from "./customers";

/** By what a file names its customers; names in lower case. */
export type NamedCustomers = {
  readonly numbers: readonly number[];
  readonly orgNrs: readonly string[];
  readonly names: readonly string[];
};

/** The customers whom a file names, by any of the three. */
export async function findNamedCustomers(
  { db, companyId }: Scope,
  { numbers, orgNrs, names }: NamedCustomers,
): Promise<ImportCustomer[]> {
  return db
    .select(cardColumns)
    .from(customers)
    .innerJoin(subledgerAccounts, subledgerOfCustomer)
    .where(
      and(
        eq(customers.companyId, companyId),
        or(
          amongNumbers(customers.customerNo, numbers),
          amongTexts(sql`${customers.orgNr}`, orgNrs),
          amongTexts(sql`lower(${subledgerAccounts.name})`, names),
        ),
      ),
    );
}

/** The imported invoices that have some of these numbers. */
export async function findExternalNumbers({ db, companyId }: Scope, numbers: readonly string[]) {
  return db
    .select({ id: invoices.id, externalNumber: sql<string>`${invoices.externalNumber}` })
    .from(invoices)
    .where(and(eq(invoices.companyId, companyId), amongTexts(sql`${invoices.externalNumber}`, numbers)));
}

/** The imported invoices that have some of these numbers, with the item of each and what remains of it, in øre. */
export async function findCreditableImports({ db, companyId }: Scope, numbers: readonly string[]) {
  return db
    .select({
      id: invoices.id,
      externalNumber: sql<string>`${invoices.externalNumber}`,
      customerNo: invoices.customerNo,
      series: openItems.series,
      voucherNo: openItems.voucherNo,
      line: openItems.line,
      remainingOre: openItems.remainingOre,
    })
    .from(invoices)
    .innerJoin(openItems, ownItem)
    .where(
      and(
        eq(invoices.companyId, companyId),
        eq(invoices.kind, "invoice"),
        amongTexts(sql`${invoices.externalNumber}`, numbers),
      ),
    );
}

/** Files of invoices that were imported, newest first. */
export async function listInvoiceImports(scope: Scope, limit: number) {
  return selectImports(scope).orderBy(desc(imports.id)).limit(limit);
}

/** One file of invoices that was imported, or null. */
export async function findInvoiceImport(scope: Scope, id: string) {
  const [row] = await selectImports(scope, eq(imports.id, id));
  return row ?? null;
}

function selectImports({ db, companyId }: Scope, condition?: SQL) {
  return db
    .select({
      id: imports.id,
      importedAt: imports.importedAt,
      importedBy: sql<string>`coalesce(${user.name}, ${imports.importedBy})`,
      rowsRead: imports.rowsRead,
      rowsKept: imports.rowsKept,
      invoices: sql<number>`(
        select count(*) from ${invoices} i where i.company_id = ${imports.companyId} and i.import_id = ${imports.id})`.mapWith(
        Number,
      ),
      documentId: documents.id,
      filename: documents.filename,
      size: documents.size,
      sha256: sql<string>`encode(${documents.sha256}, 'hex')`,
    })
    .from(imports)
    .innerJoin(
      documents,
      and(eq(documents.companyId, imports.companyId), eq(documents.id, imports.documentId)),
    )
    .leftJoin(user, eq(user.id, imports.importedBy))
    .where(and(eq(imports.companyId, companyId), eq(imports.kind, "invoices"), condition));
}

/** The invoices that one file brought, in the order of their vouchers. */
export async function listImportedInvoices({ db, companyId }: Scope, importId: string, limit: number) {
  return db
    .select({
      id: invoices.id,
      kind: invoices.kind,
      externalNumber: invoices.externalNumber,
      invoiceDate: invoices.invoiceDate,
      dueDate: invoices.dueDate,
      customerNo: invoices.customerNo,
      customerName: subledgerAccounts.name,
      totalOre: invoices.totalOre,
      voucherSeries: invoices.voucherSeries,
      voucherNo: invoices.voucherNo,
    })
    .from(invoices)
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, invoices.companyId),
        eq(subledgerAccounts.subledgerNo, invoices.customerNo),
      ),
    )
    .where(and(eq(invoices.companyId, companyId), eq(invoices.importId, importId)))
    .orderBy(asc(invoices.voucherNo))
    .limit(limit);
}

/** One parameter, however many texts; JSON, since the texts are a stranger's. */
function amongTexts(expression: SQL, texts: readonly string[]): SQL {
  return sql`${expression} = any((
    select coalesce(array_agg(one), '{}') from jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb) as one)::text[])`;
}
