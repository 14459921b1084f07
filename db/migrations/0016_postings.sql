-- Postings of partners (edges 25 to 33, 35 and 45): reversals that undo matches, documents on vouchers, where a voucher
-- comes from, rounding, and reconciliations.

-- 1. A match is undone by a second row with the amount negated: nothing is taken out, and what is open is still what was
--    posted less the sum of the matches.
alter table item_matches add column undoes uuid;
--> statement-breakpoint
alter table item_matches drop constraint item_matches_positive;
--> statement-breakpoint
alter table item_matches add constraint item_matches_positive
  check (case when "item_matches"."undoes" is null then "item_matches"."amount_ore" > 0 else "item_matches"."amount_ore" < 0 end);
--> statement-breakpoint
alter table item_matches add constraint item_matches_undoes
  foreign key (company_id, undoes) references item_matches (company_id, id);
--> statement-breakpoint
create unique index item_matches_undone_once on item_matches (company_id, undoes) where undoes is not null;
--> statement-breakpoint
create or replace function keep_matches() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- An undoing match is the mirror of the one it undoes, and stands on the reversal of one of that one's vouchers.
  if exists (
    select 1 from new_rows n
    left join item_matches m on m.company_id = n.company_id and m.id = n.undoes
    where n.undoes is not null
      and ((m.debit_series, m.debit_no, m.debit_line, m.credit_series, m.credit_no, m.credit_line, -m.amount_ore)
             is distinct from (n.debit_series, n.debit_no, n.debit_line, n.credit_series, n.credit_no, n.credit_line, n.amount_ore)
           or m.undoes is not null
           or not exists (
             select 1 from vouchers r
             where r.company_id = n.company_id
               and (r.reverses_series, r.reverses_no) in ((n.debit_series, n.debit_no), (n.credit_series, n.credit_no))))
  ) then
    raise exception 'a match is undone as it was made, by the reversal of one of its vouchers'
      using errcode = '23514', constraint = 'item_matches_undone', table = 'item_matches';
  end if;

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

