-- «Gjentakende fakturaer» (edge 40): agreements, the runs that make their invoices, and each date once.

create table recurring_invoices (
	company_id integer not null,
	id uuid default uuidv7() not null,
	customer_no integer not null,
	payment_terms_days integer default 14 not null,
	buyer_reference text,
	order_reference text,
	interval_months smallint not null,
	day_of_month smallint not null,
	first_date date not null,
	end_date date,
	times integer,
	next_date date,
	latest_date date,
	made integer default 0 not null,
	state text default 'active' not null,
	sends_itself boolean default false not null,
	total_ore bigint not null,
	created_by text not null,
	created_at timestamp with time zone default now() not null,
	changed_at timestamp with time zone default now() not null,
	version integer default 1 not null,
	constraint recurring_invoices_company_id_id_pk primary key (company_id, id),
	constraint recurring_invoices_customer foreign key (company_id, customer_no) references customers (company_id, customer_no),
	constraint recurring_invoices_state check (state in ('active', 'paused', 'ended')),
	constraint recurring_invoices_over check ((state = 'ended') = (next_date is null)),
	constraint recurring_invoices_schedule check (
		interval_months between 1 and 60 and day_of_month between 1 and 31 and (times is null or times > 0)),
	constraint recurring_invoices_made check ((made = 0) = (latest_date is null) and made >= 0)
);
--> statement-breakpoint
create index recurring_invoices_due on recurring_invoices (company_id, next_date) where state = 'active';
--> statement-breakpoint
create index recurring_invoices_of_customer on recurring_invoices (company_id, customer_no, id desc nulls last);
--> statement-breakpoint
create table recurring_lines (
	company_id integer not null,
	recurring_id uuid not null,
	line smallint not null,
	text text not null,
	quantity_milli bigint not null,
	unit text not null,
	unit_price_ore bigint not null,
	discount_basis_points integer default 0 not null,
	vat_code smallint not null,
	account_no integer not null,
	constraint recurring_lines_company_id_recurring_id_line_pk primary key (company_id, recurring_id, line),
	constraint recurring_lines_agreement foreign key (company_id, recurring_id) references recurring_invoices (company_id, id),
	constraint recurring_lines_account foreign key (company_id, account_no) references accounts (company_id, account_no),
	constraint recurring_lines_discount check (discount_basis_points between 0 and 10000),
	constraint recurring_lines_price check (unit_price_ore >= 0)
);
--> statement-breakpoint
create table recurring_runs (
	company_id integer not null,
	id uuid default uuidv7() not null,
	through_date date not null,
	automatic boolean not null,
	created_by text not null,
	created_by_name text not null,
	created_at timestamp with time zone default now() not null,
	constraint recurring_runs_company_id_id_pk primary key (company_id, id)
);
--> statement-breakpoint
-- The primary key is the promise that no date of an agreement is invoiced twice, whoever runs when.
create table recurring_dates (
	company_id integer not null,
	recurring_id uuid not null,
	date date not null,
	invoice_id uuid,
	constraint recurring_dates_company_id_recurring_id_date_pk primary key (company_id, recurring_id, date),
	constraint recurring_dates_agreement foreign key (company_id, recurring_id) references recurring_invoices (company_id, id),
	constraint recurring_dates_invoice foreign key (company_id, invoice_id) references invoices (company_id, id)
);
--> statement-breakpoint
create unique index recurring_dates_of_invoice on recurring_dates (company_id, invoice_id) where invoice_id is not null;
--> statement-breakpoint
create table recurring_run_dates (
	company_id integer not null,
	run_id uuid not null,
	recurring_id uuid not null,
	date date not null,
	tried_at timestamp with time zone,
	refusal jsonb,
	constraint recurring_run_dates_company_id_run_id_date_recurring_id_pk primary key (company_id, run_id, date, recurring_id),
	constraint recurring_run_dates_run foreign key (company_id, run_id) references recurring_runs (company_id, id),
	constraint recurring_run_dates_date foreign key (company_id, recurring_id, date)
		references recurring_dates (company_id, recurring_id, date),
	constraint recurring_run_dates_tried check (tried_at is not null or refusal is null)
);
--> statement-breakpoint
create index recurring_run_dates_of_agreement on recurring_run_dates (company_id, recurring_id, date, run_id desc nulls last);
--> statement-breakpoint
create index recurring_run_dates_waiting on recurring_run_dates (company_id, run_id) where tried_at is null;
--> statement-breakpoint

