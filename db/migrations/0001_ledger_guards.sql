-- What Postgres itself promises of the books. The domain refuses first, with a good message; these refuse
-- whatever comes round it. All checks are statement-level and set-based: a batch of a thousand vouchers
-- costs one check, not a thousand. Each exception names a "constraint", so that callers can tell them apart.

-- 1. A voucher's lines arrive whole: they sum to zero, are numbered 1..line_count and share the voucher's
--    date. A line added later finds the count already reached, so a posted voucher is sealed.
create function check_postings() returns trigger language plpgsql as $$
begin
  if exists (
    select 1
    from (
      select company_id, series, voucher_no, sum(amount_ore) as total, count(*) as lines, min(line) as first_line,
             max(line) as last_line, min(voucher_date) as first_date, max(voucher_date) as last_date
      from new_rows group by company_id, series, voucher_no
    ) arrived
    left join vouchers v using (company_id, series, voucher_no)
    where arrived.total <> 0
       or v.line_count is distinct from arrived.lines
       or arrived.first_line <> 1
       or arrived.last_line <> arrived.lines
       or arrived.first_date <> v.voucher_date
       or arrived.last_date <> v.voucher_date
  ) then
    raise exception 'a voucher is unbalanced, incomplete or already sealed'
      using errcode = '23514', constraint = 'vouchers_balanced', table = 'postings';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger a_check_postings after insert on postings
  referencing new table as new_rows for each statement execute function check_postings();
--> statement-breakpoint

-- 2. References, set-based because row-level foreign keys double the cost of a batch. Safe since accounts
--    and subledger accounts can be neither deleted nor re-keyed (6). A subledger account is posted to under
--    its own control account, and a control account only through its subledger: so the two always agree.
create function check_posting_references() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from (select distinct company_id, account_no from new_rows) used
    left join accounts a using (company_id, account_no) where a.account_no is null
  ) then
    raise exception 'unknown account' using errcode = '23503', constraint = 'postings_account', table = 'postings';
  end if;

  if exists (
    select 1
    from (select distinct company_id, account_no, subledger_no from new_rows where subledger_no is not null) used
    left join subledger_accounts sub using (company_id, subledger_no)
    left join subledger_series ser on ser.company_id = sub.company_id and ser.kind = sub.kind
    where ser.control_account_no is distinct from used.account_no
  ) then
    raise exception 'a subledger account is unknown, or is not under the account it is posted to'
      using errcode = '23503', constraint = 'postings_subledger', table = 'postings';
  end if;

  if exists (
    select 1 from new_rows n
    join subledger_series ser on ser.company_id = n.company_id and ser.control_account_no = n.account_no
    where n.subledger_no is null
  ) then
    raise exception 'a control account is posted to only through its subledger'
      using errcode = '23514', constraint = 'postings_control_account', table = 'postings';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger b_check_posting_references after insert on postings
  referencing new table as new_rows for each statement execute function check_posting_references();
--> statement-breakpoint

-- 3. No voucher without its lines, no gap in the numbers, nothing in a locked period.
create function check_vouchers() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from new_rows v
    where not exists (
      select 1 from postings p
      where p.company_id = v.company_id and p.series = v.series and p.voucher_no = v.voucher_no and p.line = v.line_count
    )
  ) then
    raise exception 'a voucher has no postings'
      using errcode = '23514', constraint = 'vouchers_have_postings', table = 'vouchers';
  end if;

  if exists (
    select 1
    from (
      select company_id, series, min(voucher_no) as first_no, max(voucher_no) as last_no, count(*) as vouchers
      from new_rows group by company_id, series
    ) arrived
    left join voucher_series s using (company_id, series)
    where s.next_no is distinct from arrived.last_no + 1
       or arrived.last_no - arrived.first_no + 1 <> arrived.vouchers
       or arrived.first_no - 1 <> coalesce((
            select max(v.voucher_no) from vouchers v
            where v.company_id = arrived.company_id and v.series = arrived.series and v.voucher_no < arrived.first_no), 0)
  ) then
    raise exception 'voucher numbers must follow one another without a gap'
      using errcode = '23514', constraint = 'vouchers_gapless', table = 'vouchers';
  end if;

  if exists (select 1 from new_rows v join voucher_series s using (company_id, series) where v.voucher_date <= s.locked_through) then
    raise exception 'the period is locked'
      using errcode = '23514', constraint = 'vouchers_period_open', table = 'vouchers';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger a_check_vouchers after insert on vouchers
  referencing new table as new_rows for each statement execute function check_vouchers();
