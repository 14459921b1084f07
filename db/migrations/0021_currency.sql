-- Foreign currency (edge 41). The books are kept in øre. A posting may carry the same amount in a foreign currency
-- beside its øre; an open item is then open in both, and closed in both at once.

-- 1. Which currencies the partner takes invoices in. Kroner always.
alter table connections add column currencies text[] default '{NOK}' not null;
--> statement-breakpoint
alter table connections add constraint connections_currencies check (
  "connections"."currencies" @> '{NOK}' and "connections"."currencies" <@ '{NOK,EUR,SEK,DKK,GBP,USD,CHF,PLN,CAD,AUD}');
--> statement-breakpoint

-- 2. The amount in the currency, in hundredths, with the sign of the øre. None (0) when a line moves only the kroner that
--    a currency's balance is carried at.
alter table postings add column currency text, add column currency_amount bigint;
--> statement-breakpoint
alter table postings add constraint postings_currency check (
  num_nonnulls("postings"."currency", "postings"."currency_amount") in (0, 2)
  and ("postings"."currency" is null or ("postings"."currency" ~ '^[A-Z]{3}$' and "postings"."currency" <> 'NOK'))
  and (coalesce("postings"."currency_amount", 0) = 0 or ("postings"."currency_amount" > 0) = ("postings"."amount_ore" > 0)));
--> statement-breakpoint
alter table open_items add column currency text, add column currency_amount bigint, add column currency_remaining bigint;
--> statement-breakpoint
alter table open_items add constraint open_items_currency check (
  num_nonnulls("open_items"."currency", "open_items"."currency_amount", "open_items"."currency_remaining") in (0, 3)
  and coalesce("open_items"."currency_remaining" between least(0, "open_items"."currency_amount") and greatest(0, "open_items"."currency_amount"), true));
--> statement-breakpoint
alter table open_items add constraint open_items_closed_together check (
  coalesce("open_items"."currency_amount", 0) = 0
  or ("open_items"."remaining_ore" = 0) = ("open_items"."currency_remaining" = 0));
--> statement-breakpoint
alter table item_matches add column currency_amount bigint;
--> statement-breakpoint
alter table item_matches add constraint item_matches_currency_sign check (
  case when "item_matches"."undoes" is null then coalesce("item_matches"."currency_amount", 0) >= 0
    else coalesce("item_matches"."currency_amount", 0) <= 0 end);
--> statement-breakpoint

-- What a unit of the voucher's currency cost, in millionths of a krone.
alter table vouchers add column exchange_rate bigint;
--> statement-breakpoint
alter table vouchers add constraint vouchers_exchange_rate check ("vouchers"."exchange_rate" > 0);
--> statement-breakpoint

-- What a partner compares its balance and invoices in.
alter table reconciliations add column currency text default 'NOK' not null;
--> statement-breakpoint

-- 3. What stands on an account in each foreign currency, and the kroner that it is carried at. `account_no` is the
--    subledger account of a subledger line, else the ledger account: their numbers never meet.
create table currency_balances (
  company_id integer not null,
  account_no integer not null,
  currency text not null,
  amount bigint not null,
  amount_ore bigint not null,
  constraint currency_balances_company_id_account_no_currency_pk primary key (company_id, account_no, currency)
);
--> statement-breakpoint
select fence_company_table('currency_balances');
--> statement-breakpoint
grant select on currency_balances to fordring_app;
--> statement-breakpoint
create function keep_currency_balances() returns trigger language plpgsql as $$
begin
  -- Nearly every batch is in kroner alone.
  if not exists (select 1 from new_rows where currency is not null) then
    return null;
  end if;

  if exists (
    select 1 from new_rows group by company_id, series, voucher_no
    having count(distinct currency) > 1 or (count(currency) = count(*) and sum(currency_amount) <> 0)
  ) then
    raise exception 'a voucher has one foreign currency, and balances in it when every line is in it'
      using errcode = '23514', constraint = 'vouchers_balanced_in_currency', table = 'postings';
  end if;

  insert into currency_balances as kept (company_id, account_no, currency, amount, amount_ore)
  select company_id, coalesce(subledger_no, account_no), currency, sum(currency_amount), sum(amount_ore)
  from new_rows where currency is not null group by 1, 2, 3 order by 1, 2, 3
  on conflict (company_id, account_no, currency) do update
    set amount = kept.amount + excluded.amount, amount_ore = kept.amount_ore + excluded.amount_ore;
  return null;
end $$;
--> statement-breakpoint
create trigger e_keep_currency_balances after insert on postings
  referencing new table as new_rows for each statement execute function keep_currency_balances();
