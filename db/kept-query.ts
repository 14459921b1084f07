import { drizzleUnbound } from "./client";
import { type Scope, speakerOf } from "./scope";

/** A query of drizzle's that can be prepared; what differs from call to call stands in it as `sql.placeholder`. */
type Preparable = { prepare(name: string): { execute(values: Record<string, unknown>): Promise<unknown> } };

/**
 * A query whose SQL is put together once for the process, and not for every request: for those that are asked all day
 * and name so many columns that the putting together costs more than the asking. Each call travels by its own scope's
 * connection, inside its own fence; only the text is shared.
 */
export function keptQuery<Query extends Preparable>(build: (db: ReturnType<typeof drizzleUnbound>) => Query) {
  type Prepared = ReturnType<Query["prepare"]>;
  let prepared: Prepared | undefined;

  return ({ db }: Scope, values: Record<string, unknown>): ReturnType<Prepared["execute"]> => {
    prepared ??= build(drizzleUnbound()).prepare("kept") as Prepared;
    const asked: Prepared = Object.create(prepared, { client: { value: speakerOf(db) } });
    return asked.execute(values) as ReturnType<Prepared["execute"]>;
  };
}
