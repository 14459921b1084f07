-- What branding templates and alternative integrations promise by themselves (M30, edges 38 and 39).

-- 1. One usual template a company, and one alternative integration: whose account its invoices carry has one answer.
create unique index branding_templates_one_default on branding_templates (company_id)
  where is_default and archived_at is null;
--> statement-breakpoint
create unique index connections_one_alternative on connections (company_id)
  where state = 'active' and kind = 'factoring_alternative';
--> statement-breakpoint
create index customers_branding_template_index on customers (company_id, branding_template_id)
  where branding_template_id is not null;
--> statement-breakpoint
alter table branding_templates add constraint branding_templates_assignment
  check ((payee is null or bank_account is not null)
    and ((texts #>> '{nb,assignmentNotice}') = '' or (bank_account is not null and payee is not null)));
--> statement-breakpoint

-- 2. Edge 39: an active alternative integration has a template that says whom to pay, where, and why.
create function assigns_claims(p_company int, p_template uuid) returns boolean language sql stable set search_path = public
begin atomic
  select exists (
    select 1 from branding_templates b
    where b.company_id = p_company and b.id = p_template and b.archived_at is null
      and b.bank_account is not null and b.payee is not null and (b.texts #>> '{nb,assignmentNotice}') <> ''
  );
end;
--> statement-breakpoint
create function require_assignment() returns trigger language plpgsql as $$
begin
  if new.kind = 'factoring_alternative' and new.state = 'active'
     and not assigns_claims(new.company_id, new.branding_template_id) then
    raise exception 'an alternative integration needs a template with account and assignment notice'
      using errcode = '23514', constraint = 'connections_assignment', table = 'connections';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger require_assignment before insert or update on connections for each row execute function require_assignment();
--> statement-breakpoint
create function keep_assignment() returns trigger language plpgsql as $$
begin
  if not assigns_claims(new.company_id, new.id) and exists (
    select 1 from connections c
    where c.company_id = new.company_id and c.branding_template_id = new.id and c.state = 'active'
      and c.kind = 'factoring_alternative'
  ) then
    raise exception 'an active integration uses this template'
      using errcode = '23514', constraint = 'branding_templates_in_use', table = 'branding_templates';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_assignment after update on branding_templates for each row execute function keep_assignment();
--> statement-breakpoint

-- 3. M17, M30: only what the company itself sends as PDF carries a template. EHF and eFaktura always carry the
--    operating account, and the factoring company prints its own.
alter table invoices add constraint invoices_branding_own_delivery
  check (branding is null or delivery_method in ('email', 'print'));
--> statement-breakpoint

-- 4. The feed of sent invoices: numbered under the company's lock, so commit order is its order. The invoice's own
--    number would not do: an invoice that goes another way after a rejection enters the feed long after it was numbered.
alter table invoices add column feed_sequence bigint;
--> statement-breakpoint
create function take_invoice_sequence() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' then
    if old.state = 'sent' and (new.delivery_method, new.branding) is not distinct from (old.delivery_method, old.branding) then
      new.feed_sequence := old.feed_sequence;
      return new;
    end if;
  end if;
  perform pg_advisory_xact_lock(new.company_id);
  new.feed_sequence := nextval('feed_sequence');
  return new;
end $$;
--> statement-breakpoint
revoke execute on function take_invoice_sequence() from public;
--> statement-breakpoint
alter table invoices disable trigger user;
--> statement-breakpoint
update invoices i set feed_sequence = numbered.sequence
from (
  select company_id, id, nextval('feed_sequence') as sequence
  from (select company_id, id from invoices where state = 'sent' order by company_id, number nulls last, id) sent
) numbered
where i.company_id = numbered.company_id and i.id = numbered.id;
--> statement-breakpoint
alter table invoices enable trigger user;
--> statement-breakpoint
alter table invoices add constraint invoices_in_feed check ((state = 'sent') = (feed_sequence is not null));
--> statement-breakpoint
-- Its name stands after `keep_sent_invoice`, which refuses whoever would set the number by hand.
create trigger take_invoice_sequence before insert or update on invoices
  for each row when (new.state = 'sent') execute function take_invoice_sequence();
--> statement-breakpoint
create index invoices_feed on invoices (company_id, feed_sequence) where feed_sequence is not null;
--> statement-breakpoint
-- Those that carry an alternative integration's template.
create index invoices_assigned on invoices (company_id, (branding ->> 'connectionId'), feed_sequence)
  where (branding ->> 'connectionId') is not null;
--> statement-breakpoint

-- 5. What kind of agreement a key or a token opens: an alternative integration has none of the factoring endpoints.
drop function connection_by_keys(bytea, bytea);
--> statement-breakpoint
create function connection_by_keys(p_application_key_hash bytea, p_client_key_hash bytea)
returns table (company_id int, connection_id uuid, client_key_id uuid, kind text, state text, scopes jsonb)
language sql stable security definer set search_path = public as $$
  select c.company_id, c.id, k.id, c.kind, c.state, i.scopes
  from client_keys k
  join connections c on c.company_id = k.company_id and c.id = k.connection_id
  join integrations i on i.id = c.integration_id
  where k.key_hash = p_client_key_hash and k.revoked_at is null and i.application_key_hash = p_application_key_hash
$$;
--> statement-breakpoint
drop function partner_by_token(bytea);
--> statement-breakpoint
create function partner_by_token(p_token_hash bytea)
returns table (company_id int, connection_id uuid, integration_name text, kind text, state text, scopes jsonb, expires_at timestamptz)
language sql stable security definer set search_path = public as $$
  select c.company_id, c.id, c.name, c.kind, c.state, t.scopes, t.expires_at
  from access_tokens t
  join client_keys k on k.company_id = t.company_id and k.id = t.client_key_id
  join connections c on c.company_id = t.company_id and c.id = t.connection_id
  where t.token_hash = p_token_hash and k.revoked_at is null
$$;
--> statement-breakpoint
revoke execute on function connection_by_keys(bytea, bytea), partner_by_token(bytea) from public;
--> statement-breakpoint
grant execute on function connection_by_keys(bytea, bytea), partner_by_token(bytea), assigns_claims(int, uuid) to fordring_app;
