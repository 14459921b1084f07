import { pendingMigrations } from "@/db/pending-migrations";
import { secondsSinceHeartbeat } from "@/db/queries/heartbeats";
import { log } from "@/lib/adapters/log";
import { required } from "@/lib/env";
import { pool } from "./database";

/** The worker beats every few seconds; silence for longer than this means that it is gone. */
const WORKER_SILENCE_SECONDS = 30;

/** What `/api/health` tells: each part is "ok", or says in one phrase what is not. */
export type Health = {
  readonly healthy: boolean;
  readonly database: string;
  readonly migrations: string;
  readonly worker: string;
};

/** A program never lacks a migration that it once had, so this is asked until the answer is yes. */
let migrated = false;

/** Whether database, migrations and worker are well. Says nothing that a stranger should not read. */
export async function checkHealth(): Promise<Health> {
  try {
    const migrations = await checkMigrations();
    const worker = migrations === "ok" ? await checkWorker() : "unknown";
    return { healthy: migrations === "ok" && worker === "ok", database: "ok", migrations, worker };
  } catch (error) {
    log.warn({ err: error }, "the health check could not ask the database");
    return { healthy: false, database: "unreachable", migrations: "unknown", worker: "unknown" };
  }
}

async function checkMigrations(): Promise<string> {
  if (migrated) return "ok";

  const pending = await pendingMigrations(required("DATABASE_URL"));
  migrated = pending.length === 0;
  return migrated ? "ok" : `pending: ${pending.join(", ")}`;
}

async function checkWorker(): Promise<string> {
  const silence = await secondsSinceHeartbeat(pool(), "worker");
  if (silence === null) return "never started";
  return silence <= WORKER_SILENCE_SECONDS ? "ok" : `no sign of life for ${Math.round(silence)} seconds`;
}