--> statement-breakpoint

-- 4. Balances and open items, kept in the same transaction. Sorted, so that two batches cannot deadlock.
create function keep_account_balances() returns trigger language plpgsql as $$
begin
  insert into account_balances as kept (company_id, account_no, period, debit_ore, credit_ore, posting_count)
  select company_id, account_no, (extract(year from voucher_date) * 100 + extract(month from voucher_date))::int,
         sum(greatest(amount_ore, 0)), sum(greatest(-amount_ore, 0)), count(*)
  from new_rows group by 1, 2, 3 order by 1, 2, 3
  on conflict (company_id, account_no, period) do update
    set debit_ore = kept.debit_ore + excluded.debit_ore,
        credit_ore = kept.credit_ore + excluded.credit_ore,
        posting_count = kept.posting_count + excluded.posting_count;
  return null;
end $$;
--> statement-breakpoint
create trigger c_keep_account_balances after insert on postings
  referencing new table as new_rows for each statement execute function keep_account_balances();
--> statement-breakpoint

create function keep_open_items() returns trigger language plpgsql as $$
begin
  insert into open_items (company_id, series, voucher_no, line, subledger_no, due_date, amount_ore, remaining_ore)
  select company_id, series, voucher_no, line, subledger_no, coalesce(due_date, voucher_date), amount_ore, amount_ore
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
create trigger d_keep_open_items after insert on postings
  referencing new table as new_rows for each statement execute function keep_open_items();
--> statement-breakpoint
alter table account_balances set (fillfactor = 50);
--> statement-breakpoint
alter table subledger_balances set (fillfactor = 50);
--> statement-breakpoint
alter table open_items set (fillfactor = 85);
--> statement-breakpoint
alter table voucher_series set (fillfactor = 10);
--> statement-breakpoint

-- 5. Matching lowers both items; the check on open_items.remaining_ore refuses more than is left, and a
--    debit item used as credit. Both belong to the same subledger account.
create function keep_matches() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (
    select 1 from new_rows m
    join open_items d on (d.company_id, d.series, d.voucher_no, d.line) = (m.company_id, m.debit_series, m.debit_no, m.debit_line)
    join open_items c on (c.company_id, c.series, c.voucher_no, c.line) = (m.company_id, m.credit_series, m.credit_no, m.credit_line)
    where d.subledger_no <> c.subledger_no
  ) then
    raise exception 'only items of the same subledger account can be matched'
      using errcode = '23514', constraint = 'item_matches_same_account', table = 'item_matches';
  end if;

  update open_items item set remaining_ore = item.remaining_ore - matched.amount_ore
  from (
    select company_id, series, voucher_no, line, sum(amount_ore) as amount_ore
    from (
      select company_id, debit_series as series, debit_no as voucher_no, debit_line as line, amount_ore from new_rows
      union all
      select company_id, credit_series, credit_no, credit_line, -amount_ore from new_rows
    ) sides group by 1, 2, 3, 4
  ) matched
  where item.company_id = matched.company_id and item.series = matched.series
    and item.voucher_no = matched.voucher_no and item.line = matched.line;
  return null;
end $$;
--> statement-breakpoint
create trigger a_keep_matches after insert on item_matches
  referencing new table as new_rows for each statement execute function keep_matches();
--> statement-breakpoint

-- 6. Append-only. Corrections are new vouchers that point back.
create function deny_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '42501', constraint = 'append_only', table = tg_table_name;
end $$;
--> statement-breakpoint
create trigger deny_change before update or delete on vouchers for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_change before update or delete on postings for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_change before update or delete on item_matches for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on vouchers for each statement execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on postings for each statement execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on item_matches for each statement execute function deny_change();
--> statement-breakpoint
create trigger deny_rekey before delete or update of company_id, account_no on accounts
  for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_rekey before delete or update of company_id, subledger_no, kind on subledger_accounts
  for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_rekey before delete or update of company_id, kind, control_account_no on subledger_series
  for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_rekey before delete or update of company_id, series on voucher_series
  for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on voucher_series for each statement execute function deny_change();
--> statement-breakpoint

