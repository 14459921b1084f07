import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Actor } from "@/lib/domain/actor";
import { drizzleOver, type Pool, type PoolTx } from "./client";

type Reads = Pick<PostgresJsDatabase, "select" | "selectDistinct" | "selectDistinctOn" | "with" | "execute">;
type Writes = Pick<PostgresJsDatabase, "insert" | "update" | "delete">;

const poolKey = Symbol("pool");

/** Reads in one company. Each runs in a read-only transaction of its own, so that it cannot write even by mistake. */
export type ReadDb = Reads & { readonly [poolKey]: Pool };

/** Reads and writes in one company, in one transaction. Only `begin` makes it. */
export type Tx = Reads & Writes & { readonly sql: PoolTx; readonly [poolKey]: Pool };

/** A successful answer in the form it was sent, kept for a repeated `Idempotency-Key`. */
export type EncodedAnswer = { readonly status: number; readonly body: unknown };

/** Makes a repeated request answer as the first one did. */
export type IdempotencyGuard = {
  readonly key: string;
  readonly requestHash: Uint8Array;
  readonly encode: (value: unknown) => EncodedAnswer;
};

/**
 * Whose books, by whom, when: the one parameter of every query and verb. It is made at the edge (from a
 * session or a token) or by a job, and cannot be forged further in.
 */
export type Scope<Db extends ReadDb | Tx = ReadDb | Tx> = {
  readonly db: Db;
  readonly companyId: number;
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  readonly idempotency?: IdempotencyGuard;
};

/** Open a company's books for reading. */
export function openBooks(pool: Pool, companyId: number): ReadDb {
  return Object.assign(drizzleOver(pool, { unsafe: readOnly(pool, companyId) }), { [poolKey]: pool });
}

/** Thrown by `begin` when a request with the same `Idempotency-Key` is being answered at this moment. */
export class InFlight extends Error {
  constructor() {
    super("the same request is being answered");
  }
}

/**
 * Run one transaction in the scope's company. It holds the company's lock from the start: one writer a
 * company, so that numbers have no gaps, the feed has no holes and two verbs cannot deadlock.
 * Companies do not wait for one another.
 *
 * @throws InFlight instead of waiting for a twin of the same request
 */
export function begin<T>(scope: Scope, run: (tx: Scope<Tx>) => Promise<T>): Promise<T> {
  const pool = scope.db[poolKey];

  return pool.begin(async (sql) => {
    if (scope.idempotency && !(await holdKey(sql as unknown as PoolTx, scope))) throw new InFlight();
    await sql`
      select set_config('app.company_id', ${String(scope.companyId)}, true),
             set_config('lock_timeout', '15s', true),
             pg_advisory_xact_lock(${scope.companyId}::int)`;
    const prepared = {
      unsafe: (query: string, parameters?: never[]) => sql.unsafe(query, parameters, { prepare: true }),
    };
    const db = Object.assign(drizzleOver(pool, prepared), { sql: sql as unknown as PoolTx, [poolKey]: pool });
    return run({ ...scope, db });
  }) as Promise<T>;
}

/** Hold a request's key to the end of the transaction; false when a twin holds it. Asked before the company's lock. */
async function holdKey(sql: PoolTx, { companyId, actor, idempotency }: Scope): Promise<boolean> {
  const holder = actor.kind === "partner" ? actor.connectionId : "";
  const [row] = await sql<{ held: boolean }[]>`
    select pg_try_advisory_xact_lock(${companyId}::int, hashtext(${`${holder} ${idempotency?.key}`})) as held`;
  return row?.held === true;
}

/**
 * Drizzle's way into postgres.js, fenced: begin, name the company, ask, commit. The four travel together,
 * so a read costs one round trip.
 */
function readOnly(pool: Pool, companyId: number) {
  return (query: string, parameters: never[] = []) => {
    const run = async (asArrays: boolean): Promise<unknown> => {
      const connection = await pool.reserve();
      try {
        const asked = connection.unsafe(query, parameters, { prepare: true });
        const [opened, fenced, answered] = await Promise.allSettled([
          connection.unsafe("begin read only"),
          connection`select set_config('app.company_id', ${String(companyId)}, true)`,
          asArrays ? asked.values() : asked,
          connection.unsafe("commit"),
        ]);
        for (const step of [opened, fenced, answered]) if (step.status === "rejected") throw step.reason;
        return answered.status === "fulfilled" ? answered.value : undefined;
      } finally {
        connection.release();
      }
    };
    return {
      values: () => run(true),
      // biome-ignore lint/suspicious/noThenProperty: drizzle awaits what `unsafe` answers, as postgres.js lets it.
      then: (resolve: (rows: unknown) => unknown, reject: (reason: unknown) => unknown) =>
        run(false).then(resolve, reject),
    };
  };
}
