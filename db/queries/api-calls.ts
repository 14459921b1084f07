import { and, desc, eq, gte, lt, lte } from "drizzle-orm";
import { apiCalls } from "../schema/desk";
import type { Scope } from "../scope";

/** What of a connection's calls is asked for. */
export type ApiCallFilter = {
  /** 2 is every status from 200 to 299, and so on. */
  readonly statusClass?: 2 | 4 | 5 | undefined;
  readonly operationId?: string | undefined;
  readonly problemCode?: string | undefined;
};

const listColumns = {
  id: apiCalls.id,
  at: apiCalls.at,
  method: apiCalls.method,
  path: apiCalls.path,
  operationId: apiCalls.operationId,
  status: apiCalls.status,
  problemCode: apiCalls.problemCode,
  durationMs: apiCalls.durationMs,
};

/** A connection's calls, the newest first; `before` is the id of the last one of the page before. */
export async function listApiCalls(
  { db, companyId }: Scope,
  connectionId: string,
  {
    before,
    limit,
    statusClass,
    operationId,
    problemCode,
  }: ApiCallFilter & { readonly before?: string | undefined; readonly limit: number },
) {
  return db
    .select(listColumns)
    .from(apiCalls)
    .where(
      and(
        eq(apiCalls.companyId, companyId),
        eq(apiCalls.connectionId, connectionId),
        before === undefined ? undefined : lt(apiCalls.id, before),
        statusClass === undefined ? undefined : gte(apiCalls.status, statusClass * 100),
        statusClass === undefined ? undefined : lte(apiCalls.status, statusClass * 100 + 99),
        operationId === undefined ? undefined : eq(apiCalls.operationId, operationId),
        problemCode === undefined ? undefined : eq(apiCalls.problemCode, problemCode),
        // What failed has an index of its own; a problem code is always of a failure.
        problemCode === undefined ? undefined : gte(apiCalls.status, 400),
      ),
    )
    .orderBy(desc(apiCalls.id))
    .limit(limit);
}

export type ApiCallRow = Awaited<ReturnType<typeof listApiCalls>>[number];

/** One call with its bodies, or null. */
export async function findApiCall({ db, companyId }: Scope, connectionId: string, callId: string) {
  const [row] = await db
    .select()
    .from(apiCalls)
    .where(
      and(
        eq(apiCalls.companyId, companyId),
        eq(apiCalls.connectionId, connectionId),
        eq(apiCalls.id, callId),
      ),
    );
  return row ?? null;
}

export type ApiCallDetail = NonNullable<Awaited<ReturnType<typeof findApiCall>>>;
