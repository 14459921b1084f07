CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"locale" text DEFAULT 'nb' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"verb" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"request_id" text NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_log_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "companies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"org_nr" text NOT NULL,
	"name" text NOT NULL,
	"legal_form" text NOT NULL,
	"vat_registered" boolean NOT NULL,
	"street" text NOT NULL,
	"postal_code" text NOT NULL,
	"city" text NOT NULL,
	"country" text DEFAULT 'NO' NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"bank_account" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "companies_slug_unique" UNIQUE("slug"),
	CONSTRAINT "companies_slug_form" CHECK ("companies"."slug" ~ '^[a-z0-9](-?[a-z0-9])*$'),
	CONSTRAINT "companies_org_nr_form" CHECK ("companies"."org_nr" ~ '^[0-9]{9}$')
);
--> statement-breakpoint
CREATE TABLE "company_members" (
	"company_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "company_members_company_id_user_id_pk" PRIMARY KEY("company_id","user_id"),
	CONSTRAINT "company_members_role" CHECK ("company_members"."role" in ('administrator', 'bookkeeper', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "report_settings" (
	"company_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"report" text NOT NULL,
	"hidden_columns" jsonb NOT NULL,
	CONSTRAINT "report_settings_company_id_user_id_report_pk" PRIMARY KEY("company_id","user_id","report")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"company_id" integer NOT NULL,
	"customer_no" integer NOT NULL,
	"is_person" boolean NOT NULL,
	"first_name" text,
	"last_name" text,
	"org_nr" text,
	"street" text,
	"street2" text,
	"postal_code" text,
	"city" text,
	"country" text DEFAULT 'NO' NOT NULL,
	"phone" text,
	"email" text,
	"invoice_email" text,
	"buyer_reference" text,
	"language" text DEFAULT 'nb' NOT NULL,
	"payment_terms_days" integer DEFAULT 14 NOT NULL,
	"use_factoring" boolean DEFAULT false NOT NULL,
	"delivery_method" text DEFAULT 'email' NOT NULL,
	"method_before_factoring" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customers_company_id_customer_no_pk" PRIMARY KEY("company_id","customer_no"),
	CONSTRAINT "customers_delivery_method" CHECK ("customers"."delivery_method" in ('email', 'print', 'ehf', 'efaktura', 'factoring')),
	CONSTRAINT "customers_factoring_method" CHECK ("customers"."use_factoring" = ("customers"."delivery_method" = 'factoring'))
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"filename" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "documents_whole" CHECK (octet_length("documents"."bytes") = "documents"."size" and sha256("documents"."bytes") = "documents"."sha256")
);
--> statement-breakpoint
CREATE TABLE "access_tokens" (
	"company_id" integer NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"connection_id" uuid NOT NULL,
	"client_key_id" uuid NOT NULL,
	"scopes" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "access_tokens_company_id_token_hash_pk" PRIMARY KEY("company_id","token_hash"),
	CONSTRAINT "access_tokens_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "client_keys" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"connection_id" uuid NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"hint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "client_keys_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "client_keys_keyHash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "connection_accounts" (
	"company_id" integer NOT NULL,
	"connection_id" uuid NOT NULL,
	"event_kind" text NOT NULL,
	"account_no" integer,
	"subledger_no" integer,
	CONSTRAINT "connection_accounts_company_id_connection_id_event_kind_pk" PRIMARY KEY("company_id","connection_id","event_kind"),
	CONSTRAINT "connection_accounts_one" CHECK (num_nonnulls("connection_accounts"."account_no", "connection_accounts"."subledger_no") = 1)
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"integration_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"agreement_type" text NOT NULL,
	"activated_by" text NOT NULL,
	"activated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "connections_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "connections_state" CHECK ("connections"."state" in ('pending', 'active', 'winding_down', 'inactive'))
);
--> statement-breakpoint
CREATE TABLE "factoring_invoices" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"invoice_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"status" text NOT NULL,
	"status_description" text DEFAULT '' NOT NULL,
	"service_level" text NOT NULL,
	"ehf_document_id" uuid,
	"claimed_at" timestamp with time zone,
	"first_downloaded_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"delivery_channel" text,
	"factor_kid" text,
	"factor_payment_account" text,
	"factor_due_date" date,
	"factor_reference" text,
	"delivered_document_id" uuid,
	"next_event" text,
	"next_event_date" date,
	"hold_until" date,
	"reject_code" text,
	"reject_retryable" boolean,
	"sequence" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "factoring_invoices_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "factoring_invoices_ready_has_ehf" CHECK ("factoring_invoices"."status" in ('preparing', 'preparation_failed') or "factoring_invoices"."ehf_document_id" is not null),
	CONSTRAINT "factoring_invoices_delivered_has_pdf" CHECK (("factoring_invoices"."delivered_at" is null) = ("factoring_invoices"."delivered_document_id" is null) and ("factoring_invoices"."delivered_at" is not null or "factoring_invoices"."status" not in ('delivered', 'disputed', 'on_hold', 'collection', 'recoursed', 'completed')))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"company_id" integer NOT NULL,
	"connection_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"status" integer NOT NULL,
	"response" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_company_id_connection_id_key_pk" PRIMARY KEY("company_id","connection_id","key")
);
--> statement-breakpoint
CREATE TABLE "integrations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"org_nr" text NOT NULL,
	"description" text NOT NULL,
	"services" jsonb NOT NULL,
	"application_key_hash" "bytea" NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "integrations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "invoice_history" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"invoice_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"event" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_name" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"document_id" uuid,
	CONSTRAINT "invoice_history_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"company_id" integer NOT NULL,
	"invoice_id" uuid NOT NULL,
	"line" smallint NOT NULL,
	"text" text NOT NULL,
	"quantity_milli" bigint NOT NULL,
	"unit" text NOT NULL,
	"unit_price_ore" bigint NOT NULL,
	"discount_basis_points" integer DEFAULT 0 NOT NULL,
	"vat_code" smallint NOT NULL,
	"account_no" integer NOT NULL,
	"net_ore" bigint NOT NULL,
	CONSTRAINT "invoice_lines_company_id_invoice_id_line_pk" PRIMARY KEY("company_id","invoice_id","line"),
	CONSTRAINT "invoice_lines_discount" CHECK ("invoice_lines"."discount_basis_points" between 0 and 10000),
	CONSTRAINT "invoice_lines_price" CHECK ("invoice_lines"."unit_price_ore" >= 0)
);
--> statement-breakpoint
CREATE TABLE "invoice_numbers" (
	"company_id" integer NOT NULL,
	"first_no" bigint NOT NULL,
	"next_no" bigint NOT NULL,
	CONSTRAINT "invoice_numbers_company_id_pk" PRIMARY KEY("company_id")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"source" text DEFAULT 'created' NOT NULL,
	"number" bigint,
	"original_invoice_id" uuid,
	"customer_no" integer NOT NULL,
	"buyer" jsonb,
	"seller" jsonb,
	"invoice_date" date,
	"delivery_date" date,
	"due_date" date,
	"payment_terms_days" integer DEFAULT 14 NOT NULL,
	"currency" text DEFAULT 'NOK' NOT NULL,
	"buyer_reference" text,
	"order_reference" text,
	"own_kid" text,
	"delivery_method" text,
	"net_ore" bigint NOT NULL,
	"vat_ore" bigint NOT NULL,
	"total_ore" bigint NOT NULL,
	"voucher_series" smallint,
	"voucher_no" bigint,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "invoices_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "invoices_kind" CHECK ("invoices"."kind" in ('invoice', 'credit_note')),
	CONSTRAINT "invoices_total" CHECK ("invoices"."total_ore" = "invoices"."net_ore" + "invoices"."vat_ore"),
	CONSTRAINT "invoices_sent_whole" CHECK (("invoices"."state" = 'draft' and "invoices"."number" is null) or ("invoices"."state" = 'sent' and num_nulls("invoices"."number", "invoices"."buyer", "invoices"."seller", "invoices"."invoice_date", "invoices"."delivery_date", "invoices"."due_date", "invoices"."own_kid", "invoices"."delivery_method", "invoices"."voucher_no", "invoices"."sent_at") = 0)),
	CONSTRAINT "invoices_imported_not_factored" CHECK (not ("invoices"."source" = 'imported' and "invoices"."delivery_method" = 'factoring')),
	CONSTRAINT "invoices_credit_note_refers" CHECK ("invoices"."kind" = 'invoice' or "invoices"."original_invoice_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "account_balances" (
	"company_id" integer NOT NULL,
	"account_no" integer NOT NULL,
	"period" integer NOT NULL,
	"debit_ore" bigint NOT NULL,
	"credit_ore" bigint NOT NULL,
	"posting_count" bigint NOT NULL,
	CONSTRAINT "account_balances_company_id_account_no_period_pk" PRIMARY KEY("company_id","account_no","period")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"company_id" integer NOT NULL,
	"account_no" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"vat_code" smallint,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "accounts_company_id_account_no_pk" PRIMARY KEY("company_id","account_no"),
	CONSTRAINT "accounts_four_digits" CHECK ("accounts"."account_no" between 1000 and 9999),
	CONSTRAINT "accounts_kind" CHECK ("accounts"."kind" in ('asset', 'liability', 'equity', 'income', 'expense'))
);
--> statement-breakpoint
CREATE TABLE "item_matches" (
	"company_id" integer NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"debit_series" smallint NOT NULL,
	"debit_no" bigint NOT NULL,
	"debit_line" smallint NOT NULL,
	"credit_series" smallint NOT NULL,
	"credit_no" bigint NOT NULL,
	"credit_line" smallint NOT NULL,
	"amount_ore" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "item_matches_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "item_matches_positive" CHECK ("item_matches"."amount_ore" > 0)
);
--> statement-breakpoint
CREATE TABLE "open_items" (
	"company_id" integer NOT NULL,
	"series" smallint NOT NULL,
	"voucher_no" bigint NOT NULL,
	"line" smallint NOT NULL,
	"subledger_no" integer NOT NULL,
	"due_date" date NOT NULL,
	"amount_ore" bigint NOT NULL,
	"remaining_ore" bigint NOT NULL,
	"is_open" boolean GENERATED ALWAYS AS (remaining_ore <> 0) STORED NOT NULL,
	CONSTRAINT "open_items_company_id_series_voucher_no_line_pk" PRIMARY KEY("company_id","series","voucher_no","line"),
	CONSTRAINT "open_items_not_overmatched" CHECK ("open_items"."remaining_ore" between least(0, "open_items"."amount_ore") and greatest(0, "open_items"."amount_ore"))
);
--> statement-breakpoint
CREATE TABLE "postings" (
	"company_id" integer NOT NULL,
	"series" smallint NOT NULL,
	"voucher_no" bigint NOT NULL,
	"line" smallint NOT NULL,
	"voucher_date" date NOT NULL,
	"account_no" integer NOT NULL,
	"subledger_no" integer,
	"amount_ore" bigint NOT NULL,
	"vat_code" smallint,
	"text" text DEFAULT '' NOT NULL,
	"due_date" date,
	"event_kind" text,
	"invoice_id" uuid,
	"kid" text,
	"matching_reference" text,
	"external_line_reference" text,
	CONSTRAINT "postings_company_id_series_voucher_no_line_pk" PRIMARY KEY("company_id","series","voucher_no","line"),
	CONSTRAINT "postings_nonzero" CHECK ("postings"."amount_ore" <> 0)
);
--> statement-breakpoint
CREATE TABLE "subledger_accounts" (
	"company_id" integer NOT NULL,
	"subledger_no" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subledger_accounts_company_id_subledger_no_pk" PRIMARY KEY("company_id","subledger_no")
);
--> statement-breakpoint
CREATE TABLE "subledger_balances" (
	"company_id" integer NOT NULL,
	"subledger_no" integer NOT NULL,
	"balance_ore" bigint NOT NULL,
	CONSTRAINT "subledger_balances_company_id_subledger_no_pk" PRIMARY KEY("company_id","subledger_no")
);
--> statement-breakpoint
CREATE TABLE "subledger_series" (
	"company_id" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"first_no" integer NOT NULL,
	"last_no" integer NOT NULL,
	"next_no" integer NOT NULL,
	"control_account_no" integer NOT NULL,
	CONSTRAINT "subledger_series_company_id_kind_pk" PRIMARY KEY("company_id","kind"),
	CONSTRAINT "subledger_series_range" CHECK ("subledger_series"."first_no" >= 10000 and "subledger_series"."next_no" between "subledger_series"."first_no" and "subledger_series"."last_no" + 1),
	CONSTRAINT "subledger_series_kind" CHECK ("subledger_series"."kind" in ('customer', 'supplier', 'finance'))
);
--> statement-breakpoint
CREATE TABLE "voucher_series" (
	"company_id" integer NOT NULL,
	"series" smallint NOT NULL,
	"name" text NOT NULL,
	"next_no" bigint DEFAULT 1 NOT NULL,
	"head" "bytea" DEFAULT '\x00'::bytea NOT NULL,
	"locked_through" date DEFAULT '-infinity' NOT NULL,
	CONSTRAINT "voucher_series_company_id_series_pk" PRIMARY KEY("company_id","series")
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"company_id" integer NOT NULL,
	"series" smallint NOT NULL,
	"voucher_no" bigint NOT NULL,
	"voucher_date" date NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"description" text NOT NULL,
	"line_count" smallint NOT NULL,
	"connection_id" uuid,
	"external_reference" text,
	"saft_batch_id" text,
	"reverses_series" smallint,
	"reverses_no" bigint,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "vouchers_company_id_series_voucher_no_pk" PRIMARY KEY("company_id","series","voucher_no"),
	CONSTRAINT "vouchers_two_lines" CHECK ("vouchers"."line_count" >= 2),
	CONSTRAINT "vouchers_partner" CHECK (("vouchers"."source" = 'factor_api') = ("vouchers"."connection_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"process" text PRIMARY KEY NOT NULL,
	"beat_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_members" ADD CONSTRAINT "company_members_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_company_id_customer_no_subledger_accounts_company_id_subledger_no_fk" FOREIGN KEY ("company_id","customer_no") REFERENCES "public"."subledger_accounts"("company_id","subledger_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_company_id_client_key_id_client_keys_company_id_id_fk" FOREIGN KEY ("company_id","client_key_id") REFERENCES "public"."client_keys"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_keys" ADD CONSTRAINT "client_keys_company_id_connection_id_connections_company_id_id_fk" FOREIGN KEY ("company_id","connection_id") REFERENCES "public"."connections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_accounts" ADD CONSTRAINT "connection_accounts_company_id_connection_id_connections_company_id_id_fk" FOREIGN KEY ("company_id","connection_id") REFERENCES "public"."connections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_accounts" ADD CONSTRAINT "connection_accounts_company_id_account_no_accounts_company_id_account_no_fk" FOREIGN KEY ("company_id","account_no") REFERENCES "public"."accounts"("company_id","account_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_accounts" ADD CONSTRAINT "connection_accounts_company_id_subledger_no_subledger_accounts_company_id_subledger_no_fk" FOREIGN KEY ("company_id","subledger_no") REFERENCES "public"."subledger_accounts"("company_id","subledger_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factoring_invoices" ADD CONSTRAINT "factoring_invoices_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factoring_invoices" ADD CONSTRAINT "factoring_invoices_company_id_connection_id_connections_company_id_id_fk" FOREIGN KEY ("company_id","connection_id") REFERENCES "public"."connections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factoring_invoices" ADD CONSTRAINT "factoring_invoices_ehf" FOREIGN KEY ("company_id","ehf_document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factoring_invoices" ADD CONSTRAINT "factoring_invoices_pdf" FOREIGN KEY ("company_id","delivered_document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_history" ADD CONSTRAINT "invoice_history_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_history" ADD CONSTRAINT "invoice_history_company_id_document_id_documents_company_id_id_fk" FOREIGN KEY ("company_id","document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_company_id_account_no_accounts_company_id_account_no_fk" FOREIGN KEY ("company_id","account_no") REFERENCES "public"."accounts"("company_id","account_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_company_id_customer_no_customers_company_id_customer_no_fk" FOREIGN KEY ("company_id","customer_no") REFERENCES "public"."customers"("company_id","customer_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_original" FOREIGN KEY ("company_id","original_invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_voucher" FOREIGN KEY ("company_id","voucher_series","voucher_no") REFERENCES "public"."vouchers"("company_id","series","voucher_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_matches" ADD CONSTRAINT "item_matches_debit" FOREIGN KEY ("company_id","debit_series","debit_no","debit_line") REFERENCES "public"."open_items"("company_id","series","voucher_no","line") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_matches" ADD CONSTRAINT "item_matches_credit" FOREIGN KEY ("company_id","credit_series","credit_no","credit_line") REFERENCES "public"."open_items"("company_id","series","voucher_no","line") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subledger_accounts" ADD CONSTRAINT "subledger_accounts_company_id_kind_subledger_series_company_id_kind_fk" FOREIGN KEY ("company_id","kind") REFERENCES "public"."subledger_series"("company_id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subledger_series" ADD CONSTRAINT "subledger_series_company_id_control_account_no_accounts_company_id_account_no_fk" FOREIGN KEY ("company_id","control_account_no") REFERENCES "public"."accounts"("company_id","account_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_series" ADD CONSTRAINT "voucher_series_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "customers_factoring" ON "customers" USING btree ("company_id","use_factoring","customer_no");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_one_active" ON "connections" USING btree ("company_id") WHERE "connections"."state" = 'active' and "connections"."kind" = 'factoring_dedicated';--> statement-breakpoint
CREATE UNIQUE INDEX "factoring_invoices_one_live" ON "factoring_invoices" USING btree ("company_id","invoice_id") WHERE "factoring_invoices"."status" not in ('rejected', 'withdrawn', 'recoursed');--> statement-breakpoint
CREATE INDEX "factoring_invoices_feed" ON "factoring_invoices" USING btree ("company_id","connection_id","sequence");--> statement-breakpoint
CREATE INDEX "factoring_invoices_status" ON "factoring_invoices" USING btree ("company_id","connection_id","status","sequence");--> statement-breakpoint
CREATE INDEX "factoring_invoices_invoice" ON "factoring_invoices" USING btree ("company_id","invoice_id","id");--> statement-breakpoint
CREATE INDEX "invoice_history_invoice" ON "invoice_history" USING btree ("company_id","invoice_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("company_id","number") WHERE "invoices"."number" is not null;--> statement-breakpoint
CREATE INDEX "invoices_own_kid" ON "invoices" USING btree ("company_id","own_kid") WHERE "invoices"."own_kid" is not null;--> statement-breakpoint
CREATE INDEX "invoices_date" ON "invoices" USING btree ("company_id","invoice_date" DESC NULLS LAST,"number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "invoices_customer" ON "invoices" USING btree ("company_id","customer_no","invoice_date" DESC NULLS LAST,"number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "invoices_original_index" ON "invoices" USING btree ("company_id","original_invoice_id") WHERE "invoices"."original_invoice_id" is not null;--> statement-breakpoint
CREATE INDEX "item_matches_by_debit" ON "item_matches" USING btree ("company_id","debit_series","debit_no","debit_line");--> statement-breakpoint
CREATE INDEX "item_matches_by_credit" ON "item_matches" USING btree ("company_id","credit_series","credit_no","credit_line");--> statement-breakpoint
CREATE INDEX "open_items_open" ON "open_items" USING btree ("company_id","subledger_no","due_date") WHERE "open_items"."is_open";--> statement-breakpoint
CREATE INDEX "postings_account" ON "postings" USING btree ("company_id","account_no","voucher_date","series","voucher_no","line");--> statement-breakpoint
CREATE INDEX "postings_subledger" ON "postings" USING btree ("company_id","subledger_no","voucher_date") WHERE "postings"."subledger_no" is not null;--> statement-breakpoint
CREATE INDEX "postings_invoice" ON "postings" USING btree ("company_id","invoice_id") WHERE "postings"."invoice_id" is not null;--> statement-breakpoint
CREATE INDEX "subledger_accounts_name" ON "subledger_accounts" USING btree ("company_id","kind","name");--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_external_reference" ON "vouchers" USING btree ("company_id","connection_id","external_reference") WHERE "vouchers"."external_reference" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_reversed_once" ON "vouchers" USING btree ("company_id","reverses_series","reverses_no") WHERE "vouchers"."reverses_no" is not null;--> statement-breakpoint
CREATE INDEX "vouchers_date" ON "vouchers" USING btree ("company_id","voucher_date","series","voucher_no");