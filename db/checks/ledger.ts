import type { Check } from "./check";

const postingTotals = `
  select company_id, series, voucher_no, sum(amount_ore) as total, count(*) as lines, min(line) as first_line,
         max(line) as last_line, min(voucher_date) as first_date, max(voucher_date) as last_date
  from postings group by 1, 2, 3`;

/** What must hold of vouchers, their numbers and their hash chain. */
const voucherChecks: Check[] = [
  {
    name: "vouchers balance and are complete",
    rows: `
      select company_id, format('voucher %s-%s', series, voucher_no) as subject,
             v.line_count >= 2 and p.total = 0 and p.lines = v.line_count and p.first_line = 1 and p.last_line = p.lines
               and p.first_date = v.voucher_date and p.last_date = v.voucher_date as sound
      from vouchers v full join (${postingTotals}) p using (company_id, series, voucher_no)`,
  },
  {
    // Each link is checked against the hash before it, so the first fault named is where the tampering is.
    name: "vouchers stand in an unbroken hash chain",
    rows: `
      select company_id, format('voucher %s-%s', series, voucher_no) as subject,
             hash = chain_step(null, coalesce(lag(hash) over (partition by company_id, series order by voucher_no), '\\x00'::bytea),
               voucher_digest(company_id, series, voucher_no, voucher_date, kind, source, created_by, description, concat_ws(';', p.content, exchange_rate))) as sound
      from vouchers left join (
        select company_id, series, voucher_no,
               string_agg(posting_digest(line, account_no, subledger_no, amount_ore, vat_code, text, currency, currency_amount), ';' order by line) as content
        from postings group by 1, 2, 3
      ) p using (company_id, series, voucher_no)`,
  },
  {
    name: "voucher series have no gap, and their counter and chain end with their last voucher",
    rows: `
      select s.company_id, format('series %s', s.series) as subject,
             coalesce(v.first_no, 1) = 1 and coalesce(v.last_no, 0) = coalesce(v.vouchers, 0)
               and s.next_no = coalesce(v.last_no, 0) + 1
               and s.head = coalesce((
                 select hash from vouchers h where h.company_id = s.company_id and h.series = s.series and h.voucher_no = v.last_no), '\\x00') as sound
      from voucher_series s left join (
        select company_id, series, min(voucher_no) as first_no, max(voucher_no) as last_no, count(*) as vouchers
        from vouchers group by 1, 2
      ) v using (company_id, series)`,
  },
  {
    name: "vouchers belong to a series",
    rows: `
      select v.company_id, format('series %s', v.series) as subject, s.series is not null as sound
      from (select distinct company_id, series from vouchers) v left join voucher_series s using (company_id, series)`,
  },
];

