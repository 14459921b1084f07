import { listEvents } from "@/db/queries/events";
import type { Scope } from "@/db/scope";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { listEvents as listEventsContract } from "@/lib/contracts/partner-api/events";
import { connectionOf } from "./connection-of";

/** A page of the partner's feed. The row beyond the limit only tells that there is more. */
export async function readEvents(
  scope: Scope,
  { after, limit }: InputOf<typeof listEventsContract>,
): Promise<OutputOf<typeof listEventsContract>> {
  const connectionId = connectionOf(scope);
  const rows = await listEvents(scope, connectionId, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);

  return {
    data: shown.map(({ type, at, subjectId, sequence }) => ({
      type,
      timestamp: at,
      data: { id: subjectId, connectionId, sequence },
    })),
    nextAfter: shown.at(-1)?.sequence ?? after,
    hasMore: rows.length > limit,
  };
}
