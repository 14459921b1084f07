import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import { events } from "../schema/events";
import type { Scope } from "../scope";

/** A connection's events after a place in its feed, in commit order. */
export async function listEvents(
  { db, companyId }: Scope,
  connectionId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
) {
  return db
    .select({ sequence: events.sequence, type: events.type, subjectId: events.subjectId, at: events.at })
    .from(events)
    .where(
      and(eq(events.companyId, companyId), eq(events.connectionId, connectionId), gt(events.sequence, after)),
    )
    .orderBy(asc(events.sequence))
    .limit(limit);
}

/** The same the newest first, as people look: those before a place in the feed. */
export async function listNewestEvents(
  { db, companyId }: Scope,
  connectionId: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
) {
  return db
    .select({ sequence: events.sequence, type: events.type, subjectId: events.subjectId, at: events.at })
    .from(events)
    .where(
      and(
        eq(events.companyId, companyId),
        eq(events.connectionId, connectionId),
        before === undefined ? undefined : lt(events.sequence, before),
      ),
    )
    .orderBy(desc(events.sequence))
    .limit(limit);
}

/** One event of a connection's feed, or null. */
export async function findEvent({ db, companyId }: Scope, connectionId: string, sequence: number) {
  const [row] = await db
    .select({ sequence: events.sequence, type: events.type })
    .from(events)
    .where(
      and(
        eq(events.companyId, companyId),
        eq(events.connectionId, connectionId),
        eq(events.sequence, sequence),
      ),
    );
  return row ?? null;
}
