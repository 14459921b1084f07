import type { Pool } from "../client";
import type { apiCalls } from "../schema/desk";
import { recordset } from "../sql";

/** A call as it is kept: bodies are redacted already. */
export type NewApiCall = Omit<typeof apiCalls.$inferSelect, "id">;

/** Keep calls that were answered, of whichever companies, in one statement. */
export async function insertApiCalls(pool: Pool, calls: readonly NewApiCall[]): Promise<void> {
  const rows = calls.map((call) => ({
    company_id: call.companyId,
    connection_id: call.connectionId,
    at: call.at.toISOString(),
    method: call.method,
    path_template: call.pathTemplate,
    path: call.path,
    operation_id: call.operationId,
    status: call.status,
    problem_code: call.problemCode,
    duration_ms: call.durationMs,
    request_id: call.requestId,
    idempotency_key: call.idempotencyKey,
    request_body: call.requestBody,
    response_body: call.responseBody,
  }));
  await pool`select keep_api_calls(${recordset(rows)}::text::jsonb)`;
}

/** Forget calls older than thirty days, of all companies. Answers how many. */
export async function forgetApiCalls(pool: Pool, now: Date): Promise<number> {
  const [row] = await pool<{ forgotten: bigint }[]>`
    select forget_api_calls(${now.toISOString()}::timestamptz) as forgotten`;
  return Number(row?.forgotten ?? 0);
}
