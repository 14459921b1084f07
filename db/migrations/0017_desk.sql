-- Keys that are rotated, calls that are counted and kept, and the desk of whoever integrates.

-- 1. Who made a client key, and who ended it.
alter table client_keys add column created_by text not null default '', add column revoked_by text;
--> statement-breakpoint

-- 2. Token buckets, one a connection and one an application key, shared by every process. `full_at` is when the bucket
-- is full again: what it lacks is the time until then (the generic cell rate algorithm). Unlogged: after a crash all
-- buckets are full, and nothing waits for the disk.
create unlogged table rate_buckets (
  bucket text primary key,
  full_at timestamptz not null
) with (fillfactor = 50);
--> statement-breakpoint

-- Take one token out of a bucket that gains one every `p_period_us` and holds `p_burst`; null when there is none.
create function spend_token(p_bucket text, p_now timestamptz, p_period_us int, p_burst int) returns timestamptz
language sql volatile as $$
  insert into rate_buckets as b (bucket, full_at) values (p_bucket, p_now + p_period_us * interval '1 microsecond')
  on conflict (bucket) do update set full_at = greatest(b.full_at, p_now) + p_period_us * interval '1 microsecond'
  where greatest(b.full_at, p_now) - p_now <= (p_burst - 1) * (p_period_us * interval '1 microsecond')
  returning full_at
$$;
--> statement-breakpoint

-- How far a bucket is from full, in microseconds.
create function bucket_backlog(p_bucket text, p_now timestamptz) returns float8 language sql volatile as $$
  select coalesce(extract(epoch from (select greatest(full_at, p_now) - p_now from rate_buckets where bucket = p_bucket)) * 1e6, 0)
$$;
--> statement-breakpoint

-- Whose call it is and whether there is room for it, in one round trip. A revoked key still tells whose it was, so that
-- the refusal can be kept; only a live token spends. The key's last use is noted at most once a minute.
create function admit_call(p_token_hash bytea, p_now timestamptz, p_period_us int, p_burst int)
returns table (company_id int, connection_id uuid, integration_name text, kind text, state text, scopes jsonb,
  expires_at timestamptz, revoked boolean, admitted boolean, backlog_us float8)
language plpgsql volatile security definer set search_path = public as $$
declare
  v_key uuid;
  v_used timestamptz;
begin
  select c.company_id, c.id, c.name, c.kind, c.state, t.scopes, t.expires_at, k.revoked_at is not null, k.id, k.last_used_at
  into admit_call.company_id, admit_call.connection_id, integration_name, admit_call.kind, admit_call.state,
    admit_call.scopes, admit_call.expires_at, revoked, v_key, v_used
  from access_tokens t
  join client_keys k on k.company_id = t.company_id and k.id = t.client_key_id
  join connections c on c.company_id = t.company_id and c.id = t.connection_id
  where t.token_hash = p_token_hash;
  if not found then return; end if;

  admitted := true;
  backlog_us := 0;
  if not revoked and admit_call.expires_at > p_now then
    admitted := spend_token(connection_id::text, p_now, p_period_us, p_burst) is not null;
    backlog_us := bucket_backlog(connection_id::text, p_now);
    if v_used is null or v_used < p_now - interval '1 minute' then
      update client_keys k set last_used_at = p_now
      where k.company_id = admit_call.company_id and k.id = v_key
        and (k.last_used_at is null or k.last_used_at < p_now - interval '1 minute');
    end if;
  end if;
  return next;
end $$;
--> statement-breakpoint

-- Whether there is room for one more request for a token: one bucket an application key, and one for all that no
-- partner has, so that guessing makes no rows.
create function admit_application(p_application_key_hash bytea, p_now timestamptz, p_period_us int, p_burst int)
returns table (admitted boolean, backlog_us float8)
language plpgsql volatile security definer set search_path = public as $$
declare
  v_bucket text;
begin
  select 'application ' || id into v_bucket from integrations where application_key_hash = p_application_key_hash;
  v_bucket := coalesce(v_bucket, 'application unknown');
  admitted := spend_token(v_bucket, p_now, p_period_us, p_burst) is not null;
  backlog_us := bucket_backlog(v_bucket, p_now);
  return next;
end $$;
--> statement-breakpoint

drop function partner_by_token(bytea);
--> statement-breakpoint
drop function connection_by_keys(bytea, bytea);
--> statement-breakpoint
-- A revoked key tells whose it was, so that the refusal can be kept at its connection.
create function connection_by_keys(p_application_key_hash bytea, p_client_key_hash bytea)
returns table (company_id int, connection_id uuid, client_key_id uuid, kind text, state text, scopes jsonb, revoked boolean)
language sql stable security definer set search_path = public as $$
  select c.company_id, c.id, k.id, c.kind, c.state, i.scopes, k.revoked_at is not null
  from client_keys k
  join connections c on c.company_id = k.company_id and c.id = k.connection_id
  join integrations i on i.id = c.integration_id
  where k.key_hash = p_client_key_hash and i.application_key_hash = p_application_key_hash
$$;
--> statement-breakpoint

