import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle, PostgresJsDatabase, PostgresJsSession } from "drizzle-orm/postgres-js";
import postgres, { type Sql, type TransactionSql } from "postgres";

/** A pool of connections that work as `fordring_app`, inside the company fence. */
export type Pool = Sql<{ bigint: bigint }>;

/** A connection in the middle of a transaction, for SQL that is clearer or faster by hand. */
export type PoolTx = TransactionSql<{ bigint: bigint }>;

/** What every drizzle client here is told: columns are the snake_case of their property. It remembers each that it has worked out, so there is one. */
const dialect = new PgDialect({ casing: "snake_case" });

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
 * Drizzle over a pool, or over `client` borrowing the pool's settings. Cheap enough to make one for each request.
 */
export function drizzleOver(pool: Pool, client: Speaks = pool): PostgresJsDatabase {
  readDatesAsText(pool);
  const speaks = { options: pool.options, unsafe: client.unsafe } as unknown as Sql;
  return new PostgresJsDatabase(dialect, new PostgresJsSession(speaks, dialect, undefined), undefined);
}

/** Drizzle that can put SQL together and ask nobody. */
export function drizzleUnbound(): PostgresJsDatabase {
  const mute = {} as unknown as Sql;
  return new PostgresJsDatabase(dialect, new PostgresJsSession(mute, dialect, undefined), undefined);
}

const told = new WeakSet<Pool>();

/** drizzle changes how the pool itself reads dates (as text), and does so once, here, so that all who use it agree. */
function readDatesAsText(pool: Pool): void {
  if (told.has(pool)) return;
  drizzle(pool as unknown as Sql);
  told.add(pool);
}
