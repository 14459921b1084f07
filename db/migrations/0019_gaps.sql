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
--> statement-breakpoint

-- 3. M29b: a direct payment that was passed on or set off by mistake is open again, when the voucher that cleared it is
--    reversed. The reversal credits the deviation account anew.
alter table direct_payments add column reopened_series smallint;
--> statement-breakpoint
alter table direct_payments add column reopened_no bigint;
--> statement-breakpoint
alter table direct_payments add constraint direct_payments_reopened
  foreign key (company_id, reopened_series, reopened_no) references vouchers (company_id, series, voucher_no);
--> statement-breakpoint
create or replace function keep_direct_payment() returns trigger language plpgsql security definer set search_path = public as $$
declare
  may_change constant text[] := array['state', 'cleared_series', 'cleared_no', 'cleared_at', 'reopened_series', 'reopened_no',
    'acknowledged_at', 'sequence'];
  reopens boolean := false;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' then
      raise exception 'a direct payment begins as open'
        using errcode = '23514', constraint = 'direct_payments_step', table = 'direct_payments';
    end if;
  else
    reopens := new.state = 'open' and old.state in ('forwarded', 'set_off') and exists (
      select 1 from vouchers v
      where (v.company_id, v.series, v.voucher_no) = (new.company_id, new.reopened_series, new.reopened_no)
        and (v.reverses_series, v.reverses_no) = (old.cleared_series, old.cleared_no));
    if (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change)
       or (old.acknowledged_at is not null and new.acknowledged_at is distinct from old.acknowledged_at)
       or (not reopens and (new.reopened_series, new.reopened_no) is distinct from (old.reopened_series, old.reopened_no)) then
      raise exception 'a direct payment keeps what it was registered with'
        using errcode = '42501', constraint = 'direct_payments_fixed', table = 'direct_payments';
    end if;
    if old.state <> 'open' and not reopens
       and (new.state, new.cleared_series, new.cleared_no) is distinct from (old.state, old.cleared_series, old.cleared_no) then
      raise exception 'a direct payment is cleared once, until that is reversed'
        using errcode = '23514', constraint = 'direct_payments_step', table = 'direct_payments';
    end if;
    if new.state = old.state then
      new.sequence := old.sequence;
      return new;
    end if;
  end if;

  perform pg_advisory_xact_lock(new.company_id);
  new.sequence := nextval('feed_sequence');
  return new;
end $$;
