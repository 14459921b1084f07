-- What the worker tidies every minute, in all companies at once; no row leaves the fence, only counts do.
--
-- 1. An invoice still «Klargjøres for factoring» after a minute has lost its job (a crashed worker gave up on
--    it): it is queued again. The key keeps one such job a company, and preparing twice changes nothing.
-- 2. Answers to an `Idempotency-Key` are promised for seven days.
-- 3. Access tokens that have expired open nothing.
create function sweep() returns table (requeued_invoices bigint, forgotten_answers bigint, forgotten_tokens bigint)
language plpgsql security definer set search_path = public as $$
declare
  stuck record;
begin
  requeued_invoices := 0;
  for stuck in
    select f.company_id, json_agg(f.invoice_id) as invoice_ids, count(*) as invoices
    from factoring_invoices f
    where f.status = 'preparing' and f.changed_at < now() - interval '1 minute'
    group by f.company_id
  loop
    perform enqueue(
      'prepare',
      json_build_object('companyId', stuck.company_id, 'requestId', 'sweep', 'invoiceIds', stuck.invoice_ids),
      'sweep-prepare-' || stuck.company_id);
    requeued_invoices := requeued_invoices + stuck.invoices;
  end loop;

  delete from idempotency_keys where created_at < now() - interval '7 days';
  get diagnostics forgotten_answers = row_count;
  delete from access_tokens where expires_at < now();
  get diagnostics forgotten_tokens = row_count;
  return next;
end $$;
--> statement-breakpoint
-- For the sweep and for nothing else: rows that wait are few among many.
create index factoring_invoices_preparing on factoring_invoices (changed_at) where status = 'preparing';
--> statement-breakpoint
revoke execute on function sweep() from public;
--> statement-breakpoint
grant execute on function sweep() to fordring_app;
