-- Imported invoices (M24, M35) and the old factoring solution (M3): what the tables of 0005 need to be worked with.

alter table invoice_lines add column vat_ore bigint;
--> statement-breakpoint
create index invoices_posted on invoices using btree (company_id, voucher_no desc nulls last) where voucher_no is not null;
--> statement-breakpoint
create index invoices_of_import on invoices using btree (company_id, import_id) where import_id is not null;
--> statement-breakpoint
alter table legacy_transfers add column sequence_no integer not null, add column total_ore bigint not null,
  add constraint legacy_transfers_count check (invoice_count > 0);
--> statement-breakpoint
create unique index legacy_transfers_sequence on legacy_transfers using btree (company_id, sequence_no);
--> statement-breakpoint
create index legacy_invoices_transfer on legacy_invoices using btree (company_id, transfer_id) where transfer_id is not null;
--> statement-breakpoint

-- 1. The lines of a sent invoice never change. An imported one is born as sent: its lines come in one statement,
--    and after that there is no way to add another.
create or replace function keep_sent_lines() returns trigger language plpgsql as $$
begin
  if exists (
    select 1
    from (select company_id, invoice_id, count(*) as lines from touched group by 1, 2) t
    join invoices i on i.company_id = t.company_id and i.id = t.invoice_id
    where i.state = 'sent' and not (
      tg_op = 'INSERT' and i.source = 'imported' and t.lines = (
        select count(*) from invoice_lines l where l.company_id = t.company_id and l.invoice_id = t.invoice_id))
  ) then
    raise exception 'the lines of a sent invoice cannot be changed'
      using errcode = '42501', constraint = 'invoices_sent_fixed', table = 'invoice_lines';
  end if;
  return null;
end $$;
--> statement-breakpoint

-- 2. M24: neither an imported invoice nor a credit note of one goes to a factoring company, which never had the claim.
create or replace function check_factoring_invoices() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from new_rows n
    left join invoices i on i.company_id = n.company_id and i.id = n.invoice_id
    left join invoices original on original.company_id = i.company_id and original.id = i.original_invoice_id
    where (i.state = 'sent' and i.source = 'created' and i.delivery_method = 'factoring'
           and original.source is distinct from 'imported') is not true
  ) then
    raise exception 'only an invoice made here and sent by factoring can be factored'
      using errcode = '23514', constraint = 'factoring_invoices_own_only', table = 'factoring_invoices';
  end if;
  return null;
end $$;
--> statement-breakpoint

-- 3. M3: what waits for the bureau was made here and sent while the old solution is on. It waits from then until it
--    is in a file, once, and is never taken away; the files have a number each, without a gap.
create function check_legacy_invoices() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from new_rows n
    left join invoices i on i.company_id = n.company_id and i.id = n.invoice_id
    left join legacy_factoring f on f.company_id = n.company_id
    where (f.enabled and n.transfer_id is null and i.state = 'sent' and i.source = 'created'
           and i.delivery_method <> 'factoring') is not true
  ) then
    raise exception 'only an invoice sent while the old factoring solution is on waits for the bureau'
      using errcode = '23514', constraint = 'legacy_invoices_own_only', table = 'legacy_invoices';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger check_legacy_invoices after insert on legacy_invoices
  referencing new table as new_rows for each statement execute function check_legacy_invoices();
--> statement-breakpoint
create or replace function keep_legacy_invoice() returns trigger language plpgsql as $$
begin
  if (new.company_id, new.invoice_id) is distinct from (old.company_id, old.invoice_id)
     or old.transfer_id is not null and new.transfer_id is distinct from old.transfer_id then
    raise exception 'an invoice is transferred once'
      using errcode = '42501', constraint = 'legacy_invoices_once', table = 'legacy_invoices';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger deny_delete before delete on legacy_invoices for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on legacy_invoices for each statement execute function deny_change();
--> statement-breakpoint
create function check_legacy_transfers() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from new_rows n
    where n.sequence_no < 1 or n.sequence_no > 1 and not exists (
      select 1 from legacy_transfers t where t.company_id = n.company_id and t.sequence_no = n.sequence_no - 1)
  ) then
    raise exception 'transfer files follow one another without a gap'
      using errcode = '23514', constraint = 'legacy_transfers_gapless', table = 'legacy_transfers';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger check_legacy_transfers after insert on legacy_transfers
  referencing new table as new_rows for each statement execute function check_legacy_transfers();
--> statement-breakpoint
create trigger deny_delete before delete on legacy_factoring for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on legacy_factoring for each statement execute function deny_change();
