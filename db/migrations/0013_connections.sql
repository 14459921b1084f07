-- The life of a connection: its accounts as they were and are (M2, edge 45), and how it winds down (M6).

-- 1. A mapping that is changed keeps what it was: who changed it, when, and from which account. So money posted while
--    another account was mapped is still found by it.
alter table "connection_accounts"
  add column "id" uuid default uuidv7() not null,
  add column "mapped_at" timestamp with time zone default now() not null,
  add column "mapped_by" text default '' not null,
  add column "replaced_at" timestamp with time zone,
  add column "replaced_by" text;
--> statement-breakpoint
update connection_accounts a set mapped_at = c.activated_at
from connections c where c.company_id = a.company_id and c.id = a.connection_id;
--> statement-breakpoint
alter table "connection_accounts" drop constraint "connection_accounts_company_id_connection_id_event_kind_pk";
--> statement-breakpoint
alter table "connection_accounts" add constraint "connection_accounts_company_id_id_pk" primary key ("company_id", "id");
--> statement-breakpoint
create unique index "connection_accounts_current" on "connection_accounts" using btree ("company_id", "connection_id", "event_kind") where "connection_accounts"."replaced_at" is null;
--> statement-breakpoint
create index "connection_accounts_history" on "connection_accounts" using btree ("company_id", "connection_id", "id");
--> statement-breakpoint
alter table "connection_accounts" add constraint "connection_accounts_replaced" check (("connection_accounts"."replaced_at" is null) = ("connection_accounts"."replaced_by" is null));
--> statement-breakpoint
create function keep_connection_account() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.replaced_at is not null
     or (to_jsonb(new) - array['replaced_at', 'replaced_by']) is distinct from (to_jsonb(old) - array['replaced_at', 'replaced_by']) then
    raise exception 'a mapped account is replaced, never changed'
      using errcode = '42501', constraint = 'connection_accounts_kept', table = 'connection_accounts';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_connection_account before update or delete on connection_accounts
  for each row execute function keep_connection_account();
--> statement-breakpoint
create trigger deny_truncate before truncate on connection_accounts for each statement execute function deny_change();
--> statement-breakpoint

-- 2. M6, edge 36: new invoices go to an active partner only; a credit note follows its invoice for as long as the
--    partner works with it.
create function check_open_connection() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from new_rows n
    join connections c on c.company_id = n.company_id and c.id = n.connection_id
    join invoices i on i.company_id = n.company_id and i.id = n.invoice_id
    where c.kind <> 'factoring_dedicated'
       or not (c.state = 'active' or (c.state = 'winding_down' and i.kind = 'credit_note'))
  ) then
    raise exception 'the connection takes no new invoices'
      using errcode = '23514', constraint = 'factoring_invoices_open_connection', table = 'factoring_invoices';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger check_open_connection after insert on factoring_invoices
  referencing new table as new_rows for each statement execute function check_open_connection();
--> statement-breakpoint

-- 3. For the sweep: connections that wind down and have nothing left, wherever their last invoice was finished. Each
--    is closed by a job in its own company; only a count leaves the fence.
create function close_finished_connections() returns bigint language plpgsql security definer set search_path = public as $$
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
  loop
    perform enqueue(
      'closeConnection',
      json_build_object('companyId', finished.company_id, 'requestId', 'sweep', 'connectionId', finished.id),
      'close-connection-' || finished.id);
    queued := queued + 1;
  end loop;
  return queued;
end $$;
--> statement-breakpoint
revoke execute on function close_finished_connections() from public;
--> statement-breakpoint
grant execute on function close_finished_connections() to fordring_app;
