import type { Pool } from "@/db/client";
import { pendingMigrations } from "@/db/pending-migrations";
import { secondsSinceHeartbeat } from "@/db/queries/heartbeats";
import { log } from "@/lib/adapters/log";

/** The worker beats every few seconds; silence for longer than this means that it is gone. */
const WORKER_SILENCE_SECONDS = 30;

/** What `/api/health` tells: each part is "ok", or says in one phrase what is not. */
export type Health = {
  readonly healthy: boolean;
  readonly database: string;
  readonly migrations: string;
  readonly worker: string;
};

/**
 * Whether database, migrations and worker are well. Says nothing that a stranger should not read.
 *
 * @param url of the same database, for its owner: the application's own role may not look at migrations
 */
export async function checkHealth(pool: Pool, url: string): Promise<Health> {
  try {
    const migrations = await checkMigrations(url);
    const worker = migrations === "ok" ? await checkWorker(pool) : "unknown";
    return { healthy: migrations === "ok" && worker === "ok", database: "ok", migrations, worker };
  } catch (error) {
    log.warn({ err: error }, "the health check could not ask the database");
    return { healthy: false, database: "unreachable", migrations: "unknown", worker: "unknown" };
  }
}

async function checkMigrations(url: string): Promise<string> {
  const pending = await pendingMigrations(url);
  return pending.length === 0 ? "ok" : `pending: ${pending.join(", ")}`;
}

async function checkWorker(pool: Pool): Promise<string> {
  const silence = await secondsSinceHeartbeat(pool, "worker");
  if (silence === null) return "never started";
  return silence <= WORKER_SILENCE_SECONDS ? "ok" : `no sign of life for ${Math.round(silence)} seconds`;
}
