import { sql } from "drizzle-orm";
import type { Scope, Tx } from "../scope";

/** The background tasks and what each is told. Every payload names its company, for the job's scope. */
export type Jobs = {
  readonly prepare: { readonly invoiceIds: readonly string[] };
  readonly print: { readonly invoiceId: string };
  readonly email: {
    readonly invoiceId: string;
    readonly to: string;
    readonly copy: boolean;
    readonly askedBy?: string;
  };
  readonly closeConnection: { readonly connectionId: string };
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
