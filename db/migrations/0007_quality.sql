-- What a workbench of 100,000 cards reads (M12), and what the worker looks for.
drop index "customers_factoring";
--> statement-breakpoint
-- With the stored answer at its end: filter, counts and keyset paging read this index alone.
create index "customers_factoring" on "customers" using btree ("company_id", "use_factoring", "customer_no", "lacking");
--> statement-breakpoint
create index "customers_unassessed" on "customers" using btree ("company_id", "customer_no") where "customers"."lacking" is null;
--> statement-breakpoint
-- The worker belongs to no company: it is told which ones have cards that nobody has asked about, and no more.
create function companies_to_assess() returns setof integer
language sql stable security definer set search_path = public
begin atomic
  select distinct company_id from customers where lacking is null;
end;
--> statement-breakpoint
revoke execute on function companies_to_assess() from public;
--> statement-breakpoint
grant execute on function companies_to_assess() to fordring_app;
