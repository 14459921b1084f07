import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql, type TransactionSql } from "postgres";

/** A pool of connections that work as `fordring_app`, inside the company fence. */
export type Pool = Sql<{ bigint: bigint }>;

/** A connection in the middle of a transaction, for SQL that is clearer or faster by hand. */
export type PoolTx = TransactionSql<{ bigint: bigint }>;

/** What every drizzle client here is told: columns are the snake_case of their property. */
const drizzleConfig = { casing: "snake_case" } as const;

/**
 * Connect to the database as the application. Eight connections: more than four a core only adds waiting.
 *
 * @param url a `postgres://` address whose user is a member of `fordring_app`
 */
export function openPool(url: string, max = 8): Pool {
  return postgres(url, {
    max,
    // A bigint must arrive as a bigint: postgres.js hands out text otherwise, and text invites Number().
    types: { bigint: postgres.BigInt },
    connection: { application_name: "fordring", role: "fordring_app" } as Record<string, string>,
    onnotice: () => undefined,
  }) as unknown as Pool;
}

/** Drizzle over a pool or a transaction. */
export function drizzleOver(client: Pool | PoolTx): PostgresJsDatabase {
  return drizzle(client as Sql, drizzleConfig);
}
