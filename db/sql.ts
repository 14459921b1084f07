import { type AnyColumn, type Placeholder, type SQL, sql } from "drizzle-orm";

/**
 * Whether a column holds one of some ids: one parameter, however many there are. The sub-select is worked out once
 * a statement; a cast beside `any` would be read again for every row that is looked at.
 */
export function amongIds(column: AnyColumn, ids: readonly string[] | Placeholder): SQL {
  const list = Array.isArray(ids) ? idList(ids) : ids;
  return sql`${column} = any((select ${list}::text::uuid[])::uuid[])`;
}

/** Ids as Postgres writes an array of them: what stands for the placeholder of `amongIds`. */
export function idList(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}

/** The same for whole numbers. */
export function amongNumbers(column: AnyColumn, numbers: readonly number[]): SQL {
  return sql`${column} = any((select ${`{${numbers.join(",")}}`}::text::bigint[])::bigint[])`;
}

/** Rows as JSON for `jsonb_to_recordset`, with amounts as decimal text: JSON numbers are floats. */
export function recordset(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}

/** Typed text as a literal within a `like` pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
