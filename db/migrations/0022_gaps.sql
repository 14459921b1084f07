-- 1. M3, M25: an invoice that was handed to the old bureau is its claim: neither reminded of nor collected by the company.
create function with_bureau(p_company int, p_invoice uuid) returns boolean language sql stable set search_path = public
begin atomic
  select exists (
    select 1 from legacy_invoices l
    where l.company_id = p_company and l.invoice_id = p_invoice and l.transfer_id is not null
  );
end;
--> statement-breakpoint
revoke execute on function with_bureau(int, uuid) from public;
--> statement-breakpoint
grant execute on function with_bureau(int, uuid) to fordring_app;
--> statement-breakpoint
create or replace function refuse_factored_invoices() returns trigger language plpgsql as $$
begin
  if exists (select 1 from new_rows n where with_factoring_company(n.company_id, n.invoice_id)) then
    raise exception 'the factoring company follows up this invoice'
      using errcode = '23514', constraint = 'factored_not_dunned', table = tg_table_name;
  end if;
  if exists (select 1 from new_rows n where with_bureau(n.company_id, n.invoice_id)) then
    raise exception 'the bureau follows up this invoice'
      using errcode = '23514', constraint = 'transferred_not_dunned', table = tg_table_name;
  end if;
  return null;
end $$;
--> statement-breakpoint

-- 2. M36: a letter that never went, since the invoice was settled before it could, is skipped: for good, with the reason.
--    Its level is free again.
alter table reminders add column skipped_at timestamp with time zone;
--> statement-breakpoint
alter table reminders add column skip_reason text;
--> statement-breakpoint
alter table reminders add constraint reminders_skipped check (
  (skipped_at is null) = (skip_reason is null) and (skipped_at is null or sent_at is null));
--> statement-breakpoint
drop index reminders_level;
--> statement-breakpoint
create unique index reminders_level on reminders (company_id, invoice_id, level) where skipped_at is null;
--> statement-breakpoint
create or replace function keep_reminder() returns trigger language plpgsql as $$
declare
  sending constant text[] := array['document_id', 'sent_at', 'send_error', 'skipped_at', 'skip_reason'];
begin
  if tg_op = 'DELETE'
     or (to_jsonb(new) - sending) is distinct from (to_jsonb(old) - sending)
     or old.document_id is not null and new.document_id is distinct from old.document_id
     or old.sent_at is not null and new.sent_at is distinct from old.sent_at
     or old.skipped_at is not null and to_jsonb(new) is distinct from to_jsonb(old) then
    raise exception 'a reminder cannot be changed' using errcode = '42501', constraint = 'reminders_fixed', table = 'reminders';
  end if;
  return new;
end $$;
