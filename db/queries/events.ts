import { and, asc, eq, gt } from "drizzle-orm";
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
