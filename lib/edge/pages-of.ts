/** Every row of a query that answers in pages, asked for as they are read: a long report is never held whole. */
export async function* pagesOf<Row>(
  ask: (cursor: string | undefined) => Promise<{ rows: readonly Row[]; next: string | null }>,
): AsyncGenerator<Row> {
  let cursor: string | undefined;
  do {
    const { rows, next } = await ask(cursor);
    yield* rows;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}
