import { listApiCalls } from "@/db/queries/api-calls";
import type { Scope } from "@/db/scope";
import type { CallFilter } from "@/lib/contracts/calls";

const CALLS_A_PAGE = 50;

/** One page of a connection's calls, the newest first, and the cursor of the next; null at the end. */
export async function callPage(
  scope: Scope,
  connectionId: string,
  { status, operation, code }: CallFilter,
  cursor?: string,
) {
  const rows = await listApiCalls(scope, connectionId, {
    before: cursor,
    limit: CALLS_A_PAGE + 1,
    statusClass: status === undefined ? undefined : (Number(status) as 2 | 4 | 5),
    operationId: operation,
    problemCode: code,
  });
  const calls = rows.slice(0, CALLS_A_PAGE);
  return { calls, next: rows.length > CALLS_A_PAGE ? (calls.at(-1)?.id ?? null) : null };
}
