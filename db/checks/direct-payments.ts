import type { Check } from "./check";

/** The account that a direct payment was credited to: line 2 of its voucher. */
const credited = `
  join postings p on (p.company_id, p.series, p.voucher_no, p.line) = (d.company_id, d.voucher_series, d.voucher_no, 2)`;

/** The promises of what debtors pay to the company itself (M29b, edge 33). */
export const directPaymentChecks: readonly Check[] = [
  {
    name: "direct payments are credited to a deviation account, and taken off the same one when they are cleared",
    rows: `
      select d.company_id, format('direct payment %s (%s)', d.id, d.state) as subject,
             coalesce(p.amount_ore = -d.amount_ore and p.event_kind = 'direct_payment' and p.invoice_id = d.invoice_id, false)
               and case d.state when 'open' then d.cleared_no is null else coalesce(cleared.amount = d.amount_ore, false) end as sound
      from direct_payments d
      left ${credited.trim()}
      left join lateral (
        select sum(c.amount_ore) as amount from postings c
        where (c.company_id, c.series, c.voucher_no) = (d.company_id, d.cleared_series, d.cleared_no)
          and c.account_no = p.account_no and c.subledger_no is not distinct from p.subledger_no
      ) cleared on true`,
  },
  {
    // What others post there by hand is theirs to explain: the page shows it as a difference of its own.
    name: "deviation accounts hold what is open of direct payments, beside what others have posted there",
    rows: `
      with owned as (
        select d.company_id, p.account_no, p.subledger_no, d.voucher_series as series, d.voucher_no
        from direct_payments d ${credited}
        union
        select d.company_id, p.account_no, p.subledger_no, d.cleared_series, d.cleared_no
        from direct_payments d ${credited} where d.cleared_no is not null
      ), open as (
        select d.company_id, p.account_no, p.subledger_no, coalesce(sum(d.amount_ore) filter (where d.state = 'open'), 0) as amount
        from direct_payments d ${credited} group by 1, 2, 3
      )
      select o.company_id, format('account %s', coalesce(o.subledger_no, o.account_no)) as subject,
             -o.amount = (
               select sum(p.amount_ore) from postings p
               join owned w on (w.company_id, w.series, w.voucher_no) = (p.company_id, p.series, p.voucher_no)
                 and w.account_no = p.account_no and w.subledger_no is not distinct from p.subledger_no
               where p.company_id = o.company_id and p.account_no = o.account_no
                 and p.subledger_no is not distinct from o.subledger_no) as sound
      from open o`,
  },
  {
    name: "lines of bank statements that are posted name a voucher that has their amount on their account",
    rows: `
      select b.company_id, format('bank line %s', b.bank_reference) as subject,
             exists (
               select 1 from postings p
               where (p.company_id, p.series, p.voucher_no, p.account_no) = (b.company_id, b.voucher_series, b.voucher_no, b.account_no)
                 and p.amount_ore = b.amount_ore) as sound
      from bank_lines b where b.voucher_no is not null`,
  },
];
