CREATE TABLE "branding_templates" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"bank_account" text,
	"payee" text,
	"logo_document_id" uuid,
	"texts" jsonb NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "branding_templates_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "branding_templates_account" CHECK ("branding_templates"."bank_account" is null or "branding_templates"."bank_account" ~ '^[0-9]{11}$')
);
--> statement-breakpoint
CREATE TABLE "collection_cases" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"invoice_id" uuid NOT NULL,
	"agency" text NOT NULL,
	"remaining_ore" bigint NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "collection_cases_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "dunning_runs" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"run_date" date NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dunning_runs_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "dunning_settings" (
	"company_id" integer PRIMARY KEY NOT NULL,
	"days_after_due" integer DEFAULT 14 NOT NULL,
	"days_to_pay" integer DEFAULT 14 NOT NULL,
	"charge_fee" boolean DEFAULT true NOT NULL,
	"charge_interest" boolean DEFAULT true NOT NULL,
	"collection_agency" text,
	"collection_enabled" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "dunning_settings_days" CHECK ("dunning_settings"."days_after_due" between 1 and 365 and "dunning_settings"."days_to_pay" between 14 and 60),
	CONSTRAINT "dunning_settings_agency" CHECK (not "dunning_settings"."collection_enabled" or "dunning_settings"."collection_agency" is not null)
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"run_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"customer_no" integer NOT NULL,
	"level" smallint NOT NULL,
	"due_date" date NOT NULL,
	"remaining_ore" bigint NOT NULL,
	"fee_ore" bigint NOT NULL,
	"interest_ore" bigint NOT NULL,
	"interest_from" date,
	"interest_through" date,
	"delivery_method" text NOT NULL,
	"voucher_series" smallint,
	"voucher_no" bigint,
	"document_id" uuid,
	"sent_at" timestamp with time zone,
	"send_error" text,
	CONSTRAINT "reminders_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "reminders_amounts" CHECK ("reminders"."fee_ore" >= 0 and "reminders"."interest_ore" >= 0 and "reminders"."remaining_ore" > 0)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"company_id" integer NOT NULL,
	"sequence" bigint NOT NULL,
	"connection_id" uuid NOT NULL,
	"type" text NOT NULL,
	"subject_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_company_id_sequence_pk" PRIMARY KEY("company_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"sequence" bigint,
	"type" text NOT NULL,
	"payload" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_tried_at" timestamp with time zone,
	"next_try_at" timestamp with time zone,
	"response_status" integer,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_deliveries_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "webhook_deliveries_state" CHECK ("webhook_deliveries"."state" in ('pending', 'delivered', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"connection_id" uuid NOT NULL,
	"url" text NOT NULL,
	"types" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"secrets" jsonb NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"disabled_reason" text,
	"failing_since" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_endpoints_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"document_id" uuid NOT NULL,
	"rows_read" integer NOT NULL,
	"rows_kept" integer NOT NULL,
	"imported_by" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "imports_kind" CHECK ("imports"."kind" in ('invoices', 'customers', 'bank_lines'))
);
--> statement-breakpoint
CREATE TABLE "legacy_factoring" (
	"company_id" integer PRIMARY KEY NOT NULL,
	"enabled" boolean NOT NULL,
	"bureau_name" text NOT NULL,
	"client_id" text NOT NULL,
	"receivable_account_no" integer NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "legacy_invoices" (
	"company_id" integer NOT NULL,
	"invoice_id" uuid NOT NULL,
	"transfer_id" uuid,
	CONSTRAINT "legacy_invoices_company_id_invoice_id_pk" PRIMARY KEY("company_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "legacy_transfers" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"document_id" uuid NOT NULL,
	"invoice_count" integer NOT NULL,
	"transferred_by" text NOT NULL,
	"transferred_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "legacy_transfers_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "card_changes" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subledger_no" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"verb" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_name" text NOT NULL,
	"changes" jsonb NOT NULL,
	CONSTRAINT "card_changes_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "suppliers" (
	"company_id" integer NOT NULL,
	"supplier_no" integer NOT NULL,
	"org_nr" text,
	"street" text,
	"street2" text,
	"postal_code" text,
	"city" text,
	"country" text DEFAULT 'NO' NOT NULL,
	"phone" text,
	"email" text,
	"bank_account" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suppliers_company_id_supplier_no_pk" PRIMARY KEY("company_id","supplier_no")
);
--> statement-breakpoint
CREATE TABLE "bank_lines" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"account_no" integer NOT NULL,
	"booked_on" date NOT NULL,
	"amount_ore" bigint NOT NULL,
	"text" text NOT NULL,
	"kid" text,
	"bank_reference" text NOT NULL,
	"voucher_series" smallint,
	"voucher_no" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_lines_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "bank_lines_nonzero" CHECK ("bank_lines"."amount_ore" <> 0)
);
--> statement-breakpoint
CREATE TABLE "direct_payments" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"connection_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"paid_on" date NOT NULL,
	"amount_ore" bigint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"bank_line_id" uuid,
	"voucher_series" smallint NOT NULL,
	"voucher_no" bigint NOT NULL,
	"cleared_series" smallint,
	"cleared_no" bigint,
	"cleared_at" timestamp with time zone,
	"note" text DEFAULT '' NOT NULL,
	"reported_by" text NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"sequence" bigint NOT NULL,
	CONSTRAINT "direct_payments_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "direct_payments_state" CHECK ("direct_payments"."state" in ('open', 'forwarded', 'set_off')),
	CONSTRAINT "direct_payments_cleared_whole" CHECK (("direct_payments"."state" = 'open') = ("direct_payments"."cleared_no" is null)),
	CONSTRAINT "direct_payments_positive" CHECK ("direct_payments"."amount_ore" > 0)
);
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_sent_whole";--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_imported_not_factored";--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_credit_note_refers";--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "send_reminders" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "branding_template_id" uuid;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "lacking" text[];--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "winding_down_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "closed_by" text;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "close_reason" text;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "branding_template_id" uuid;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "account_needs" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "setup_notes" jsonb DEFAULT '{"nb":"","en":""}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "external_number" text;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "branding" jsonb;--> statement-breakpoint
ALTER TABLE "branding_templates" ADD CONSTRAINT "branding_templates_company_id_logo_document_id_documents_company_id_id_fk" FOREIGN KEY ("company_id","logo_document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_cases" ADD CONSTRAINT "collection_cases_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_company_id_run_id_dunning_runs_company_id_id_fk" FOREIGN KEY ("company_id","run_id") REFERENCES "public"."dunning_runs"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_voucher" FOREIGN KEY ("company_id","voucher_series","voucher_no") REFERENCES "public"."vouchers"("company_id","series","voucher_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_document" FOREIGN KEY ("company_id","document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_company_id_connection_id_connections_company_id_id_fk" FOREIGN KEY ("company_id","connection_id") REFERENCES "public"."connections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_company_id_endpoint_id_webhook_endpoints_company_id_id_fk" FOREIGN KEY ("company_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_company_id_connection_id_connections_company_id_id_fk" FOREIGN KEY ("company_id","connection_id") REFERENCES "public"."connections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_company_id_document_id_documents_company_id_id_fk" FOREIGN KEY ("company_id","document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legacy_factoring" ADD CONSTRAINT "legacy_factoring_company_id_receivable_account_no_accounts_company_id_account_no_fk" FOREIGN KEY ("company_id","receivable_account_no") REFERENCES "public"."accounts"("company_id","account_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legacy_invoices" ADD CONSTRAINT "legacy_invoices_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legacy_invoices" ADD CONSTRAINT "legacy_invoices_company_id_transfer_id_legacy_transfers_company_id_id_fk" FOREIGN KEY ("company_id","transfer_id") REFERENCES "public"."legacy_transfers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legacy_transfers" ADD CONSTRAINT "legacy_transfers_company_id_document_id_documents_company_id_id_fk" FOREIGN KEY ("company_id","document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_changes" ADD CONSTRAINT "card_changes_company_id_subledger_no_subledger_accounts_company_id_subledger_no_fk" FOREIGN KEY ("company_id","subledger_no") REFERENCES "public"."subledger_accounts"("company_id","subledger_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_company_id_supplier_no_subledger_accounts_company_id_subledger_no_fk" FOREIGN KEY ("company_id","supplier_no") REFERENCES "public"."subledger_accounts"("company_id","subledger_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_company_id_account_no_accounts_company_id_account_no_fk" FOREIGN KEY ("company_id","account_no") REFERENCES "public"."accounts"("company_id","account_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_voucher" FOREIGN KEY ("company_id","voucher_series","voucher_no") REFERENCES "public"."vouchers"("company_id","series","voucher_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direct_payments" ADD CONSTRAINT "direct_payments_company_id_connection_id_connections_company_id_id_fk" FOREIGN KEY ("company_id","connection_id") REFERENCES "public"."connections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direct_payments" ADD CONSTRAINT "direct_payments_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direct_payments" ADD CONSTRAINT "direct_payments_company_id_bank_line_id_bank_lines_company_id_id_fk" FOREIGN KEY ("company_id","bank_line_id") REFERENCES "public"."bank_lines"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direct_payments" ADD CONSTRAINT "direct_payments_voucher" FOREIGN KEY ("company_id","voucher_series","voucher_no") REFERENCES "public"."vouchers"("company_id","series","voucher_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direct_payments" ADD CONSTRAINT "direct_payments_cleared" FOREIGN KEY ("company_id","cleared_series","cleared_no") REFERENCES "public"."vouchers"("company_id","series","voucher_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "collection_cases_one_open" ON "collection_cases" USING btree ("company_id","invoice_id") WHERE "collection_cases"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_level" ON "reminders" USING btree ("company_id","invoice_id","level");--> statement-breakpoint
CREATE INDEX "reminders_run" ON "reminders" USING btree ("company_id","run_id","id");--> statement-breakpoint
CREATE INDEX "events_feed" ON "events" USING btree ("company_id","connection_id","sequence");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_log" ON "webhook_deliveries" USING btree ("company_id","endpoint_id","id");--> statement-breakpoint
CREATE INDEX "legacy_invoices_waiting" ON "legacy_invoices" USING btree ("company_id","invoice_id") WHERE "legacy_invoices"."transfer_id" is null;--> statement-breakpoint
CREATE INDEX "card_changes_card" ON "card_changes" USING btree ("company_id","subledger_no","id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_lines_reference" ON "bank_lines" USING btree ("company_id","account_no","bank_reference");--> statement-breakpoint
CREATE INDEX "bank_lines_unposted" ON "bank_lines" USING btree ("company_id","booked_on","id") WHERE "bank_lines"."voucher_no" is null;--> statement-breakpoint
CREATE INDEX "direct_payments_feed" ON "direct_payments" USING btree ("company_id","connection_id","sequence");--> statement-breakpoint
CREATE INDEX "direct_payments_invoice" ON "direct_payments" USING btree ("company_id","invoice_id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_branding_template" FOREIGN KEY ("company_id","branding_template_id") REFERENCES "public"."branding_templates"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_branding_template" FOREIGN KEY ("company_id","branding_template_id") REFERENCES "public"."branding_templates"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_import" FOREIGN KEY ("company_id","import_id") REFERENCES "public"."imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customers_lacking" ON "customers" USING btree ("company_id","customer_no") WHERE "customers"."lacking" is null or "customers"."lacking" <> '{}';--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_external_number" ON "invoices" USING btree ("company_id","external_number") WHERE "invoices"."external_number" is not null;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_sent_whole" CHECK (("invoices"."source" = 'created' and "invoices"."external_number" is null and (("invoices"."state" = 'draft' and "invoices"."number" is null) or ("invoices"."state" = 'sent' and num_nulls("invoices"."number", "invoices"."buyer", "invoices"."seller", "invoices"."invoice_date", "invoices"."delivery_date", "invoices"."due_date", "invoices"."own_kid", "invoices"."delivery_method", "invoices"."voucher_no", "invoices"."sent_at") = 0)))
        or ("invoices"."source" = 'imported' and "invoices"."state" = 'sent' and "invoices"."number" is null and num_nulls("invoices"."external_number", "invoices"."buyer", "invoices"."seller", "invoices"."invoice_date", "invoices"."due_date", "invoices"."voucher_no", "invoices"."sent_at", "invoices"."import_id") = 0));--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_imported_not_factored" CHECK ("invoices"."source" = 'created' or "invoices"."delivery_method" is null);--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_credit_note_refers" CHECK ("invoices"."kind" = 'invoice' or "invoices"."source" = 'imported' or "invoices"."original_invoice_id" is not null);