import type { NewApiCall } from "@/db/writes/api-calls";
import { testNow } from "./factories";

/** A call that a partner made, as it is kept; say what differs. */
export function apiCall(companyId: number, connectionId: string): NewApiCall {
  return {
    companyId,
    connectionId,
    at: testNow,
    method: "GET",
    pathTemplate: "/connection",
    path: "/api/v1/connection",
    operationId: "getConnection",
    status: 200,
    problemCode: null,
    durationMs: 12,
    requestId: "test",
    idempotencyKey: false,
    requestBody: null,
    responseBody: null,
  };
}