--> statement-breakpoint
create or replace function keep_open_items() returns trigger language plpgsql as $$
begin
  insert into open_items (company_id, series, voucher_no, line, subledger_no, due_date, amount_ore, remaining_ore,
                          currency, currency_amount, currency_remaining)
  select company_id, series, voucher_no, line, subledger_no, coalesce(due_date, voucher_date), amount_ore, amount_ore,
         currency, currency_amount, currency_amount
  from new_rows where subledger_no is not null;

  if found then
    insert into subledger_balances as kept (company_id, subledger_no, balance_ore)
    select company_id, subledger_no, sum(amount_ore)
    from new_rows where subledger_no is not null group by 1, 2 order by 1, 2
    on conflict (company_id, subledger_no) do update set balance_ore = kept.balance_ore + excluded.balance_ore;
  end if;
  return null;
end $$;
--> statement-breakpoint

-- 4. Items meet in one currency, and both their remainders are lowered.
create or replace function keep_matches() returns trigger language plpgsql security definer set search_path = public as $$
declare
  other_account boolean;
  other_currency boolean;
begin
  -- An undoing match is the mirror of the one it undoes, and stands on the reversal of one of that one's vouchers.
  if exists (
    select 1 from new_rows n
    left join item_matches m on m.company_id = n.company_id and m.id = n.undoes
    where n.undoes is not null
      and ((m.debit_series, m.debit_no, m.debit_line, m.credit_series, m.credit_no, m.credit_line, -m.amount_ore, -m.currency_amount)
             is distinct from (n.debit_series, n.debit_no, n.debit_line, n.credit_series, n.credit_no, n.credit_line, n.amount_ore, n.currency_amount)
           or m.undoes is not null
           or not exists (
             select 1 from vouchers r
             where r.company_id = n.company_id
               and (r.reverses_series, r.reverses_no) in ((n.debit_series, n.debit_no), (n.credit_series, n.credit_no))))
  ) then
    raise exception 'a match is undone as it was made, by the reversal of one of its vouchers'
      using errcode = '23514', constraint = 'item_matches_undone', table = 'item_matches';
  end if;

  select bool_or(d.subledger_no <> c.subledger_no),
         bool_or(d.currency is distinct from c.currency or (d.currency is null) <> (m.currency_amount is null))
  into other_account, other_currency
  from new_rows m
  join open_items d on (d.company_id, d.series, d.voucher_no, d.line) = (m.company_id, m.debit_series, m.debit_no, m.debit_line)
  join open_items c on (c.company_id, c.series, c.voucher_no, c.line) = (m.company_id, m.credit_series, m.credit_no, m.credit_line);
  if other_account then
    raise exception 'only items of the same subledger account can be matched'
      using errcode = '23514', constraint = 'item_matches_same_account', table = 'item_matches';
  end if;
  if other_currency then
    raise exception 'an item is matched with items of its own currency only, by an amount in it'
      using errcode = '23514', constraint = 'item_matches_same_currency', table = 'item_matches';
  end if;

  update open_items item
  set remaining_ore = item.remaining_ore - matched.amount_ore,
      currency_remaining = item.currency_remaining - matched.currency_amount
  from (
    select company_id, series, voucher_no, line, sum(amount_ore) as amount_ore, sum(currency_amount) as currency_amount
    from (
      select company_id, debit_series as series, debit_no as voucher_no, debit_line as line, amount_ore, currency_amount from new_rows
      union all
      select company_id, credit_series, credit_no, credit_line, -amount_ore, -currency_amount from new_rows
    ) sides group by 1, 2, 3, 4
  ) matched
  where item.company_id = matched.company_id and item.series = matched.series
    and item.voucher_no = matched.voucher_no and item.line = matched.line;
  return null;
end $$;
--> statement-breakpoint

-- 5. The hash covers the currency. concat_ws leaves nulls out, so that a voucher in kroner has the digest it always had.
drop function posting_digest(smallint, int, int, bigint, smallint, text);
--> statement-breakpoint
create function posting_digest(line smallint, account int, subledger int, amount bigint, vat smallint, words text, currency text, currency_amount bigint)
returns text language sql immutable
  return concat_ws(',', line, account, coalesce(subledger, 0), amount, coalesce(vat::int, -1), md5(words), currency, currency_amount);
--> statement-breakpoint
revoke execute on function posting_digest(smallint, int, int, bigint, smallint, text, text, bigint), keep_currency_balances() from public;
--> statement-breakpoint
grant execute on function posting_digest(smallint, int, int, bigint, smallint, text, text, bigint) to fordring_app;
--> statement-breakpoint

