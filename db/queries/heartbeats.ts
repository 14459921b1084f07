import { sql } from "drizzle-orm";
import { drizzleOver, type Pool } from "../client";

/** Seconds since a background process last said that it lives, or null when it never did. By the database's clock. */
export async function secondsSinceHeartbeat(pool: Pool, process: string): Promise<number | null> {
  const [row] = await drizzleOver(pool).execute<{ seconds: number }>(
    sql`select extract(epoch from now() - beat_at)::float8 as seconds from heartbeats where process = ${process}`,
  );
  return row?.seconds ?? null;
}
