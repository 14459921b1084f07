-- Claims that came back, for reminders of those that had been sold (edge 34).
create index factoring_invoices_recoursed on factoring_invoices (company_id, invoice_id) where status = 'recoursed';
--> statement-breakpoint

-- A partner's own people: its administrators let others in. Whoever was let in before this was let in by hand, as the first.
alter table integration_members add column administrator boolean not null default false;
--> statement-breakpoint
update integration_members set administrator = true;
--> statement-breakpoint
create table integration_invitations (
  id uuid not null default uuidv7(),
  integration_id uuid not null,
  email text not null,
  administrator boolean not null,
  -- SHA-256 of what stands in the mail's link; null until the mail has gone.
  token_hash bytea,
  invited_by text not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  constraint integration_invitations_pkey primary key (id),
  constraint integration_invitations_token unique (token_hash),
  constraint integration_invitations_integration_id_integrations_id_fk
    foreign key (integration_id) references integrations (id)
);
--> statement-breakpoint
create unique index integration_invitations_email on integration_invitations (integration_id, email);
--> statement-breakpoint
-- Who let whom in, made him administrator or took him out: append-only.
create table integration_log (
  id uuid not null default uuidv7(),
  integration_id uuid not null,
  at timestamptz not null,
  actor_name text not null,
  act text not null,
  subject text not null,
  constraint integration_log_pkey primary key (id),
  constraint integration_log_integration_id_integrations_id_fk
    foreign key (integration_id) references integrations (id)
);
--> statement-breakpoint
create index integration_log_partner on integration_log (integration_id, id);
--> statement-breakpoint
create trigger deny_change before update or delete on integration_log for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on integration_log for each statement execute function deny_change();
--> statement-breakpoint
-- They are of no company, so there is no fence around them; a partner's people are asked for by partner.
grant select, update (administrator), delete on integration_members to fordring_app;
--> statement-breakpoint
grant select, insert, update (token_hash, expires_at), delete on integration_invitations to fordring_app;
--> statement-breakpoint
grant select, insert on integration_log to fordring_app;
