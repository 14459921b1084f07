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
