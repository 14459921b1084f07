import { sql } from "drizzle-orm";
import type { Scope, Tx } from "../scope";

/** The background tasks and what each is told. Every payload names its company, for the job's scope. */
export type Jobs = {
  readonly prepare: { readonly invoiceIds: readonly string[] };
  readonly print: { readonly invoiceId: string };
  readonly webhook: { readonly deliveryId: string };
  readonly email: {
    readonly invoiceId: string;
    readonly to: string;
    readonly copy: boolean;
    readonly askedBy?: string;
  };
  readonly remind: { readonly runId: string; readonly part: number };
  readonly recurring: { readonly runId: string };
  /** Ask someone to a partner's desk by mail; of no company. */
  readonly invite: { readonly invitationId: string };
  readonly closeConnection: { readonly connectionId: string };
  /** Has Postgres count what tables hold, after much was written at once. */
  readonly analyze: { readonly tables: readonly string[] };
};

/** Queue a job in this transaction: it exists when, and only when, its cause is committed. */
export async function enqueue<Task extends keyof Jobs>(
  { db, companyId, requestId }: Scope<Tx>,
  task: Task,
  payload: Jobs[Task],
): Promise<void> {
  const body = JSON.stringify({ companyId, requestId, ...payload });
  await db.execute(sql`select enqueue(${task}, ${body}::text::json)`);
}

/**
 * Queue the same job for many things in one statement. A job that already waits under the same key is put aside
 * for the new one, so that a thing asked for twice is done once.
 */
export async function enqueueEach<Task extends keyof Jobs>(
  { db, companyId, requestId }: Scope<Tx>,
  task: Task,
  jobs: readonly { readonly key: string; readonly payload: Jobs[Task] }[],
): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs.map(({ key, payload }) => ({ key, body: { companyId, requestId, ...payload } }));
  await db.execute(sql`
    select enqueue(${task}, body::json, key)
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as job(key text, body jsonb)`);
}

/** Queue a job for a moment to come, in this transaction. */
export async function enqueueAt<Task extends keyof Jobs>(
  { db, companyId, requestId }: Scope<Tx>,
  task: Task,
  payload: Jobs[Task],
  runAt: Date,
): Promise<void> {
  const body = JSON.stringify({ companyId, requestId, ...payload });
  await db.execute(sql`select enqueue_at(${task}, ${body}::text::json, ${runAt.toISOString()}::timestamptz)`);
}

/** What an import or a switch of many rows writes to, by what it is about. */
const written = {
  cards: ["customers", "subledger_accounts", "card_changes"],
  invoices: [
    ...["invoices", "invoice_lines", "invoice_history", "vouchers", "postings"],
    ...["open_items", "item_matches", "account_balances", "subledger_balances"],
  ],
} as const;

/** From so many rows on: fewer change no plan that matters before autovacuum comes round. */
const manyRows = 2_000;

/**
 * After much was written at once, have Postgres count its tables when this is committed: until autovacuum does, it plans
 * as for what was there before, and a page of a hundred rows may read all of them. Several in a row are one job.
 */
export async function analyzeLater(tx: Scope<Tx>, what: keyof typeof written, rows: number): Promise<void> {
  if (rows < manyRows) return;
  await enqueueEach(tx, "analyze", [{ key: `analyze:${what}`, payload: { tables: written[what] } }]);
}
