-- Claims through their whole life: credit limits of debtors, every PDF that was delivered, and what waits too long.

create table credit_limits (
	company_id integer not null,
	id uuid default uuidv7() not null,
	connection_id uuid not null,
	customer_no integer not null,
	limit_ore bigint not null,
	used_ore bigint not null,
	valid_to date,
	reported_at timestamp with time zone not null,
	constraint credit_limits_company_id_id_pk primary key (company_id, id),
	constraint credit_limits_amounts check (credit_limits.limit_ore >= 0 and credit_limits.used_ore >= 0)
);
--> statement-breakpoint
alter table credit_limits add constraint credit_limits_connection
  foreign key (company_id, connection_id) references connections (company_id, id);
--> statement-breakpoint
alter table credit_limits add constraint credit_limits_customer
  foreign key (company_id, customer_no) references customers (company_id, customer_no);
--> statement-breakpoint
create index credit_limits_latest on credit_limits (company_id, customer_no, connection_id, id);
--> statement-breakpoint

create table delivery_pdfs (
	company_id integer not null,
	factoring_invoice_id uuid not null,
	version integer not null,
	document_id uuid not null,
	reason text default '' not null,
	received_at timestamp with time zone not null,
	constraint delivery_pdfs_company_id_factoring_invoice_id_version_pk primary key (company_id, factoring_invoice_id, version),
	constraint delivery_pdfs_reason check ((delivery_pdfs.version = 1) = (delivery_pdfs.reason = ''))
);
--> statement-breakpoint
alter table delivery_pdfs add constraint delivery_pdfs_factoring_invoice
  foreign key (company_id, factoring_invoice_id) references factoring_invoices (company_id, id);
--> statement-breakpoint
alter table delivery_pdfs add constraint delivery_pdfs_document
  foreign key (company_id, document_id) references documents (company_id, id);
--> statement-breakpoint
insert into delivery_pdfs (company_id, factoring_invoice_id, version, document_id, received_at)
select f.company_id, f.id, 1, f.delivered_document_id, d.created_at
from factoring_invoices f join documents d on d.company_id = f.company_id and d.id = f.delivered_document_id;
--> statement-breakpoint

select fence_company_table('credit_limits');
--> statement-breakpoint
select fence_company_table('delivery_pdfs');
--> statement-breakpoint
grant select, insert on credit_limits, delivery_pdfs to fordring_app;
--> statement-breakpoint
create trigger deny_change before update or delete on credit_limits for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on credit_limits for each statement execute function deny_change();
--> statement-breakpoint
create trigger deny_change before update or delete on delivery_pdfs for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on delivery_pdfs for each statement execute function deny_change();
--> statement-breakpoint

-- When an invoice was offered. Filling it in for those offered before tells their partners nothing new.
alter table factoring_invoices add column offered_at timestamp with time zone;
--> statement-breakpoint
alter table factoring_invoices disable trigger keep_factoring_invoice;
--> statement-breakpoint
update factoring_invoices set offered_at = created_at where ehf_document_id is not null;
--> statement-breakpoint
alter table factoring_invoices enable trigger keep_factoring_invoice;
--> statement-breakpoint
create index factoring_invoices_waiting on factoring_invoices (company_id, status, offered_at) where status in ('ready', 'fetched');
--> statement-breakpoint
create index factoring_invoices_held on factoring_invoices (company_id, hold_until) where status = 'on_hold';
--> statement-breakpoint

-- The worker belongs to no company: it is told which ones have a hold whose last day is over, and no more.
create function companies_with_ended_holds() returns setof integer
language sql stable security definer set search_path = public
begin atomic
  select distinct company_id from factoring_invoices
  where status = 'on_hold' and hold_until < (now() at time zone 'Europe/Oslo')::date;
end;
--> statement-breakpoint
revoke execute on function companies_with_ended_holds() from public;
--> statement-breakpoint
grant execute on function companies_with_ended_holds() to fordring_app;
