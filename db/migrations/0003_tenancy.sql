-- The second wall between companies. The first is that every query names its company; this one holds when
-- a query forgets. The application works as `fordring_app`, which sees only rows of the company named by
-- app.company_id for the running transaction: unset, it is an error, not "all rows". Keys and foreign
-- keys lead with company_id as well, so a row cannot even point into other books.

do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'fordring_app') then
    create role fordring_app nologin;
  end if;
  execute format('grant fordring_app to %I', current_user);
  execute format('grant usage on schema public to fordring_app');
end $$;
--> statement-breakpoint

-- Fence one table: its rows are the company's own. `key` is the column that names the company.
create function fence_company_table(fenced regclass, key text default 'company_id') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', fenced);
  execute format('alter table %s force row level security', fenced);
  -- The sub-select is evaluated once a statement and becomes an index condition.
  execute format('create policy company_rows on %s to fordring_app using (%I = (select current_setting(''app.company_id'')::int))', fenced, key);
  -- Migrations and the functions below work as owner; app roles never do.
  execute format('create policy owner_rows on %s to %I using (true)', fenced, current_user);
end $$;
--> statement-breakpoint
do $$
declare fenced regclass;
begin
  for fenced in
    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'company_id' and not a.attisdropped
  loop
    perform fence_company_table(fenced);
  end loop;
  perform fence_company_table('companies', 'id');
end $$;
--> statement-breakpoint

-- Read everything inside the fence; write only what has no guarded way in. The ledger's own tables are
-- written by post() and its triggers, and by nothing else.
grant select on all tables in schema public to fordring_app;
--> statement-breakpoint
grant insert, update, delete on "user", session, account, verification, rate_limit, heartbeats,
  invoices, invoice_lines, report_settings, connection_accounts to fordring_app;
--> statement-breakpoint
grant insert, update on companies, company_members, accounts, subledger_series, subledger_accounts, customers,
  invoice_numbers, factoring_invoices, connections, client_keys, access_tokens, idempotency_keys, integrations to fordring_app;
--> statement-breakpoint
grant insert on voucher_series, item_matches, documents, invoice_history, audit_log to fordring_app;
--> statement-breakpoint
grant delete on access_tokens, idempotency_keys to fordring_app;
--> statement-breakpoint
grant usage on all sequences in schema public to fordring_app;
--> statement-breakpoint

-- What must be known before a company is: three questions, answered by functions of the owner.
create function companies_of_user(p_user text) returns table (id int, slug text, name text, org_nr text, role text)
language sql stable security definer set search_path = public as $$
  select c.id, c.slug, c.name, c.org_nr, m.role
  from company_members m join companies c on c.id = m.company_id
  where m.user_id = p_user order by c.name
$$;
--> statement-breakpoint
create function connection_by_keys(p_application_key_hash bytea, p_client_key_hash bytea)
returns table (company_id int, connection_id uuid, client_key_id uuid, state text, scopes jsonb)
language sql stable security definer set search_path = public as $$
  select c.company_id, c.id, k.id, c.state, i.scopes
  from client_keys k
  join connections c on c.company_id = k.company_id and c.id = k.connection_id
  join integrations i on i.id = c.integration_id
  where k.key_hash = p_client_key_hash and k.revoked_at is null and i.application_key_hash = p_application_key_hash
$$;
--> statement-breakpoint
create function partner_by_token(p_token_hash bytea)
returns table (company_id int, connection_id uuid, integration_name text, state text, scopes jsonb, expires_at timestamptz)
language sql stable security definer set search_path = public as $$
  select c.company_id, c.id, c.name, c.state, t.scopes, t.expires_at
  from access_tokens t
  join client_keys k on k.company_id = t.company_id and k.id = t.client_key_id
  join connections c on c.company_id = t.company_id and c.id = t.connection_id
  where t.token_hash = p_token_hash and k.revoked_at is null
$$;
--> statement-breakpoint

-- Queue a background job in the transaction of its cause: rolled back with it, never lost after it.
create function enqueue(p_task text, p_payload json, p_job_key text default null) returns void
language plpgsql security definer set search_path = public as $$
begin
  perform graphile_worker.add_job(p_task, p_payload, job_key => p_job_key, max_attempts => 12);
end $$;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
--> statement-breakpoint
grant execute on all functions in schema public to fordring_app;
--> statement-breakpoint
revoke execute on function fence_company_table(regclass, text) from fordring_app;
--> statement-breakpoint

-- A company is the one row that cannot be written from inside its own fence. This only makes an empty one;
-- its books are opened by an ordinary verb in the new company's scope.
create function create_company(p jsonb) returns int language sql security definer set search_path = public as $$
  insert into companies (slug, org_nr, name, legal_form, vat_registered, street, postal_code, city, country, phone, email, bank_account)
  select slug, org_nr, name, legal_form, vat_registered, street, postal_code, city, country, phone, email, bank_account
  from jsonb_to_record(p) as c(slug text, org_nr text, name text, legal_form text, vat_registered boolean, street text,
    postal_code text, city text, country text, phone text, email text, bank_account text)
  returning id
$$;
--> statement-breakpoint
revoke execute on function create_company(jsonb) from public;
--> statement-breakpoint
grant execute on function create_company(jsonb) to fordring_app;
