import { begin } from "@/db/scope";
import type { Company } from "../company";

/**
 * All that a call could leave behind in a company's books, in one line: what a refused call must not change. Of the audit the
 * partner's own part, for the worker goes on meanwhile.
 */
export function booksOf(company: Company): Promise<string> {
  return begin(company.scope, async ({ db, companyId }) => {
    const [row] = await db.sql<Record<string, unknown>[]>`
      select (select count(*)::int from vouchers where company_id = ${companyId}) as vouchers,
             (select count(*)::int from postings where company_id = ${companyId}) as postings,
             (select count(*)::int from item_matches where company_id = ${companyId}) as matches,
             (select count(*)::int from invoices where company_id = ${companyId}) as invoices,
             (select max(sequence)::text from factoring_invoices where company_id = ${companyId}) as sequence,
             (select count(*)::int from invoice_history where company_id = ${companyId}) as history,
             (select count(*)::int from documents where company_id = ${companyId}) as documents,
             (select count(*)::int from events where company_id = ${companyId}) as events,
             (select count(*)::int from webhook_endpoints where company_id = ${companyId}) as endpoints,
             (select count(*)::int from idempotency_keys where company_id = ${companyId}) as answers,
             (select count(*)::int from audit_log where company_id = ${companyId} and actor_kind = 'partner') as audited`;
    return JSON.stringify(row);
  });
}
