import postgres from "postgres";

/**
 * Let Postgres count what its tables hold, after much was written at once: until autovacuum comes round, it plans
 * as for empty tables, and a report over a few hundred rows can take half a minute.
 *
 * @param url the database, as its owner
 * @param only some of its tables; names that are none are passed over
 */
export async function analyze(url: string, only?: readonly string[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const tables = await sql<{ name: string }[]>`
      select quote_ident(tablename) as name from pg_tables
      where schemaname = 'public' and (${only === undefined} or tablename = any(${[...(only ?? [])]}::text[]))`;
    if (tables.length === 0) return;
    await sql.unsafe(`analyze ${tables.map(({ name }) => name).join(", ")}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