-- 7. The hash chain: hash(n) = sha256(hash(n-1) || sha256(content of voucher n)). Texts, kind, source and author
--    are part of the content, and JSON quotes them, so that no two vouchers share a form.
create function chain_step(state bytea, head bytea, content bytea) returns bytea language sql immutable
  return sha256(coalesce(state, head) || content);
--> statement-breakpoint
create aggregate chain(bytea, bytea) (sfunc = chain_step, stype = bytea);
--> statement-breakpoint
create function voucher_digest(company int, series smallint, no bigint, day date, kind text, source text, author text, description text, lines text)
returns bytea language sql stable
  return sha256(convert_to(json_build_array(company, series, no, day, kind, source, author, description, lines)::text, 'UTF8'));
--> statement-breakpoint
create function posting_digest(line smallint, account int, subledger int, amount bigint, vat smallint, words text)
returns text language sql immutable
  return concat_ws(',', line, account, coalesce(subledger, 0), amount, coalesce(vat::int, -1), md5(words));
--> statement-breakpoint

-- 8. The one way into the books: a whole batch of vouchers for one series in one statement. Arrays with the
--    prefix v_ hold one value a voucher, those with l_ one a line; l_voucher points into the former, from 1.
--    Answers the first number; the rest follow it. Runs as owner, so it asserts the caller's company itself.
create function post(
  p_company int, p_series smallint,
  v_date date[], v_kind text[], v_source text[], v_description text[], v_author text[], v_connection uuid[],
  v_reference text[], v_batch text[], v_reverses_series smallint[], v_reverses_no bigint[], v_line_count smallint[],
  l_voucher int[], l_line smallint[], l_account int[], l_subledger int[], l_amount bigint[], l_vat smallint[],
  l_text text[], l_due date[], l_event text[], l_invoice uuid[], l_kid text[], l_matching text[], l_external text[]
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
    select * from unnest(l_voucher, l_line, l_account, l_subledger, l_amount, l_vat, l_text, l_due, l_event, l_invoice, l_kid, l_matching, l_external)
      as u(voucher, line, account, subledger, amount, vat, words, due, event, invoice, kid, matching, external)
  ), content as (
    select voucher, string_agg(posting_digest(line, account, subledger, amount, vat, words), ';' order by line) as lines
    from line group by voucher
  ), head as (
    select v.n::int as n, v.day, v.kind, v.source, v.description, v.author, v.connection, v.reference, v.batch,
           v.reverses_series, v.reverses_no, v.line_count,
           chain(chain_head, voucher_digest(p_company, p_series, first_no + v.n - 1, v.day, v.kind, v.source, v.author, v.description, content.lines))
             over (order by v.n rows unbounded preceding) as hash
    from unnest(v_date, v_kind, v_source, v_description, v_author, v_connection, v_reference, v_batch, v_reverses_series, v_reverses_no, v_line_count)
      with ordinality as v(day, kind, source, description, author, connection, reference, batch, reverses_series, reverses_no, line_count, n)
    left join content on content.voucher = v.n
  ), written as (
    insert into vouchers (company_id, series, voucher_no, voucher_date, kind, source, description, line_count, connection_id,
                          external_reference, saft_batch_id, reverses_series, reverses_no, created_by, hash)
    select p_company, p_series, first_no + n - 1, day, kind, source, description, line_count, connection,
           reference, batch, reverses_series, reverses_no, author, hash
    from head
  ), advanced as (
    update voucher_series s
    set next_no = first_no + voucher_count, head = (select hash from head order by n desc limit 1)
    where s.company_id = p_company and s.series = p_series
  )
  insert into postings (company_id, series, voucher_no, line, voucher_date, account_no, subledger_no, amount_ore, vat_code,
                        text, due_date, event_kind, invoice_id, kid, matching_reference, external_line_reference)
  select p_company, p_series, first_no + voucher - 1, line, v_date[voucher], account, subledger, amount, vat,
         words, due, event, invoice, kid, matching, external
  from line;

  return first_no;
end $$;
--> statement-breakpoint

-- 9. Closing a period touches the rows that every posting serialises on, so nothing slips in beside it.
create function lock_books(p_company int, p_through date) returns void language plpgsql security definer set search_path = public as $$
begin
  if p_company is distinct from current_setting('app.company_id')::int then
    raise exception 'locking the books of a company other than the one in scope' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(p_company);
  update voucher_series set locked_through = greatest(locked_through, p_through) where company_id = p_company;
end $$;
