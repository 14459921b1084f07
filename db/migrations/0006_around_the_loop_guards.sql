-- What the tables of 0005 promise by themselves: fenced to their company, append-only where they tell what
-- happened, and closed to invoices that the factoring company has.

do $$
declare fenced regclass;
begin
  foreach fenced in array array['branding_templates', 'dunning_settings', 'dunning_runs', 'reminders', 'collection_cases',
    'bank_lines', 'direct_payments', 'suppliers', 'card_changes', 'imports', 'legacy_factoring', 'legacy_transfers',
    'legacy_invoices', 'events', 'webhook_endpoints', 'webhook_deliveries']::regclass[]
  loop
    perform fence_company_table(fenced);
  end loop;
end $$;
--> statement-breakpoint
grant select on branding_templates, dunning_settings, dunning_runs, reminders, collection_cases, bank_lines, direct_payments,
  suppliers, card_changes, imports, legacy_factoring, legacy_transfers, legacy_invoices, events, webhook_endpoints,
  webhook_deliveries to fordring_app;
--> statement-breakpoint
grant insert, update on branding_templates, dunning_settings, reminders, collection_cases, bank_lines, direct_payments,
  suppliers, legacy_invoices, webhook_endpoints, webhook_deliveries to fordring_app;
--> statement-breakpoint
grant insert on dunning_runs, card_changes, imports, legacy_transfers, events to fordring_app;
--> statement-breakpoint
grant delete on webhook_endpoints, webhook_deliveries to fordring_app;
--> statement-breakpoint
-- No company can begin with the old factoring solution: the application may change a row, never make one (M3).
grant update on legacy_factoring to fordring_app;
--> statement-breakpoint

-- 1. What happened stays as it was told.
do $$
declare kept regclass;
begin
  foreach kept in array array['dunning_runs', 'card_changes', 'imports', 'legacy_transfers', 'events']::regclass[]
  loop
    execute format('create trigger deny_change before update or delete on %s for each row execute function deny_change()', kept);
    execute format('create trigger deny_truncate before truncate on %s for each statement execute function deny_change()', kept);
  end loop;
end $$;
--> statement-breakpoint

-- 2. A sent invoice that goes another way may be given the template it goes with, once (edge 13, M30).
create or replace function keep_sent_invoice() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'sent' then
      raise exception 'a sent invoice cannot be deleted' using errcode = '42501', constraint = 'invoices_sent_fixed', table = 'invoices';
    end if;
    return old;
  end if;

  if old.state = 'sent' and
     (to_jsonb(new) - array['delivery_method', 'branding', 'changed_at', 'version']) is distinct from
     (to_jsonb(old) - array['delivery_method', 'branding', 'changed_at', 'version'])
     or old.branding is not null and old.state = 'sent' and new.branding is distinct from old.branding then
    raise exception 'a sent invoice cannot be changed' using errcode = '42501', constraint = 'invoices_sent_fixed', table = 'invoices';
  end if;
  return new;
end $$;
--> statement-breakpoint

-- 3. The feeds of events and direct payments: numbered under the company's lock, so commit order is their order.
create function take_feed_sequence() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(new.company_id);
  new.sequence := nextval('feed_sequence');
  return new;
end $$;
--> statement-breakpoint
create trigger take_feed_sequence before insert on events for each row execute function take_feed_sequence();
--> statement-breakpoint
create trigger take_feed_sequence before insert or update on direct_payments for each row execute function take_feed_sequence();
--> statement-breakpoint

-- 4. M25: neither reminders nor collection of an invoice that the factoring company has, or was sent to have. Bought
--    back, or sent another way after a rejection, it is the company's own claim again (edges 8 and 34).
create function with_factoring_company(p_company int, p_invoice uuid) returns boolean language sql stable set search_path = public
begin atomic
  select exists (
    select 1 from factoring_invoices f
    where f.company_id = p_company and f.invoice_id = p_invoice and f.status not in ('rejected', 'withdrawn', 'recoursed')
  ) or exists (
    select 1 from invoices i
    where i.company_id = p_company and i.id = p_invoice and i.delivery_method = 'factoring'
      and not exists (
        select 1 from factoring_invoices f
        where f.company_id = i.company_id and f.invoice_id = i.id and f.status = 'recoursed')
  );
end;
--> statement-breakpoint
create function refuse_factored_invoices() returns trigger language plpgsql as $$
begin
  if exists (select 1 from new_rows n where with_factoring_company(n.company_id, n.invoice_id)) then
    raise exception 'the factoring company follows up this invoice'
      using errcode = '23514', constraint = 'factored_not_dunned', table = tg_table_name;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger refuse_factored_invoices after insert on reminders
  referencing new table as new_rows for each statement execute function refuse_factored_invoices();
--> statement-breakpoint
create trigger refuse_factored_invoices after insert on collection_cases
  referencing new table as new_rows for each statement execute function refuse_factored_invoices();
--> statement-breakpoint

-- 5. M3: the old solution ends once, with nothing waiting, and before a dedicated integration begins.
create function keep_legacy_factoring() returns trigger language plpgsql as $$
begin
  if new.enabled and not old.enabled then
    raise exception 'the old factoring solution cannot be turned on'
      using errcode = '23514', constraint = 'legacy_factoring_ends', table = 'legacy_factoring';
  end if;
  if old.enabled and not new.enabled and exists (
    select 1 from legacy_invoices l where l.company_id = old.company_id and l.transfer_id is null
  ) then
    raise exception 'invoices are waiting to be transferred'
      using errcode = '23514', constraint = 'legacy_factoring_transferred', table = 'legacy_factoring';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_legacy_factoring before update on legacy_factoring for each row execute function keep_legacy_factoring();
--> statement-breakpoint
create function keep_legacy_invoice() returns trigger language plpgsql as $$
begin
  if old.transfer_id is not null and new.transfer_id is distinct from old.transfer_id then
    raise exception 'an invoice is transferred once'
      using errcode = '42501', constraint = 'legacy_invoices_once', table = 'legacy_invoices';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_legacy_invoice before update on legacy_invoices for each row execute function keep_legacy_invoice();
--> statement-breakpoint
create function refuse_beside_legacy() returns trigger language plpgsql as $$
begin
  if new.kind = 'factoring_dedicated' and new.state = 'active' and exists (
    select 1 from legacy_factoring l where l.company_id = new.company_id and l.enabled
  ) then
    raise exception 'the old factoring solution is still on'
      using errcode = '23514', constraint = 'connections_legacy_ended', table = 'connections';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger refuse_beside_legacy before insert or update on connections for each row execute function refuse_beside_legacy();