-- 6. The way into the books takes the currencies of lines: two more arrays, which are empty for a batch in kroner.
drop function post(int, smallint, date[], text[], text[], text[], text[], uuid[], text[], text[], text[], smallint[], bigint[], smallint[],
  int[], smallint[], int[], int[], bigint[], smallint[], text[], date[], text[], uuid[], text[], text[], text[]);
--> statement-breakpoint
create function post(
  p_company int, p_series smallint,
  v_date date[], v_kind text[], v_source text[], v_description text[], v_author text[], v_connection uuid[],
  v_reference text[], v_batch text[], v_saft_source text[], v_reverses_series smallint[], v_reverses_no bigint[], v_line_count smallint[], v_exchange_rate bigint[],
  l_voucher int[], l_line smallint[], l_account int[], l_subledger int[], l_amount bigint[], l_vat smallint[],
  l_text text[], l_due date[], l_event text[], l_invoice uuid[], l_kid text[], l_matching text[], l_external text[],
  l_currency text[], l_currency_amount bigint[]
) returns bigint language plpgsql security definer set search_path = public as $$
declare
  voucher_count int := cardinality(v_date);
  first_no bigint;
  chain_head bytea;
begin
  if p_company is distinct from current_setting('app.company_id')::int then
    raise exception 'posting to a company other than the one in scope' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(p_company);

  select next_no, head into strict first_no, chain_head
  from voucher_series where company_id = p_company and series = p_series;

  with line as (
    select * from unnest(l_voucher, l_line, l_account, l_subledger, l_amount, l_vat, l_text, l_due, l_event, l_invoice, l_kid, l_matching, l_external, l_currency, l_currency_amount)
      as u(voucher, line, account, subledger, amount, vat, words, due, event, invoice, kid, matching, external, currency, currency_amount)
  ), content as (
    select voucher, string_agg(posting_digest(line, account, subledger, amount, vat, words, currency, currency_amount), ';' order by line) as lines
    from line group by voucher
  ), head as (
    select v.n::int as n, v.day, v.kind, v.source, v.description, v.author, v.connection, v.reference, v.batch, v.saft_source,
           v.reverses_series, v.reverses_no, v.line_count, v.exchange_rate,
           chain(chain_head, voucher_digest(p_company, p_series, first_no + v.n - 1, v.day, v.kind, v.source, v.author, v.description, concat_ws(';', content.lines, v.exchange_rate)))
             over (order by v.n rows unbounded preceding) as hash
    from unnest(v_date, v_kind, v_source, v_description, v_author, v_connection, v_reference, v_batch, v_saft_source, v_reverses_series, v_reverses_no, v_line_count, v_exchange_rate)
      with ordinality as v(day, kind, source, description, author, connection, reference, batch, saft_source, reverses_series, reverses_no, line_count, exchange_rate, n)
    left join content on content.voucher = v.n
  ), written as (
    insert into vouchers (company_id, series, voucher_no, voucher_date, kind, source, description, line_count, connection_id,
                          external_reference, saft_batch_id, saft_source_id, reverses_series, reverses_no, created_by, hash, exchange_rate)
    select p_company, p_series, first_no + n - 1, day, kind, source, description, line_count, connection,
           reference, batch, saft_source, reverses_series, reverses_no, author, hash, exchange_rate
    from head
  ), advanced as (
    update voucher_series s
    set next_no = first_no + voucher_count, head = (select hash from head order by n desc limit 1)
    where s.company_id = p_company and s.series = p_series
  )
  insert into postings (company_id, series, voucher_no, line, voucher_date, account_no, subledger_no, amount_ore, vat_code,
                        text, due_date, event_kind, invoice_id, kid, matching_reference, external_line_reference,
                        currency, currency_amount)
  select p_company, p_series, first_no + voucher - 1, line, v_date[voucher], account, subledger, amount, vat,
         words, due, event, invoice, kid, matching, external, currency, currency_amount
  from line;

  return first_no;
end $$;
--> statement-breakpoint
revoke execute on function post(int, smallint, date[], text[], text[], text[], text[], uuid[], text[], text[], text[], smallint[], bigint[], smallint[], bigint[],
  int[], smallint[], int[], int[], bigint[], smallint[], text[], date[], text[], uuid[], text[], text[], text[], text[], bigint[]) from public;
--> statement-breakpoint
grant execute on function post(int, smallint, date[], text[], text[], text[], text[], uuid[], text[], text[], text[], smallint[], bigint[], smallint[], bigint[],
  int[], smallint[], int[], int[], bigint[], smallint[], text[], date[], text[], uuid[], text[], text[], text[], text[], bigint[]) to fordring_app;