-- 2. A voucher says which system made it (SAF-T's SourceID), beside the batch it came in.
alter table vouchers add column saft_source_id text;
--> statement-breakpoint
drop function post(int, smallint, date[], text[], text[], text[], text[], uuid[], text[], text[], smallint[], bigint[], smallint[],
  int[], smallint[], int[], int[], bigint[], smallint[], text[], date[], text[], uuid[], text[], text[], text[]);
--> statement-breakpoint
create function post(
  p_company int, p_series smallint,
  v_date date[], v_kind text[], v_source text[], v_description text[], v_author text[], v_connection uuid[],
  v_reference text[], v_batch text[], v_saft_source text[], v_reverses_series smallint[], v_reverses_no bigint[], v_line_count smallint[],
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
    select v.n::int as n, v.day, v.kind, v.source, v.description, v.author, v.connection, v.reference, v.batch, v.saft_source,
           v.reverses_series, v.reverses_no, v.line_count,
           chain(chain_head, voucher_digest(p_company, p_series, first_no + v.n - 1, v.day, v.kind, v.source, v.author, v.description, content.lines))
             over (order by v.n rows unbounded preceding) as hash
    from unnest(v_date, v_kind, v_source, v_description, v_author, v_connection, v_reference, v_batch, v_saft_source, v_reverses_series, v_reverses_no, v_line_count)
      with ordinality as v(day, kind, source, description, author, connection, reference, batch, saft_source, reverses_series, reverses_no, line_count, n)
    left join content on content.voucher = v.n
  ), written as (
    insert into vouchers (company_id, series, voucher_no, voucher_date, kind, source, description, line_count, connection_id,
                          external_reference, saft_batch_id, saft_source_id, reverses_series, reverses_no, created_by, hash)
    select p_company, p_series, first_no + n - 1, day, kind, source, description, line_count, connection,
           reference, batch, saft_source, reverses_series, reverses_no, author, hash
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
revoke execute on function post(int, smallint, date[], text[], text[], text[], text[], uuid[], text[], text[], text[], smallint[], bigint[], smallint[],
  int[], smallint[], int[], int[], bigint[], smallint[], text[], date[], text[], uuid[], text[], text[], text[]) from public;
--> statement-breakpoint
grant execute on function post(int, smallint, date[], text[], text[], text[], text[], uuid[], text[], text[], text[], smallint[], bigint[], smallint[],
  int[], smallint[], int[], int[], bigint[], smallint[], text[], date[], text[], uuid[], text[], text[], text[]) to fordring_app;
--> statement-breakpoint

-- 3. Edge 31: how much of an invoice may be rounded off, in øre.
alter table connections add column rounding_tolerance_ore bigint default 0 not null;
--> statement-breakpoint
alter table connections add constraint connections_rounding_tolerance check ("connections"."rounding_tolerance_ore" between 0 and 50);
--> statement-breakpoint

-- 4. Documents that partners send in, and the vouchers they belong to. Neither is ever changed.
create table uploads (
  company_id integer not null,
  document_id uuid not null,
  connection_id uuid not null,
  sha256 bytea not null,
  created_at timestamp with time zone default now() not null,
  constraint uploads_company_id_document_id_pk primary key (company_id, document_id),
  constraint uploads_document foreign key (company_id, document_id) references documents (company_id, id),
  constraint uploads_connection foreign key (company_id, connection_id) references connections (company_id, id)
);
--> statement-breakpoint
create unique index uploads_once on uploads (company_id, connection_id, sha256);
--> statement-breakpoint
create table voucher_documents (
  company_id integer not null,
  series smallint not null,
  voucher_no bigint not null,
  document_id uuid not null,
  created_at timestamp with time zone default now() not null,
  constraint voucher_documents_company_id_series_voucher_no_document_id_pk primary key (company_id, series, voucher_no, document_id),
  constraint voucher_documents_voucher foreign key (company_id, series, voucher_no) references vouchers (company_id, series, voucher_no),
  constraint voucher_documents_document foreign key (company_id, document_id) references documents (company_id, id)
);
--> statement-breakpoint

-- 5. What the partner says of the account between the two, beside what our books said at that moment.
create table reconciliations (
  company_id integer not null,
  id uuid default uuidv7() not null,
  connection_id uuid not null,
  as_of date not null,
  account_no integer not null,
  factor_balance_ore bigint not null,
  our_balance_ore bigint not null,
  invoices jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint reconciliations_company_id_id_pk primary key (company_id, id),
  constraint reconciliations_connection foreign key (company_id, connection_id) references connections (company_id, id)
);
--> statement-breakpoint
create index reconciliations_account on reconciliations (company_id, account_no, id);
--> statement-breakpoint
do $$
declare fenced text;
begin
  foreach fenced in array array['uploads', 'voucher_documents', 'reconciliations'] loop
    perform fence_company_table(fenced::regclass);
    execute format('grant select, insert on %I to fordring_app', fenced);
    execute format('create trigger deny_change before update or delete on %I for each row execute function deny_change()', fenced);
    execute format('create trigger deny_truncate before truncate on %I for each statement execute function deny_change()', fenced);
  end loop;
end $$;
--> statement-breakpoint

-- 6. M6: an agreement that winds down is over when the last invoice is finished and no money stands between the two. What
--    another open agreement of the company posts to is that one's.
create function stands_on_clearing(p_company int, p_connection uuid) returns boolean language sql stable set search_path = public as $$
  select exists (
    select 1
    from connection_accounts a
    left join subledger_balances s on s.company_id = a.company_id and s.subledger_no = a.subledger_no
    left join lateral (
      select sum(b.debit_ore - b.credit_ore) as balance from account_balances b
      where b.company_id = a.company_id and b.account_no = a.account_no
    ) l on true
    where a.company_id = p_company and a.connection_id = p_connection and a.event_kind = 'clearing'
      and coalesce(s.balance_ore, l.balance, 0) <> 0
      and not exists (
        select 1 from connection_accounts other
        join connections c on c.company_id = other.company_id and c.id = other.connection_id
        where other.company_id = a.company_id and other.connection_id <> a.connection_id and other.replaced_at is null
          and c.state in ('active', 'winding_down')
          and (other.account_no = a.account_no or other.subledger_no = a.subledger_no)))
$$;
--> statement-breakpoint
revoke execute on function stands_on_clearing(int, uuid) from public;
--> statement-breakpoint
grant execute on function stands_on_clearing(int, uuid) to fordring_app;
--> statement-breakpoint
create or replace function close_finished_connections() returns bigint language plpgsql security definer set search_path = public as $$
declare
  finished record;
  queued bigint := 0;
begin
  for finished in
    select c.company_id, c.id from connections c
    where c.state = 'winding_down' and not exists (
      select 1 from factoring_invoices f
      where f.company_id = c.company_id and f.connection_id = c.id
        and f.status not in ('rejected', 'withdrawn', 'recoursed', 'completed'))
      and (c.kind <> 'factoring_dedicated' or not stands_on_clearing(c.company_id, c.id))
  loop
    perform enqueue(
      'closeConnection',
      json_build_object('companyId', finished.company_id, 'requestId', 'sweep', 'connectionId', finished.id),
      'close-connection-' || finished.id);
    queued := queued + 1;
  end loop;
  return queued;
end $$;
