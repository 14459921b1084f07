import postgres from "postgres";
import journal from "./migrations/meta/_journal.json";

/**
 * The names of the migrations that the database lacks: empty when the program fits the database.
 *
 * @param database connection URL, or an open client to borrow
 * @throws when the database cannot be reached.
 */
export async function pendingMigrations(database: string | postgres.Sql): Promise<string[]> {
  if (typeof database !== "string") return missing(database);
  const sql = postgres(database, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return await missing(sql);
  } finally {
    await sql.end();
  }
}

async function missing(sql: postgres.Sql): Promise<string[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
  const applied = table?.exists
    ? await sql<{ at: string }[]>`select created_at::text as at from drizzle.__drizzle_migrations`
    : [];
  const moments = new Set(applied.map((row) => row.at));
  return journal.entries.filter((entry) => !moments.has(String(entry.when))).map((entry) => entry.tag);
}
