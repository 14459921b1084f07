import type { Pool } from "../client";

/** Tell that a background process is alive: what `/api/health` looks at. */
export async function beat(pool: Pool, process: string): Promise<void> {
  await pool`
    insert into heartbeats (process, beat_at) values (${process}, now())
    on conflict (process) do update set beat_at = excluded.beat_at`;
}

/** What one round of tidying did, over all companies. */
export type Swept = {
  readonly requeuedInvoices: number;
  readonly forgottenAnswers: number;
  readonly forgottenTokens: number;
};

/** Queue lost preparations again, and forget old idempotency answers and expired tokens (migration 0004). */
export async function sweep(pool: Pool): Promise<Swept> {
  const [swept] = await pool<
    { requeued_invoices: bigint; forgotten_answers: bigint; forgotten_tokens: bigint }[]
  >`
    select * from sweep()`;
  return {
    requeuedInvoices: Number(swept?.requeued_invoices ?? 0),
    forgottenAnswers: Number(swept?.forgotten_answers ?? 0),
    forgottenTokens: Number(swept?.forgotten_tokens ?? 0),
  };
}

/** Queue the closing of connections that wind down and have nothing left with their partner (M6). Answers how many. */
export async function queueFinishedConnections(pool: Pool): Promise<number> {
  const [row] = await pool<{ queued: bigint }[]>`select close_finished_connections() as queued`;
  return Number(row?.queued ?? 0);
}

/** The companies with cards that the rules have not been asked about (M12); one row each, and no more of them. */
export async function companiesToAssess(pool: Pool): Promise<number[]> {
  const rows = await pool<{ id: number }[]>`select companies_to_assess() as id`;
  return rows.map(({ id }) => id);
}

/** The companies with an invoice on hold whose last day is over; one row each. */
export async function companiesWithEndedHolds(pool: Pool): Promise<number[]> {
  const rows = await pool<{ id: number }[]>`select companies_with_ended_holds() as id`;
  return rows.map(({ id }) => id);
}

/** The companies with an agreement that sends itself and is due today; one row each. */
export async function companiesWithDueRecurring(pool: Pool): Promise<number[]> {
  const rows = await pool<{ id: number }[]>`select companies_with_due_recurring() as id`;
  return rows.map(({ id }) => id);
}

/** Queue runs of recurring invoices again whose job was lost on the way. Answers how many. */
export async function resumeRecurringRuns(pool: Pool): Promise<number> {
  const [row] = await pool<{ queued: bigint }[]>`select resume_recurring_runs() as queued`;
  return Number(row?.queued ?? 0);
}
