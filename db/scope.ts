import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { TransactionSql } from "postgres";
import type { Actor } from "@/lib/domain/actor";
import { drizzleOver, type Pool, type PoolTx, type Speaks } from "./client";

type Reads = Pick<PostgresJsDatabase, "select" | "selectDistinct" | "selectDistinctOn" | "with" | "execute">;
type Writes = Pick<PostgresJsDatabase, "insert" | "update" | "delete">;

const poolKey = Symbol("pool");
const speakerKey = Symbol("speaker");

/** Where a company's statements go: its pool, and the way through its fence. */
type Ways = { readonly [poolKey]: Pool; readonly [speakerKey]: Speaks };

/** A connection that is ours until it is handed back. */
type Reserved = Awaited<ReturnType<Pool["reserve"]>>;

/** Reads in one company. Each runs in a read-only transaction of its own, so that it cannot write even by mistake. */
export type ReadDb = Reads & Ways;

/** Reads and writes in one company, in one transaction. Only `begin` makes it. */
export type Tx = Reads & Writes & Ways & { readonly sql: PoolTx };

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
  return through(pool, { unsafe: readOnly(pool, companyId) });
}

/** Drizzle that knows its ways. */
function through(pool: Pool, speaker: Speaks) {
  return Object.assign(drizzleOver(pool, speaker), { [poolKey]: pool, [speakerKey]: speaker });
}

/** The way through a scope's fence, for a query that was put together elsewhere. */
export function speakerOf(db: ReadDb | Tx): Speaks {
  return db[speakerKey];
}

/**
 * Several reads of one moment: what is committed meanwhile is in none of them. They are fenced together, and those that
 * are asked for at once travel at once. Within a transaction of the caller's they are simply part of it.
 */
export async function atOneMoment<T>(scope: Scope, read: (scope: Scope) => Promise<T>): Promise<T> {
  if ("sql" in scope.db) return read(scope);

  const pool = scope.db[poolKey];
  return pool.begin("isolation level repeatable read read only", (sql) => {
    const fencing = sql`select set_config('app.company_id', ${String(scope.companyId)}, true)`.execute();
    return behind(fencing, read({ ...scope, db: within(pool, sql) }));
  }) as Promise<T>;
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
    const locking = sql`
      select set_config('app.company_id', ${String(scope.companyId)}, true),
             set_config('lock_timeout', '15s', true),
             pg_advisory_xact_lock(${scope.companyId}::int)`.execute();
    return behind(locking, run({ ...scope, db: within(pool, sql) }));
  }) as Promise<T>;
}

/** Drizzle and SQL by hand in a transaction that has begun. */
function within(pool: Pool, sql: TransactionSql): Tx {
  const unsafe = (query: string, parameters?: never[]) => sql.unsafe(query, parameters, { prepare: true });
  return Object.assign(through(pool, { unsafe }), { sql: sql as unknown as PoolTx });
}

/** What `run` comes to. Its first statement travels behind `first` and waits there with it; should that fail, its reason is told. */
async function behind<T>(first: Promise<unknown>, run: Promise<T>): Promise<T> {
  const [opened, done] = await Promise.allSettled([first, run]);
  if (opened.status === "rejected") throw opened.reason;
  if (done.status === "rejected") throw done.reason;
  return done.value;
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
      const opening = open(connection, companyId, "begin read only");
      const asked = connection.unsafe(query, parameters, { prepare: true });
      const asking = asArrays ? asked.values().execute() : asked.execute();
      const [opened, answered] = await Promise.allSettled([opening, asking, close(connection)]);
      if (opened.status === "rejected") throw opened.reason;
      if (answered.status === "rejected") throw answered.reason;
      return answered.value;
    };
    return {
      values: () => run(true),
      // biome-ignore lint/suspicious/noThenProperty: drizzle awaits what `unsafe` answers, as postgres.js lets it.
      then: (resolve: (rows: unknown) => unknown, reject: (reason: unknown) => unknown) =>
        run(false).then(resolve, reject),
    };
  };
}

/** Begin, and name the company whose rows are to be seen. Sent at once: what is asked next travels behind it. */
function open(connection: Reserved, companyId: number, begin: string): Promise<unknown> {
  return Promise.all([
    connection.unsafe(begin).execute(),
    connection`select set_config('app.company_id', ${String(companyId)}, true)`.execute(),
  ]);
}

/**
 * End what was read and hand the connection back, before anybody can end the pool, which would wait for it for ever.
 * One that was lost has been taken out of the pool already.
 */
function close(connection: Reserved): Promise<void> {
  return connection.unsafe("commit").then(
    () => connection.release(),
    () => undefined,
  );
}
