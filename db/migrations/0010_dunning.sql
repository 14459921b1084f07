-- Dunning: rates that the company enters, what a letter specifies, and invoices on hold.

alter table dunning_settings add column interest_rates jsonb default '[]' not null;
--> statement-breakpoint
alter table reminders add column earlier_charges_ore bigint default 0 not null;
--> statement-breakpoint
alter table reminders add column interest_segments jsonb default '[]' not null;
--> statement-breakpoint
create table dunning_holds (
	company_id integer not null,
	id uuid default uuidv7() not null,
	invoice_id uuid not null,
	reason text not null,
	placed_at timestamp with time zone not null,
	placed_by text not null,
	released_at timestamp with time zone,
	released_by text,
	constraint dunning_holds_company_id_id_pk primary key (company_id, id),
	constraint dunning_holds_reason check (reason in ('dispute_at_recourse', 'customer_disputes')),
	constraint dunning_holds_released check ((released_at is null) = (released_by is null))
);
--> statement-breakpoint
alter table dunning_holds add constraint dunning_holds_company_id_invoice_id_invoices_company_id_id_fk
  foreign key (company_id, invoice_id) references invoices (company_id, id);
--> statement-breakpoint
create unique index dunning_holds_one_open on dunning_holds (company_id, invoice_id) where released_at is null;
--> statement-breakpoint
select fence_company_table('dunning_holds');
--> statement-breakpoint
grant select, insert, update on dunning_holds to fordring_app;
--> statement-breakpoint

-- Of a reminder only its sending changes, of a case only that it is withdrawn, of a hold only that it is released;
-- each of them once.
create function keep_reminder() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (to_jsonb(new) - array['document_id', 'sent_at', 'send_error']) is distinct from
        (to_jsonb(old) - array['document_id', 'sent_at', 'send_error'])
     or old.document_id is not null and new.document_id is distinct from old.document_id
     or old.sent_at is not null and new.sent_at is distinct from old.sent_at then
    raise exception 'a reminder cannot be changed' using errcode = '42501', constraint = 'reminders_fixed', table = 'reminders';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_reminder before update or delete on reminders for each row execute function keep_reminder();
--> statement-breakpoint
create function keep_ended() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (to_jsonb(new) - tg_argv) is distinct from (to_jsonb(old) - tg_argv)
     or to_jsonb(old) -> tg_argv[0] <> 'null' then
    raise exception '% can only be ended, once', tg_table_name
      using errcode = '42501', constraint = 'ended_once', table = tg_table_name;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_ended before update or delete on collection_cases for each row execute function keep_ended('withdrawn_at');
--> statement-breakpoint
create trigger keep_ended before update or delete on dunning_holds for each row execute function keep_ended('released_at', 'released_by');
--> statement-breakpoint
create trigger deny_truncate before truncate on reminders for each statement execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on collection_cases for each statement execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on dunning_holds for each statement execute function deny_change();
