/** One page of a list, as `page()` of the contracts wants it. */
type Page<Row> = { readonly data: Row[]; readonly nextCursor: number | null; readonly hasMore: boolean };

/**
 * A page out of `limit + 1` rows: the one too many only tells that there is more. The cursor is the last
 * row's place; on an empty page it stays where the reader was, so that he can go on asking from there.
 */
export function pageOf<Row, View>(
  rows: readonly Row[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: number | undefined },
  placeOf: (row: Row) => number,
  view: (row: Row) => View,
): Page<View> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(view),
    nextCursor: last === undefined ? (cursor ?? null) : placeOf(last),
    hasMore: rows.length > limit,
  };
}
