import { type SQL, sql } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import { ageStep } from "../ageing";
import { all, factoringIs, factoringOf, searched } from "./conditions";
import type { Asked } from "./report";

/** What is to be known of a posting `p` on a customer's account, its voucher `v` and the invoice `i` it concerns. */
const postingColumns = (factoring: SQL) => sql`
  p.subledger_no as "customerNo", s.name as customer, p.voucher_date as "voucherDate", v.kind, i.id as "invoiceId",
  coalesce(i.number::text, i.external_number) as number, coalesce(i.number, 0) as "numberOrder",
  coalesce(nullif(p.text, ''), v.description) as text, coalesce(p.kid, i.own_kid) as kid, i.source,
  ${factoring},
  p.series, p.voucher_no as "voucherNo", p.line, p.series || '-' || p.voucher_no as voucher,
  p.series::bigint * 1000000000000 + p.voucher_no as "voucherOrder"`;

const itsVoucher = sql`
  join vouchers v on v.company_id = p.company_id and v.series = p.series and v.voucher_no = p.voucher_no
  join subledger_accounts s on s.company_id = p.company_id and s.subledger_no = p.subledger_no and s.kind = 'customer'
  left join invoices i on i.company_id = p.company_id and i.id = p.invoice_id`;

/** What every report of postings can be narrowed by. */
function conditionsOf(asked: Asked): SQL[] {
  const { customer, source } = asked.filter;
  const conditions = [
    ...factoringIs(asked, sql`p.invoice_id`),
    ...searched(asked.filter, sql`coalesce(p.kid, i.own_kid)`),
  ];
  if (customer !== null) conditions.push(sql`p.subledger_no = ${customer}`);
  if (source) conditions.push(sql`i.source = ${source}`);
  return conditions;
}

/**
 * What a later reversal has undone (edge 30) held on the day, and is taken off again. A match is undone in the
 * transaction of its reversal, which is how the two are told together.
 */
function undoneLater(companyId: number, day: IsoDate): SQL {
  return sql`
    select side.series, side.voucher_no, side.line, side.back, side.currency_back
    from vouchers r
    join item_matches m on m.company_id = r.company_id and m.undoes is not null and m.created_at = r.created_at
      and (r.reverses_series, r.reverses_no) in ((m.debit_series, m.debit_no), (m.credit_series, m.credit_no))
    join vouchers d on d.company_id = m.company_id and d.series = m.debit_series and d.voucher_no = m.debit_no
    join vouchers c on c.company_id = m.company_id and c.series = m.credit_series and c.voucher_no = m.credit_no
    cross join lateral (values
      (m.debit_series, m.debit_no, m.debit_line, m.amount_ore, m.currency_amount),
      (m.credit_series, m.credit_no, m.credit_line, -m.amount_ore, -m.currency_amount)) as side(series, voucher_no, line, back, currency_back)
    where r.company_id = ${companyId} and r.reverses_no is not null
      and r.voucher_date > ${day} and d.voucher_date <= ${day} and c.voucher_date <= ${day}`;
}

/**
 * What had not been settled yet when a day was over, by item: a match is worth nothing until both its vouchers are
 * in the books, so what a later voucher has settled is given back, to the debit and to the credit alike. That is why
 * items add up to the control account on any day.
 */
export function settledLater(companyId: number, day: IsoDate): SQL {
  const sides = sql`v.company_id = ${companyId} and v.voucher_date > ${day} and own.voucher_date <= ${day}`;
  return sql`
    select series, voucher_no, line, sum(back)::bigint as back, sum(currency_back)::bigint as currency_back from (
      select own.series, own.voucher_no, m.debit_line as line, m.amount_ore as back, m.currency_amount as currency_back
      from vouchers v
      join item_matches m on m.company_id = v.company_id and m.credit_series = v.series and m.credit_no = v.voucher_no
      join vouchers own on own.company_id = m.company_id and own.series = m.debit_series and own.voucher_no = m.debit_no
      where ${sides}
      union all
      select own.series, own.voucher_no, m.credit_line, -m.amount_ore, -m.currency_amount
      from vouchers v
      join item_matches m on m.company_id = v.company_id and m.debit_series = v.series and m.debit_no = v.voucher_no
      join vouchers own on own.company_id = m.company_id and own.series = m.credit_series and own.voucher_no = m.credit_no
      where ${sides}
      union all
      ${undoneLater(companyId, day)}
    ) matched group by series, voucher_no, line`;
}

