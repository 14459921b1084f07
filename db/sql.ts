/** Ids as a Postgres array literal, to be cast `::text::uuid[]`: one parameter, however many there are. */
export function uuids(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}

/** Whole numbers as a Postgres array literal, to be cast `::text::int[]`. */
export function integers(values: readonly number[]): string {
  return `{${values.join(",")}}`;
}

/** Rows as JSON for `jsonb_to_recordset`, with amounts as decimal text: JSON numbers are floats. */
export function recordset(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}

/** Typed text as a literal within a `like` pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