/** What must hold of accounts, subledgers and open items: the kept figures are what the postings add up to. */
const balanceChecks: Check[] = [
  {
    name: "account balances are the sum of their postings",
    rows: `
      select company_id, format('account %s in %s', account_no, period) as subject,
             k.debit_ore = p.debit and k.credit_ore = p.credit and k.posting_count = p.lines as sound
      from account_balances k full join (
        select company_id, account_no, (extract(year from voucher_date) * 100 + extract(month from voucher_date))::int as period,
               sum(greatest(amount_ore, 0)) as debit, sum(greatest(-amount_ore, 0)) as credit, count(*) as lines
        from postings group by 1, 2, 3
      ) p using (company_id, account_no, period)`,
  },
  {
    name: "subledger balances are the sum of their postings and of what is open",
    rows: `
      select company_id, format('subledger account %s', subledger_no) as subject,
             k.balance_ore = p.total and p.total = o.remaining as sound
      from subledger_balances k
      full join (
        select company_id, subledger_no, sum(amount_ore) as total from postings where subledger_no is not null group by 1, 2
      ) p using (company_id, subledger_no)
      full join (select company_id, subledger_no, sum(remaining_ore) as remaining from open_items group by 1, 2) o
        using (company_id, subledger_no)`,
  },
  {
    name: "subledgers equal their control account",
    rows: `
      select s.company_id, format('%s subledger and account %s', s.kind, s.control_account_no) as subject,
             coalesce(sub.total, 0) = coalesce(ledger.total, 0) as sound
      from subledger_series s
      left join (
        select a.company_id, a.kind, sum(b.balance_ore) as total
        from subledger_balances b join subledger_accounts a using (company_id, subledger_no) group by 1, 2
      ) sub using (company_id, kind)
      left join (
        select company_id, account_no, sum(debit_ore - credit_ore) as total from account_balances group by 1, 2
      ) ledger on ledger.company_id = s.company_id and ledger.account_no = s.control_account_no`,
  },
  {
    name: "open items are what was posted less what is matched",
    rows: `
      select company_id, format('item %s-%s line %s', series, voucher_no, line) as subject,
             o.amount_ore = p.amount_ore and o.subledger_no = p.subledger_no
               and o.remaining_ore = p.amount_ore - coalesce(m.matched, 0) as sound
      from open_items o
      full join (select * from postings where subledger_no is not null) p using (company_id, series, voucher_no, line)
      left join (
        select company_id, series, voucher_no, line, sum(amount_ore) as matched
        from (
          select company_id, debit_series as series, debit_no as voucher_no, debit_line as line, amount_ore from item_matches
          union all
          select company_id, credit_series, credit_no, credit_line, -amount_ore from item_matches
        ) sides group by 1, 2, 3, 4
      ) m using (company_id, series, voucher_no, line)`,
  },
  {
    name: "open items in a foreign currency are what was posted in it less what is matched, and close in kroner too",
    rows: `
      select company_id, format('item %s-%s line %s', series, voucher_no, line) as subject,
             (o.currency, o.currency_amount) is not distinct from (p.currency, p.currency_amount)
               and o.currency_remaining is not distinct from p.currency_amount - coalesce(m.matched, 0)
               and (coalesce(o.currency_amount, 0) = 0 or (o.currency_remaining = 0) = (o.remaining_ore = 0)) as sound
      from open_items o
      join postings p using (company_id, series, voucher_no, line)
      left join (
        select company_id, series, voucher_no, line, sum(currency_amount) as matched
        from (
          select company_id, debit_series as series, debit_no as voucher_no, debit_line as line, currency_amount from item_matches
          union all
          select company_id, credit_series, credit_no, credit_line, -currency_amount from item_matches
        ) sides where currency_amount is not null group by 1, 2, 3, 4
      ) m using (company_id, series, voucher_no, line)
      where p.currency is not null or o.currency is not null or m.matched is not null`,
  },
  {
    name: "currency balances are the sum of their postings",
    rows: `
      select company_id, format('account %s in %s', account_no, currency) as subject,
             k.amount = p.amount and k.amount_ore = p.ore as sound
      from currency_balances k full join (
        select company_id, coalesce(subledger_no, account_no) as account_no, currency, sum(currency_amount) as amount, sum(amount_ore) as ore
        from postings where currency is not null group by 1, 2, 3
      ) p using (company_id, account_no, currency)`,
  },
  {
    name: "matches join items of one subledger account, in one currency",
    rows: `
      select m.company_id, format('match %s', m.id) as subject, d.subledger_no = c.subledger_no and d.currency is not distinct from c.currency as sound
      from item_matches m
      left join open_items d on (d.company_id, d.series, d.voucher_no, d.line) = (m.company_id, m.debit_series, m.debit_no, m.debit_line)
      left join open_items c on (c.company_id, c.series, c.voucher_no, c.line) = (m.company_id, m.credit_series, m.credit_no, m.credit_line)`,
  },
];

/** What must hold of what is taken back (M31, edge 30). */
const reversalChecks: Check[] = [
  {
    name: "reversals are the mirror of the voucher that they reverse, line by line, and settle it",
    rows: `
      select r.company_id, format('voucher %s-%s', r.series, r.voucher_no) as subject,
             count(*) = r.line_count and bool_and(coalesce(
               o.amount_ore = -m.amount_ore and o.currency is not distinct from m.currency
                 and o.currency_amount is not distinct from -m.currency_amount and o.account_no = m.account_no and o.subledger_no is not distinct from m.subledger_no
                 and (o.subledger_no is null or exists (
                   select 1 from item_matches i
                   where i.company_id = r.company_id and i.undoes is null and i.amount_ore = abs(o.amount_ore)
                     and (r.series, r.voucher_no, m.line) in ((i.debit_series, i.debit_no, i.debit_line), (i.credit_series, i.credit_no, i.credit_line))
                     and (o.series, o.voucher_no, o.line) in ((i.debit_series, i.debit_no, i.debit_line), (i.credit_series, i.credit_no, i.credit_line)))),
               false)) as sound
      from vouchers r
      join postings m on (m.company_id, m.series, m.voucher_no) = (r.company_id, r.series, r.voucher_no)
      left join postings o on (o.company_id, o.series, o.voucher_no, o.line) = (r.company_id, r.reverses_series, r.reverses_no, m.line)
      where r.reverses_no is not null
      group by r.company_id, r.series, r.voucher_no, r.line_count`,
  },
  {
    name: "matches that are undone are undone as they were made, by the reversal of one of their vouchers",
    rows: `
      select u.company_id, format('match %s', u.id) as subject,
             coalesce(
               (m.debit_series, m.debit_no, m.debit_line, m.credit_series, m.credit_no, m.credit_line, -m.amount_ore, -m.currency_amount)
                 is not distinct from (u.debit_series, u.debit_no, u.debit_line, u.credit_series, u.credit_no, u.credit_line, u.amount_ore, u.currency_amount)
               and m.undoes is null
               and exists (
                 select 1 from vouchers r
                 where r.company_id = u.company_id
                   and (r.reverses_series, r.reverses_no) in ((u.debit_series, u.debit_no), (u.credit_series, u.credit_no))),
               false) as sound
      from item_matches u
      left join item_matches m on m.company_id = u.company_id and m.id = u.undoes
      where u.undoes is not null`,
  },
];

/** The promises of the ledger itself. */
export const ledgerChecks: readonly Check[] = [...voucherChecks, ...balanceChecks, ...reversalChecks];
