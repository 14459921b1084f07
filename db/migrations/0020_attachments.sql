-- Attachments of invoices (edge 42): files that travel with the document.

create table invoice_attachments (
  company_id integer not null,
  document_id uuid not null,
  invoice_id uuid not null,
  position smallint not null,
  created_at timestamp with time zone default now() not null,
  constraint invoice_attachments_company_id_document_id_pk primary key (company_id, document_id),
  constraint invoice_attachments_invoice foreign key (company_id, invoice_id) references invoices (company_id, id),
  constraint invoice_attachments_document foreign key (company_id, document_id) references documents (company_id, id)
);
--> statement-breakpoint
create unique index invoice_attachments_order on invoice_attachments (company_id, invoice_id, position);
--> statement-breakpoint
select fence_company_table('invoice_attachments');
--> statement-breakpoint
grant select, insert, delete on invoice_attachments to fordring_app;
--> statement-breakpoint

-- 1. What a sent document had with it is as fixed as its lines; and only a file that was brought as an attachment is one,
--    so that no other document of the books is handed out with an invoice.
create function keep_sent_attachments() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from (select distinct company_id, invoice_id from touched) t
    join invoices i on i.company_id = t.company_id and i.id = t.invoice_id
    where i.state = 'sent'
  ) then
    raise exception 'the attachments of a sent invoice cannot be changed'
      using errcode = '42501', constraint = 'invoices_sent_fixed', table = 'invoice_attachments';
  end if;
  if tg_op = 'INSERT' and exists (
    select 1 from touched t join documents d on d.company_id = t.company_id and d.id = t.document_id
    where d.kind <> 'attachment'
  ) then
    raise exception 'only an attachment can be attached'
      using errcode = '23514', constraint = 'invoice_attachments_kind', table = 'invoice_attachments';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_sent_attachments_added after insert on invoice_attachments
  referencing new table as touched for each statement execute function keep_sent_attachments();
--> statement-breakpoint
create trigger keep_sent_attachments_removed after delete on invoice_attachments
  referencing old table as touched for each statement execute function keep_sent_attachments();
--> statement-breakpoint
create trigger deny_change before update on invoice_attachments for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_truncate before truncate on invoice_attachments for each statement execute function deny_change();
--> statement-breakpoint

-- 2. A file that was taken off a draft has documented nothing and is nobody's any more: it goes with its row. All other
--    documents stay for ever, and so does an attachment that something refers to: its foreign key sees to that.
drop trigger deny_change on documents;
--> statement-breakpoint
create trigger deny_change before update on documents for each row execute function deny_change();
--> statement-breakpoint
create trigger deny_delete before delete on documents for each row when (old.kind <> 'attachment') execute function deny_change();
--> statement-breakpoint
create function drop_removed_attachments() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from documents d using touched t
  where d.company_id = t.company_id and d.id = t.document_id and d.kind = 'attachment';
  return null;
end $$;
--> statement-breakpoint
create trigger z_drop_removed_attachments after delete on invoice_attachments
  referencing old table as touched for each statement execute function drop_removed_attachments();
--> statement-breakpoint
revoke execute on function keep_sent_attachments() from public;
--> statement-breakpoint
revoke execute on function drop_removed_attachments() from public;
