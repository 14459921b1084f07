-- Edge 41: a document in another currency than kroner. Its lines and totals are what the customer is asked for, in hundredths
-- of the currency; beside them stands what a unit of it is in the books, and what the books hold.
alter table invoices add column exchange_rate_micro bigint;
--> statement-breakpoint
alter table invoices add column nok_net_ore bigint;
--> statement-breakpoint
alter table invoices add column nok_vat_ore bigint;
--> statement-breakpoint
alter table invoices add column nok_total_ore bigint;
--> statement-breakpoint
-- All that there is is in kroner. Sent invoices refuse to be changed, so the guard stands aside for this one statement.
alter table invoices disable trigger user;
--> statement-breakpoint
update invoices
set exchange_rate_micro = 1000000, nok_net_ore = net_ore, nok_vat_ore = vat_ore, nok_total_ore = total_ore
where currency = 'NOK';
--> statement-breakpoint
alter table invoices enable trigger user;
--> statement-breakpoint
alter table invoices add constraint invoices_currency check (currency ~ '^[A-Z]{3}$');
--> statement-breakpoint
-- A draft may wait for its rate; a sent document has one, and the amounts in kroner that came of it.
alter table invoices add constraint invoices_exchange_rate check (
  (exchange_rate_micro is null or exchange_rate_micro > 0)
  and (state = 'draft' or exchange_rate_micro is not null)
  and num_nulls(exchange_rate_micro, nok_net_ore, nok_vat_ore, nok_total_ore) in (0, 4)
  and (currency <> 'NOK' or (exchange_rate_micro is not null and exchange_rate_micro = 1000000)));
--> statement-breakpoint
-- The credit note that takes the last of an invoice takes the last of its kroner, which earlier ones rounded.
alter table invoices add constraint invoices_nok_total check (
  nok_total_ore = nok_net_ore + nok_vat_ore
  and abs(nok_total_ore - round(total_ore::numeric * exchange_rate_micro / 1000000)) <= case kind when 'invoice' then 0 else 100 end
  and (currency <> 'NOK' or (nok_net_ore = net_ore and nok_vat_ore = vat_ore)));
--> statement-breakpoint

-- The rates that a company has used or written down; of two for one day the later row holds. Nothing that was is changed.
create table exchange_rates (
  company_id integer not null,
  id uuid default uuidv7() not null,
  currency text not null,
  valid_from date not null,
  rate_micro bigint not null,
  source text not null,
  actor_name text not null,
  created_at timestamp with time zone default now() not null,
  constraint exchange_rates_company_id_id_pk primary key (company_id, id),
  constraint exchange_rates_currency check (currency ~ '^[A-Z]{3}$' and currency <> 'NOK'),
  constraint exchange_rates_rate check (rate_micro > 0),
  constraint exchange_rates_source check (source in ('typed', 'invoice'))
);
--> statement-breakpoint
create index exchange_rates_newest on exchange_rates (company_id, currency, valid_from desc nulls last, id desc nulls last);
--> statement-breakpoint
select fence_company_table('exchange_rates');
--> statement-breakpoint
create trigger deny_change before update or delete on exchange_rates for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on exchange_rates for each statement execute function deny_change();
--> statement-breakpoint
grant select, insert on exchange_rates to fordring_app;
