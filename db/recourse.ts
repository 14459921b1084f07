import { type SQL, sql } from "drizzle-orm";

/** The postings of an invoice in its customer's subledger; `invoice` names a row of invoices. */
const onCustomer = (invoice: SQL) => sql`p.company_id = ${invoice}.company_id and p.invoice_id = ${invoice}.id
  and p.subledger_no = ${invoice}.customer_no`;

/** What is open, in øre, of a claim that was sold and given back: it stands in an item of its own, beside the invoice's. */
export function openAfterRecourse(invoice: SQL): SQL<bigint> {
  return sql<bigint>`coalesce((
    select sum(r.remaining_ore) from postings p
    join open_items r on (r.company_id, r.series, r.voucher_no, r.line) = (p.company_id, p.series, p.voucher_no, p.line)
    where ${onCustomer(invoice)} and p.event_kind = 'recourse' and r.remaining_ore > 0), 0)::bigint`;
}

/**
 * Of a claim that was sold, in øre, what stands outside its own item when it comes back: what was sold and is not given
 * back yet, and what is open of what was given back (`SettlementFacts.givenBackOre`).
 */
export function givenBackOn(invoice: SQL): SQL<bigint> {
  return sql<bigint>`(
    greatest(0, coalesce((
      select -sum(p.amount_ore) from postings p
      where ${onCustomer(invoice)} and p.event_kind in ('purchase', 'recourse')), 0))
    + ${openAfterRecourse(invoice)})::bigint`;
}