-- For lists: agreements by their next date, those that are over last; and drafts of runs that could not be sent.
create index recurring_invoices_in_order on recurring_invoices (company_id, coalesce(next_date, 'infinity'::date), id);
--> statement-breakpoint
create index recurring_run_dates_refused on recurring_run_dates (company_id, date, recurring_id) where refusal is not null;
--> statement-breakpoint

-- A date stays made: of its row only the draft may go, when it is thrown away.
create function keep_recurring_date() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.company_id, new.recurring_id, new.date) is distinct from (old.company_id, old.recurring_id, old.date)
     or new.invoice_id is not null and new.invoice_id is distinct from old.invoice_id then
    raise exception 'a date of an agreement is invoiced once'
      using errcode = '42501', constraint = 'recurring_dates_kept', table = 'recurring_dates';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_recurring_date before update or delete on recurring_dates for each row execute function keep_recurring_date();
--> statement-breakpoint
create trigger deny_truncate before truncate on recurring_dates for each statement execute function deny_change();
--> statement-breakpoint
create trigger deny_change before update or delete on recurring_runs for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on recurring_runs for each statement execute function deny_change();
--> statement-breakpoint

select fence_company_table('recurring_invoices');
--> statement-breakpoint
select fence_company_table('recurring_lines');
--> statement-breakpoint
select fence_company_table('recurring_runs');
--> statement-breakpoint
select fence_company_table('recurring_dates');
--> statement-breakpoint
select fence_company_table('recurring_run_dates');
--> statement-breakpoint
grant select, insert, update on recurring_invoices, recurring_dates, recurring_run_dates to fordring_app;
--> statement-breakpoint
grant select, insert, delete on recurring_lines to fordring_app;
--> statement-breakpoint
grant select, insert on recurring_runs to fordring_app;
--> statement-breakpoint

-- For the sweep: companies with an agreement that sends itself today; only their numbers leave the fence.
create index recurring_invoices_automatic on recurring_invoices (next_date) where state = 'active' and sends_itself;
--> statement-breakpoint
create function companies_with_due_recurring() returns setof integer
language sql stable security definer set search_path = public
begin atomic
  select distinct company_id from recurring_invoices
  where state = 'active' and sends_itself and next_date <= (now() at time zone 'Europe/Oslo')::date;
end;
--> statement-breakpoint
revoke execute on function companies_with_due_recurring() from public;
--> statement-breakpoint
grant execute on function companies_with_due_recurring() to fordring_app;
--> statement-breakpoint

-- A run whose job was lost goes on where it stood: what waits is queued again. The key keeps one such job a run, and
-- what has gone is never sent again.
create index recurring_run_dates_left on recurring_run_dates (run_id) where tried_at is null;
--> statement-breakpoint
create function resume_recurring_runs() returns bigint language plpgsql security definer set search_path = public as $$
declare
  left_over record;
  queued bigint := 0;
begin
  for left_over in
    select distinct d.company_id, d.run_id from recurring_run_dates d
    join recurring_runs r on (r.company_id, r.id) = (d.company_id, d.run_id)
    where d.tried_at is null and r.created_at < now() - interval '10 minutes'
  loop
    perform enqueue(
      'recurring',
      json_build_object('companyId', left_over.company_id, 'requestId', 'sweep', 'runId', left_over.run_id),
      'recurring-' || left_over.run_id);
    queued := queued + 1;
  end loop;
  return queued;
end $$;
--> statement-breakpoint
revoke execute on function resume_recurring_runs() from public;
--> statement-breakpoint
grant execute on function resume_recurring_runs() to fordring_app;
