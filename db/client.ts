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

/** The part of postgres.js that drizzle speaks to. */
export type Speaks = { readonly unsafe: (query: string, parameters?: never[]) => unknown };

/**
 * Drizzle over a pool, or over `client` borrowing the pool's settings. drizzle changes how the pool reads
 * dates (as text), so both must be told apart from the driver's defaults in one place.
 */
export function drizzleOver(pool: Pool, client: Speaks = pool): PostgresJsDatabase {
  return drizzle({ options: pool.options, unsafe: client.unsafe } as unknown as Sql, drizzleConfig);
}