/**
 * The customers' items that were open when «per dato» was over, with what remained of them then. Made from what is
 * open now and what has been settled since, so that an old company's settled items are never read.
 */
export function openItemsAt(asked: Asked): SQL {
  const { asOf, age } = asked.filter;
  const days = sql`(${asOf}::text::date - o.due_date)`;
  const wanted = all([
    ...conditionsOf(asked),
    age === "overdue" && sql`${days} > 0`,
    age && age !== "overdue" && sql`${ageStep(days)} = ${age}`,
  ]);
  const factoring = factoringOf(asked, sql`p.invoice_id`);
  return sql`
    with later as materialized (${settledLater(asked.companyId, asOf)}),
    item as (
      select o.*, o.remaining_ore + coalesce(later.back, 0) as open_ore
      from open_items o left join later using (series, voucher_no, line)
      where o.company_id = ${asked.companyId} and o.is_open
      union all
      select o.*, later.back
      from later join open_items o using (series, voucher_no, line)
      where o.company_id = ${asked.companyId} and not o.is_open
    )
    select ${postingColumns(factoring.columns)}, o.due_date as "dueDate", greatest(${days}, 0) as "daysOverdue",
      ${ageStep(days)} as age, o.amount_ore as total, o.open_ore as remaining
    from item o
    join postings p on p.company_id = o.company_id and p.series = o.series and p.voucher_no = o.voucher_no and p.line = o.line
    ${itsVoucher}
    ${factoring.join}
    where p.voucher_date <= ${asOf} and o.open_ore <> 0 and ${wanted}`;
}

/**
 * Every posting on the customers' accounts in a period, with what remains of it at the period's end, and the balance
 * of the customer's account after it, which is of the books and not of what the filter happens to show.
 */
export function customerPostings(asked: Asked): SQL {
  const { companyId, filter } = asked;
  const { from, to, open } = filter;
  const remaining = to ? sql`(o.remaining_ore + coalesce(later.back, 0))` : sql`o.remaining_ore`;
  const wanted = all([
    ...conditionsOf(asked),
    from && sql`p.voucher_date >= ${from}`,
    to && sql`p.voucher_date <= ${to}`,
    open && sql`${remaining} <> 0`,
  ]);
  const factoring = factoringOf(asked, sql`p.invoice_id`);
  return sql`
    select ${postingColumns(factoring.columns)}, o.due_date as "dueDate", ${remaining} as remaining, p.amount_ore as amount,
      nullif(greatest(p.amount_ore, 0), 0) as debit, nullif(greatest(-p.amount_ore, 0), 0) as credit,
      (select sum(q.amount_ore)::bigint from postings q
       where q.company_id = p.company_id and q.subledger_no = p.subledger_no
         and (q.voucher_date, q.series, q.voucher_no, q.line) <= (p.voucher_date, p.series, p.voucher_no, p.line)) as balance
    from postings p
    join open_items o on o.company_id = p.company_id and o.series = p.series and o.voucher_no = p.voucher_no and o.line = p.line
    ${itsVoucher}
    ${factoring.join}
    ${to ? sql`left join (${settledLater(companyId, to)}) later on later.series = p.series and later.voucher_no = p.voucher_no and later.line = p.line` : sql``}
    where p.company_id = ${companyId} and p.subledger_no is not null and ${wanted}`;
}
