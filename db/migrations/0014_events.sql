-- A webhook that failed is tried again later: a job for a moment to come, in the transaction that noted the failure.
create function enqueue_at(p_task text, p_payload json, p_run_at timestamptz) returns void
language plpgsql security definer set search_path = public as $$
begin
  perform graphile_worker.add_job(p_task, p_payload, run_at => p_run_at, max_attempts => 12);
end $$;
--> statement-breakpoint
revoke execute on function enqueue_at(text, json, timestamptz) from public;
--> statement-breakpoint
grant execute on function enqueue_at(text, json, timestamptz) to fordring_app;
--> statement-breakpoint
-- Partners that were in the catalogue before may set up webhooks too.
update integrations set scopes = scopes || '["webhooks:manage"]'::jsonb where not scopes ? 'webhooks:manage';
