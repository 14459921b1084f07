import { type SQL, sql } from "drizzle-orm";
import { factoringStatuses } from "@/lib/domain/factoring";
import type { ReportFilter } from "@/lib/domain/report";
import { escapeLike } from "../sql";
import type { Asked } from "./report";

/**
 * One column of an invoice's latest row at a factoring company, or null: an earlier row may have been rejected. A
 * report that does not show or sort by it never asks.
 */
export function latest(column: "status" | "status_description", invoiceId: SQL): SQL {
  return sql`(
    select nullif(f.${sql.raw(column)}, '') from factoring_invoices f
    where f.company_id = i.company_id and f.invoice_id = ${invoiceId} order by f.id desc limit 1)`;
}

/** Both of M7's columns. */
export function factoringOf(invoiceId: SQL): SQL {
  return sql`${latest("status", invoiceId)} as "factoringStatus",
    ${latest("status_description", invoiceId)} as "factoringDescription"`;
}

/** «3 Levert, 1 Avvist» for lines that are sums: invoices in each status, in the order of the status machine. */
export function statusCounts(): SQL {
  const counts = factoringStatuses.map(
    (status) => sql`count(distinct "invoiceId") filter (where "factoringStatus" = ${status})::int`,
  );
  return sql`array[${sql.join(counts, sql`, `)}]`;
}

/** The different descriptions behind a line that is a sum: five of them, and how many there are beside. */
export function descriptions(): SQL {
  return sql`nullif(concat(
    array_to_string((array_agg(distinct "factoringDescription") filter (where "factoringDescription" is not null))[1:5], '; '),
    case when count(distinct "factoringDescription") > 5 then '; +' || count(distinct "factoringDescription") - 5 end), '')`;
}

/** What the factoring company has said, of a document or of the invoice that a posting concerns. */
export function factoringIs({ companyId, filter }: Asked, invoiceId: SQL): SQL[] {
  const { status, description } = filter;
  const words = description.trim();
  const found = [];
  if (status === "not_factored") {
    found.push(sql`not exists (
      select 1 from factoring_invoices f where f.company_id = ${companyId} and f.invoice_id = ${invoiceId})`);
  } else if (status) {
    found.push(sql`${invoiceId} in (${latestWhere(companyId, sql`f.status = ${status}`)})`);
  }
  if (words) {
    const like = sql`f.status_description ilike ${`%${escapeLike(words)}%`}`;
    found.push(sql`${invoiceId} in (${latestWhere(companyId, like)})`);
  }
  return found;
}

function latestWhere(companyId: number, condition: SQL): SQL {
  return sql`
    select f.invoice_id from factoring_invoices f
    where f.company_id = ${companyId} and ${condition} and not exists (
      select 1 from factoring_invoices later
      where later.company_id = f.company_id and later.invoice_id = f.invoice_id and later.id > f.id)`;
}

/** In the customer's name, the start of a number or the KID; of an invoice `i` and its customer `s`. */
export function searched({ q }: ReportFilter, kid: SQL): SQL[] {
  const text = q.trim();
  if (!text) return [];
  const typed = escapeLike(text);
  return [
    sql`(s.name ilike ${`%${typed}%`} or i.number::text like ${`${typed}%`}
      or i.external_number ilike ${`${typed}%`} or ${kid} = ${text})`,
  ];
}

/** Every condition there is, or none. */
export function all(conditions: readonly (SQL | false | null | "")[]): SQL {
  const asked = conditions.filter((condition): condition is SQL => Boolean(condition));
  return asked.length === 0 ? sql`true` : sql.join(asked, sql` and `);
}
