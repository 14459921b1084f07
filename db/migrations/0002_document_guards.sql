-- What Postgres promises of sales documents, their files and their life at the factoring company.

-- 1. A sent invoice is a sales document: only the way it is delivered may still change (edge 13).
create function keep_sent_invoice() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'sent' then
      raise exception 'a sent invoice cannot be deleted' using errcode = '42501', constraint = 'invoices_sent_fixed', table = 'invoices';
    end if;
    return old;
  end if;

  if old.state = 'sent' and
     (to_jsonb(new) - array['delivery_method', 'changed_at', 'version']) is distinct from
     (to_jsonb(old) - array['delivery_method', 'changed_at', 'version']) then
    raise exception 'a sent invoice cannot be changed' using errcode = '42501', constraint = 'invoices_sent_fixed', table = 'invoices';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_sent_invoice before update or delete on invoices for each row execute function keep_sent_invoice();
--> statement-breakpoint

-- The lines of a statement at once. A change is looked at twice, as the lines were and as they are, so that none
-- can be moved off a sent invoice either.
create function keep_sent_lines() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from (select distinct company_id, invoice_id from touched) t
    join invoices i on i.company_id = t.company_id and i.id = t.invoice_id
    where i.state = 'sent'
  ) then
    raise exception 'the lines of a sent invoice cannot be changed'
      using errcode = '42501', constraint = 'invoices_sent_fixed', table = 'invoice_lines';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_sent_lines_added after insert on invoice_lines
  referencing new table as touched for each statement execute function keep_sent_lines();
--> statement-breakpoint
create trigger keep_sent_lines_before_change after update on invoice_lines
  referencing old table as touched for each statement execute function keep_sent_lines();
--> statement-breakpoint
create trigger keep_sent_lines_after_change after update on invoice_lines
  referencing new table as touched for each statement execute function keep_sent_lines();
--> statement-breakpoint
create trigger keep_sent_lines_removed after delete on invoice_lines
  referencing old table as touched for each statement execute function keep_sent_lines();
--> statement-breakpoint
create trigger deny_truncate before truncate on invoices for each statement execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on invoice_lines for each statement execute function deny_change();
--> statement-breakpoint

-- 2. § 5-1-3: sales documents are numbered by machine, without a gap. Each number has its predecessor, and the
--    counter stands beyond it; numbers are never given up, so by induction the whole series is unbroken.
create function check_invoice_numbers() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from new_rows arrived
    left join invoice_numbers n using (company_id)
    where arrived.number is not null
      and (n.next_no is null or arrived.number >= n.next_no or arrived.number < n.first_no
        or (arrived.number > n.first_no and not exists (
          select 1 from invoices i where i.company_id = arrived.company_id and i.number = arrived.number - 1)))
  ) then
    raise exception 'invoice numbers must follow one another without a gap'
      using errcode = '23514', constraint = 'invoices_gapless', table = 'invoices';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger a_check_invoice_numbers after insert on invoices
  referencing new table as new_rows for each statement execute function check_invoice_numbers();
--> statement-breakpoint
create trigger a_check_changed_invoice_numbers after update on invoices
  referencing new table as new_rows for each statement execute function check_invoice_numbers();
--> statement-breakpoint

-- 3. Files and what happened are kept as they were.
create trigger deny_change before update or delete on documents for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on documents for each statement execute function deny_change();
--> statement-breakpoint
create trigger deny_change before update or delete on invoice_history for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on invoice_history for each statement execute function deny_change();
--> statement-breakpoint
create trigger deny_change before update or delete on audit_log for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on audit_log for each statement execute function deny_change();
--> statement-breakpoint

-- 4. The status machine, once more than in the domain: rows begin as preparing and take only its steps.
create function factoring_step_allowed(old_status text, new_status text) returns boolean language sql immutable
  return new_status = any (case old_status
    when 'preparing' then array['ready', 'preparation_failed']
    when 'preparation_failed' then array['preparing']
    when 'ready' then array['fetched', 'delivered', 'rejected', 'withdrawn']
    when 'fetched' then array['delivered', 'rejected']
    when 'delivered' then array['disputed', 'on_hold', 'collection', 'recoursed', 'completed']
    when 'disputed' then array['delivered', 'collection', 'recoursed', 'completed']
    when 'on_hold' then array['delivered', 'collection', 'recoursed', 'completed']
    when 'collection' then array['disputed', 'recoursed', 'completed']
    when 'completed' then array['delivered']
    else array[]::text[]
  end);
--> statement-breakpoint

-- 5. The partner's feed is read by a cursor over `sequence`. A plain serial would let a slow transaction
--    commit a low number after a reader has passed it; taking the number under the company's lock, which is
--    held to commit, makes the order of numbers the order of commits.
create sequence feed_sequence;
--> statement-breakpoint
create function keep_factoring_invoice() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'preparing' then
      raise exception 'a factored invoice begins as preparing'
        using errcode = '23514', constraint = 'factoring_invoices_status_step', table = 'factoring_invoices';
    end if;
  else
    if (new.company_id, new.id, new.invoice_id, new.connection_id) is distinct from (old.company_id, old.id, old.invoice_id, old.connection_id) then
      raise exception 'a factored invoice keeps its invoice and its partner'
        using errcode = '42501', constraint = 'factoring_invoices_identity', table = 'factoring_invoices';
    end if;
    if new.status <> old.status and not factoring_step_allowed(old.status, new.status) then
      raise exception 'a factored invoice cannot go from % to %', old.status, new.status
        using errcode = '23514', constraint = 'factoring_invoices_status_step', table = 'factoring_invoices';
    end if;
    -- Noting the first download tells the partner nothing new.
    if (to_jsonb(new) - 'first_downloaded_at') = (to_jsonb(old) - 'first_downloaded_at') then
      return new;
    end if;
  end if;

  perform pg_advisory_xact_lock(new.company_id);
  new.sequence := nextval('feed_sequence');
  new.changed_at := now();
  return new;
end $$;
--> statement-breakpoint
create trigger keep_factoring_invoice before insert or update on factoring_invoices
  for each row execute function keep_factoring_invoice();
--> statement-breakpoint
-- M24: only invoices made and sent here, by factoring; all that a statement adds at once.
create function check_factoring_invoices() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from new_rows n
    left join invoices i on i.company_id = n.company_id and i.id = n.invoice_id
    where (i.state = 'sent' and i.source = 'created' and i.delivery_method = 'factoring') is not true
  ) then
    raise exception 'only an invoice made here and sent by factoring can be factored'
      using errcode = '23514', constraint = 'factoring_invoices_own_only', table = 'factoring_invoices';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger check_factoring_invoices after insert on factoring_invoices
  referencing new table as new_rows for each statement execute function check_factoring_invoices();
--> statement-breakpoint
create trigger deny_delete before delete on factoring_invoices for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on factoring_invoices for each statement execute function deny_change();
