-- Direct payments (M29b, edge 33): undone by a reversal, posted once for each line of the bank, and found by any KID.
alter table direct_payments drop constraint direct_payments_state;
--> statement-breakpoint
alter table direct_payments add constraint direct_payments_state check (state in ('open', 'forwarded', 'set_off', 'reversed'));
--> statement-breakpoint
create unique index direct_payments_bank_line on direct_payments (company_id, bank_line_id)
  where bank_line_id is not null and state <> 'reversed';
--> statement-breakpoint
create unique index direct_payments_voucher_once on direct_payments (company_id, voucher_series, voucher_no);
--> statement-breakpoint
create index direct_payments_open on direct_payments (company_id, paid_on, id) where state = 'open';
--> statement-breakpoint
create index factoring_invoices_factor_kid on factoring_invoices (company_id, factor_kid) where factor_kid is not null;
--> statement-breakpoint

-- 1. What the bank wrote stays as it wrote it; only whether it is posted may change, from open to posted and back.
create function keep_bank_line() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['voucher_series', 'voucher_no']) is distinct from (to_jsonb(old) - array['voucher_series', 'voucher_no']) then
    raise exception 'a line of a bank statement cannot be changed'
      using errcode = '42501', constraint = 'bank_lines_fixed', table = 'bank_lines';
  end if;
  if old.voucher_no is not null and new.voucher_no is not null
     and (new.voucher_series, new.voucher_no) is distinct from (old.voucher_series, old.voucher_no) then
    raise exception 'a line of a bank statement is posted once'
      using errcode = '42501', constraint = 'bank_lines_once', table = 'bank_lines';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_bank_line before update on bank_lines for each row execute function keep_bank_line();
--> statement-breakpoint
create trigger deny_delete before delete on bank_lines for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on bank_lines for each statement execute function deny_change();
--> statement-breakpoint

-- 2. A direct payment keeps what it was registered with, and leaves `open` once. That the partner has seen it tells the
--    partner nothing new, so its place in the feed stays.
drop trigger take_feed_sequence on direct_payments;
--> statement-breakpoint
create function keep_direct_payment() returns trigger language plpgsql security definer set search_path = public as $$
declare may_change constant text[] := array['state', 'cleared_series', 'cleared_no', 'cleared_at', 'acknowledged_at', 'sequence'];
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' then
      raise exception 'a direct payment begins as open'
        using errcode = '23514', constraint = 'direct_payments_step', table = 'direct_payments';
    end if;
  else
    if (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change)
       or (old.acknowledged_at is not null and new.acknowledged_at is distinct from old.acknowledged_at) then
      raise exception 'a direct payment keeps what it was registered with'
        using errcode = '42501', constraint = 'direct_payments_fixed', table = 'direct_payments';
    end if;
    if old.state <> 'open' and (new.state, new.cleared_series, new.cleared_no) is distinct from (old.state, old.cleared_series, old.cleared_no) then
      raise exception 'a direct payment is cleared once'
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
--> statement-breakpoint
create trigger keep_direct_payment before insert or update on direct_payments
  for each row execute function keep_direct_payment();
--> statement-breakpoint
create trigger deny_delete before delete on direct_payments for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on direct_payments for each statement execute function deny_change();
