-- The merged address book (M32): by name over all subledgers, and who shares an organisation number.
create index subledger_accounts_by_name on subledger_accounts (company_id, name, subledger_no);
--> statement-breakpoint
create index customers_org_nr on customers (company_id, org_nr) where org_nr is not null;
--> statement-breakpoint
create index suppliers_org_nr on suppliers (company_id, org_nr) where org_nr is not null;
