import { and, desc, eq, lt } from "drizzle-orm";
import { cardChanges } from "../schema/parties";
import type { Scope } from "../scope";

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What was changed on a card, newest first, a page at a time (M32). */
export async function listCardChanges(
  { db, companyId }: Scope,
  subledgerNo: number,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number } = {},
) {
  const found = await db
    .select({
      id: cardChanges.id,
      at: cardChanges.at,
      verb: cardChanges.verb,
      actorKind: cardChanges.actorKind,
      actorName: cardChanges.actorName,
      changes: cardChanges.changes,
    })
    .from(cardChanges)
    .where(
      and(
        eq(cardChanges.companyId, companyId),
        eq(cardChanges.subledgerNo, subledgerNo),
        uuidPattern.test(cursor ?? "") ? lt(cardChanges.id, cursor ?? "") : undefined,
      ),
    )
    // Ids rise with time, so the key alone is the order.
    .orderBy(desc(cardChanges.id))
    .limit(limit + 1);

  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