-- 3. The log of calls, thirty days back: what was asked and answered, with secrets and persons taken out.
create table api_calls (
  company_id integer not null,
  id uuid not null default uuidv7(),
  connection_id uuid not null,
  at timestamptz not null,
  method text not null,
  path_template text not null,
  path text not null,
  operation_id text not null,
  status integer not null,
  problem_code text,
  duration_ms integer not null,
  request_id text not null,
  idempotency_key boolean not null,
  request_body text,
  response_body text,
  constraint api_calls_company_id_id_pk primary key (company_id, id),
  constraint api_calls_status check (status between 100 and 599),
  constraint api_calls_company_id_connection_id_connections_company_id_id_fk
    foreign key (company_id, connection_id) references connections (company_id, id)
);
--> statement-breakpoint
create index api_calls_log on api_calls (company_id, connection_id, id);
--> statement-breakpoint
create index api_calls_operation on api_calls (company_id, connection_id, operation_id, id);
--> statement-breakpoint
create index api_calls_failed on api_calls (company_id, connection_id, id) where status >= 400;
--> statement-breakpoint
create index api_calls_age on api_calls using brin (at);
--> statement-breakpoint
select fence_company_table('api_calls');
--> statement-breakpoint
-- Read inside the fence, written by the function below alone, changed by nobody.
grant select on api_calls to fordring_app;
--> statement-breakpoint
create trigger deny_change before update on api_calls for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on api_calls for each statement execute function deny_change();
--> statement-breakpoint

-- A process hands over the calls that it has answered, of whichever companies they are.
create function keep_api_calls(p_calls jsonb) returns void language sql volatile security definer set search_path = public as $$
  insert into api_calls (company_id, connection_id, at, method, path_template, path, operation_id, status, problem_code,
    duration_ms, request_id, idempotency_key, request_body, response_body)
  select company_id, connection_id, at, method, path_template, path, operation_id, status, problem_code,
    duration_ms, request_id, idempotency_key, request_body, response_body
  from jsonb_to_recordset(p_calls) as c(company_id int, connection_id uuid, at timestamptz, method text, path_template text,
    path text, operation_id text, status int, problem_code text, duration_ms int, request_id text, idempotency_key boolean,
    request_body text, response_body text)
$$;
--> statement-breakpoint

-- What the sweep forgets: calls older than thirty days, and buckets that are full.
create function forget_api_calls(p_now timestamptz) returns bigint language plpgsql volatile security definer set search_path = public as $$
declare
  v_forgotten bigint;
begin
  delete from api_calls where at < p_now - interval '30 days';
  get diagnostics v_forgotten = row_count;
  delete from rate_buckets where full_at < p_now - interval '1 hour';
  return v_forgotten;
end $$;
--> statement-breakpoint

-- 4. Which people work for which partner. They are members of no company.
create table integration_members (
  integration_id uuid not null,
  user_id text not null,
  created_at timestamptz not null default now(),
  constraint integration_members_integration_id_user_id_pk primary key (integration_id, user_id),
  constraint integration_members_integration_id_integrations_id_fk
    foreign key (integration_id) references integrations (id)
);
--> statement-breakpoint
create index integration_members_user on integration_members (user_id);
--> statement-breakpoint
grant insert on integration_members to fordring_app;
--> statement-breakpoint

-- What someone who works for partners may look at: their agreements, across companies, and nobody else's.
create function connections_of_person(p_user text)
returns table (company_id int, company_name text, company_org_nr text, connection_id uuid, integration_name text, kind text,
  state text, agreement_type text, scopes jsonb, activated_at timestamptz, last_used_at timestamptz, live_keys int)
language sql stable security definer set search_path = public as $$
  select c.company_id, o.name, o.org_nr, c.id, c.name, c.kind, c.state, c.agreement_type, i.scopes, c.activated_at,
    (select max(k.last_used_at) from client_keys k where k.company_id = c.company_id and k.connection_id = c.id),
    (select count(*)::int from client_keys k where k.company_id = c.company_id and k.connection_id = c.id and k.revoked_at is null)
  from integration_members m
  join integrations i on i.id = m.integration_id
  join connections c on c.integration_id = i.id
  join companies o on o.id = c.company_id
  where m.user_id = p_user
  order by o.name, c.id desc
$$;
--> statement-breakpoint
create function works_for_partner(p_user text) returns text[] language sql stable security definer set search_path = public as $$
  select array_agg(i.name order by i.name) from integration_members m join integrations i on i.id = m.integration_id where m.user_id = p_user
$$;
--> statement-breakpoint
create index if not exists connections_integration on connections (integration_id);
--> statement-breakpoint

-- 5. A company stands first in the path, beside what is not a company.
alter table companies add constraint companies_slug_free
  check (slug not in ('api', 'compat', 'demo', 'docs', 'help', 'login', 'partner'));
--> statement-breakpoint

revoke execute on function spend_token(text, timestamptz, int, int), bucket_backlog(text, timestamptz),
  admit_call(bytea, timestamptz, int, int), admit_application(bytea, timestamptz, int, int), connection_by_keys(bytea, bytea),
  keep_api_calls(jsonb), forget_api_calls(timestamptz), connections_of_person(text), works_for_partner(text) from public;
--> statement-breakpoint
grant execute on function admit_call(bytea, timestamptz, int, int), admit_application(bytea, timestamptz, int, int),
  connection_by_keys(bytea, bytea), keep_api_calls(jsonb), forget_api_calls(timestamptz), connections_of_person(text),
  works_for_partner(text) to fordring_app;
