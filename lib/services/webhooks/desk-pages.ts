import { listNewestEvents } from "@/db/queries/events";
import { findWebhookEndpoint, listWebhookDeliveries } from "@/db/queries/webhooks";
import type { Scope } from "@/db/scope";
import { connectionOf } from "../factoring/connection-of";

const DELIVERIES_A_PAGE = 20;
const EVENTS_A_PAGE = 50;

/** One page of an endpoint's messages, the newest first, with what was sent; empty for another partner's endpoint. */
export async function deliveryPage(scope: Scope, endpointId: string, cursor?: string) {
  if (!(await findWebhookEndpoint(scope, connectionOf(scope), endpointId)))
    return { deliveries: [], next: null };
  const rows = await listWebhookDeliveries(scope, endpointId, {
    before: cursor,
    limit: DELIVERIES_A_PAGE + 1,
  });
  const deliveries = rows.slice(0, DELIVERIES_A_PAGE);
  return { deliveries, next: rows.length > DELIVERIES_A_PAGE ? (deliveries.at(-1)?.id ?? null) : null };
}

/** One page of the partner's feed, the newest first, each as `GET /events` gives it. */
export async function eventPage(scope: Scope, before?: number) {
  const connectionId = connectionOf(scope);
  const rows = await listNewestEvents(scope, connectionId, { before, limit: EVENTS_A_PAGE + 1 });
  const shown = rows.slice(0, EVENTS_A_PAGE);
  const last = shown.at(-1)?.sequence;
  return {
    events: shown.map(({ sequence, type, subjectId, at }) => ({
      sequence,
      type,
      subjectId,
      at,
      payload: JSON.stringify(
        { type, timestamp: at.toISOString(), data: { id: subjectId, connectionId, sequence } },
        null,
        2,
      ),
    })),
    next: rows.length > EVENTS_A_PAGE && last !== undefined ? String(last) : null,
  };
}
