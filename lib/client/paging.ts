import type { Client } from "./client.ts";
import type { components } from "./openapi.d.ts";
import type { Arguments, Item, Operation, Page, PagedPath } from "./operations.ts";

/** Something that happened, named and no more. `data.sequence` is its place in the feed: keep that of the last you handled. */
export type FeedEvent = components["schemas"]["Event"];

/** How the feed is read. */
export type EventOptions = {
  /** Go on asking when everything is read, until `signal`. */
  follow?: boolean;
  /** Between two questions while nothing comes, in milliseconds; 2 000 when not given. */
  everyMs?: number;
  /** Events per question; 100 when not given. */
  limit?: number;
  /** Ends the reading, without an error. */
  signal?: AbortSignal;
};

const FOLLOW_EVERY_MS = 2_000;

type Reader = Pick<Client, "get">;
type AnyPage = { data: unknown[]; nextCursor: string | null; hasMore: boolean };

/** Every page of a list; each is asked for when the one before it has been used. */
export async function* pagesOf<P extends PagedPath>(
  client: Reader,
  path: P,
  ...[input]: Arguments<Operation<"get", P>>
): AsyncGenerator<Page<P>> {
  const get = client.get as (path: string, input: object) => Promise<AnyPage>;
  const given = (input ?? {}) as { query?: object };
  let query: object = given.query ?? {};
  for (let hasMore = true; hasMore; ) {
    const page = await get(path, { ...given, query });
    yield page as Page<P>;
    hasMore = page.hasMore && page.nextCursor !== null;
    query = { ...given.query, cursor: page.nextCursor };
  }
}

/** Every element of every page. */
export async function* itemsOf<P extends PagedPath>(
  client: Reader,
  path: P,
  ...input: Arguments<Operation<"get", P>>
): AsyncGenerator<Item<P>> {
  for await (const page of pagesOf(client, path, ...input)) {
    yield* (page as AnyPage).data as Item<P>[];
  }
}

/** The feed in commit order: a reader that keeps its place never passes an event that comes later. */
export async function* eventsOf(
  client: Reader & { wait: (milliseconds: number, signal?: AbortSignal) => Promise<void> },
  after: number,
  { follow = false, everyMs = FOLLOW_EVERY_MS, limit = 100, signal }: EventOptions,
): AsyncGenerator<FeedEvent> {
  const options = signal ? { signal } : {};
  try {
    for (let place = after; ; ) {
      const { data, nextAfter, hasMore } = await client.get("/events", {
        query: { after: place, limit },
        ...options,
      });
      yield* data;
      place = nextAfter;
      if (!hasMore && !follow) return;
      if (!hasMore) await client.wait(everyMs, signal);
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
