import type { Pool } from "@/db/client";
import { insertApiCalls, type NewApiCall } from "@/db/writes/api-calls";

/** Keep calls that were answered, for those who integrate and for the companies whose books were read. */
export function keepCalls(pool: Pool, calls: readonly NewApiCall[]): Promise<void> {
  return insertApiCalls(pool, calls);
}
