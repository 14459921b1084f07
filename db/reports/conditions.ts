import { type SQL, sql } from "drizzle-orm";
import { factoringStatuses } from "@/lib/domain/factoring";
import type { ReportFilter } from "@/lib/domain/report";
import { escapeLike } from "../sql";
import type { Asked } from "./report";

/**
 * M7's two columns of an invoice, from its latest row at a factoring company: an earlier one may have been rejected.
 * Looked up row by row as they are shown, and then only if they are; or joined as a set when all rows need them.
 */
export function factoringOf({ companyId, byFactoring }: Asked, invoiceId: SQL): { columns: SQL; join: SQL } {
  if (byFactoring) {
    return {
      columns: sql`nullif(f.status, '') as "factoringStatus", nullif(f.status_description, '') as "factoringDescription"`,
      join: sql`left join (
        select distinct on (invoice_id) invoice_id, status, status_description from factoring_invoices
        where company_id = ${companyId} order by invoice_id, id desc) f on f.invoice_id = ${invoiceId}`,
    };
  }
  const latest = (column: string) => sql`(
    select nullif(f.${sql.raw(column)}, '') from factoring_invoices f
    where f.company_id = ${companyId} and f.invoice_id = ${invoiceId} order by f.id desc limit 1)`;
  return {
    columns: sql`${latest("status")} as "factoringStatus", ${latest("status_description")} as "factoringDescription"`,
    join: sql``,
  };
}

/**
 * «3 Levert, 1 Avvist» for lines that are sums: how many in each status, in the order of the status machine.
 *
 * @param counted what is counted: rows, or the invoices that they concern
 */
export function statusCounts(counted = sql`*`): SQL {
  const counts = factoringStatuses.map(
    (status) => sql`count(${counted}) filter (where "factoringStatus" = ${status})::int`,
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
