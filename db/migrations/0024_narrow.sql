-- Claims that came back, for reminders of those that had been sold (edge 34).
create index factoring_invoices_recoursed on factoring_invoices (company_id, invoice_id) where status = 'recoursed';
