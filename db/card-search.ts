import { type SQL, sql } from "drizzle-orm";
import { customers } from "./schema/customers";
import { subledgerAccounts } from "./schema/ledger";
import { escapeLike } from "./sql";

/** Customer numbers have four to seven digits. */
const longestNo = 7;

/**
 * Customers by a part of the name, or the start of a customer or organisation number. Each is looked for where it stands,
 * so that the names of 100,000 customers are read without their cards, and numbers are not read at all but found.
 */
export function foundBy(companyId: number, search: string): SQL {
  const start = search.replace(/\s/g, "");
  const byNumber = /^\d+$/.test(start)
    ? sql`
      union all select c.customer_no from ${customers} c
      where c.company_id = ${companyId} and (${sql.join(numbersFrom(start), sql` or `)})`
    : sql``;
  return sql`${customers.customerNo} in (
    select s.subledger_no from ${subledgerAccounts} s
    where s.company_id = ${companyId} and s.name ilike ${`%${escapeLike(search)}%`}
    union all select c.customer_no from ${customers} c
    where c.company_id = ${companyId} and c.org_nr is not null and c.org_nr like ${`${escapeLike(start)}%`}${byNumber})`;
}

/** The numbers that begin so, as ranges: 12 is 12, 120–129, 1200–1299 … */
function numbersFrom(start: string): SQL[] {
  const first = Number(start);
  if (start.startsWith("0") || start.length > longestNo) return [sql`false`];
  return Array.from({ length: longestNo - start.length + 1 }, (_, more) => {
    const times = 10 ** more;
    return sql`c.customer_no between ${first * times}::int and ${(first + 1) * times - 1}::int`;
  });
}
