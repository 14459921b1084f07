import { sql } from "drizzle-orm";
import type { Scope, Tx } from "../scope";

/** Which of the invoices that the partner has never had: some by the partner's id, or all but some. */
export type Withdrawn = { readonly only: readonly string[] } | { readonly allBut: readonly string[] };

/** A factored invoice that was taken back. */
export type WithdrawnInvoice = { readonly id: string; readonly invoiceId: string };

/**
 * Take back invoices that are ready and that the partner has never had (M6, edge 36), and with each its credit notes
 * that the partner has never had either. In one statement, so that a download in between finds one or the other.
 * Answers what was taken back.
 */
export async function withdrawUnfetched(
  { db, companyId }: Scope<Tx>,
  connectionId: string,
  which: Withdrawn,
): Promise<WithdrawnInvoice[]> {
  const named = `{${("only" in which ? which.only : which.allBut).join(",")}}`;
  const chosen = "only" in which ? sql`= any` : sql`<> all`;
  return db.execute<WithdrawnInvoice>(sql`
    with chosen as (
      select f.id, f.invoice_id from factoring_invoices f
      join invoices i on i.company_id = f.company_id and i.id = f.invoice_id
      where f.company_id = ${companyId} and f.connection_id = ${connectionId} and f.status = 'ready'
        and f.first_downloaded_at is null and i.kind = 'invoice' and f.id ${chosen} (${named}::text::uuid[])
    ), following as (
      select f.id from factoring_invoices f
      join invoices i on i.company_id = f.company_id and i.id = f.invoice_id
      join chosen on chosen.invoice_id = i.original_invoice_id
      where f.company_id = ${companyId} and f.connection_id = ${connectionId} and f.status = 'ready'
        and f.first_downloaded_at is null
    )
    update factoring_invoices f set status = 'withdrawn'
    where f.company_id = ${companyId} and (f.id in (select id from chosen) or f.id in (select id from following))
    returning f.id, f.invoice_id as "invoiceId"`);
}
