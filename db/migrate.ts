import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runDrizzleMigrations } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import postgres from "postgres";

/** Any number will do, as long as every program that migrates takes the same. */
const MIGRATION_LOCK = 7_234_501;

/**
 * Bring a database up to date: first graphile-worker's own tables, since our SQL queues jobs, then
 * ours in `db/migrations`. Prints nothing. Two programs at once are safe: the second waits, then
 * finds nothing to do.
 *
 * @param url owner of the database
 * @throws what PostgreSQL answers; nothing of the migration that failed remains.
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
    await runDrizzleMigrations(drizzle(sql), { migrationsFolder: join(import.meta.dirname, "migrations") });
  } finally {
    await sql.end();
  }
}
