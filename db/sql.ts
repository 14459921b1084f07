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

/** The same for texts, such as references. */
export function amongTexts(column: AnyColumn, texts: readonly string[]): SQL {
  const elements = texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`);
  return sql`${column} = any((select ${`{${elements.join(",")}}`}::text::text[])::text[])`;
}

/**
 * Whether a column holds one of some words that the code knows, written out and no parameters: a plan that Postgres
 * keeps for any parameters could not use an index over rows with those words only, and would expect next to no rows.
 */
export function isOneOf(column: AnyColumn, words: readonly string[]): SQL {
  return sql`${column} in ${written(words)}`;
}

/** The opposite. */
export function isNoneOf(column: AnyColumn, words: readonly string[]): SQL {
  return sql`${column} not in ${written(words)}`;
}

function written(words: readonly string[]): SQL {
  const strange = words.find((word) => !/^[a-z_]+$/.test(word));
  if (strange !== undefined || words.length === 0) throw new Error("only words of the code are written out");
  return sql.raw(`(${words.map((word) => `'${word}'`).join(", ")})`);
}

/** Rows as JSON for `jsonb_to_recordset`, with amounts as decimal text: JSON numbers are floats. */
export function recordset(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}

/** Typed text as a literal within a `like` pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
