-- What the company itself reported of an invoice at the factoring company, and where the invoice stood before: it takes
-- back its own, and the invoice goes back to where it was.
alter table factoring_invoices add column reported_status text;
--> statement-breakpoint
alter table factoring_invoices add column reported_from text;
--> statement-breakpoint
alter table factoring_invoices add constraint factoring_invoices_reported
  check ((reported_status is null) = (reported_from is null) and (reported_status is null or reported_status = status));
--> statement-breakpoint
-- The report ends with its status, whoever ends it.
create function forget_own_report() returns trigger language plpgsql as $$
begin
  if new.reported_status is not null and new.reported_status <> new.status then
    new.reported_status := null;
    new.reported_from := null;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger forget_own_report before update on factoring_invoices
  for each row execute function forget_own_report();
