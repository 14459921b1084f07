import { and, eq, type SQL, sql } from "drizzle-orm";
import { webhookDeliveries, webhookEndpoints } from "../schema/events";
import type { Scope, Tx } from "../scope";
import { enqueue, enqueueAt } from "./jobs";

export type NewWebhookEndpoint = Pick<
  typeof webhookEndpoints.$inferInsert,
  "connectionId" | "url" | "types" | "secrets"
>;

/** Open an endpoint. Answers its id. */
export async function insertWebhookEndpoint(
  { db, companyId, now }: Scope<Tx>,
  endpoint: NewWebhookEndpoint,
): Promise<string> {
  const [made] = await db
    .insert(webhookEndpoints)
    .values({ companyId, createdAt: now, ...endpoint })
    .returning({ id: webhookEndpoints.id });
  if (!made) throw new Error("the endpoint was not made");
  return made.id;
}

export type WebhookEndpointChange = Partial<
  Pick<
    typeof webhookEndpoints.$inferInsert,
    "url" | "types" | "secrets" | "enabled" | "disabledReason" | "failingSince"
  >
>;

export async function updateWebhookEndpoint(
  { db, companyId }: Scope<Tx>,
  endpointId: string,
  change: WebhookEndpointChange,
): Promise<void> {
  await db
    .update(webhookEndpoints)
    .set(change)
    .where(and(eq(webhookEndpoints.companyId, companyId), eq(webhookEndpoints.id, endpointId)));
}

/** Take an endpoint away with its log; the feed keeps every event. */
export async function deleteWebhookEndpoint({ db, companyId }: Scope<Tx>, endpointId: string): Promise<void> {
  await db
    .delete(webhookDeliveries)
    .where(and(eq(webhookDeliveries.companyId, companyId), eq(webhookDeliveries.endpointId, endpointId)));
  await db
    .delete(webhookEndpoints)
    .where(and(eq(webhookEndpoints.companyId, companyId), eq(webhookEndpoints.id, endpointId)));
}

export type NewWebhookDelivery = Pick<
  typeof webhookDeliveries.$inferInsert,
  "endpointId" | "sequence" | "type" | "payload"
>;

/** Queue one message for an endpoint: a test, or one sent again. Answers its id. */
export async function insertWebhookDelivery(scope: Scope<Tx>, delivery: NewWebhookDelivery): Promise<string> {
  const { db, companyId, now } = scope;
  const [made] = await db
    .insert(webhookDeliveries)
    .values({ companyId, createdAt: now, nextTryAt: now, ...delivery })
    .returning({ id: webhookDeliveries.id });
  if (!made) throw new Error("the delivery was not made");
  await enqueue(scope, "webhook", { deliveryId: made.id });
  return made.id;
}

/** Queue an event of the feed once more for every endpoint that asks for its kind. Answers how many it goes to. */
export async function insertEventDeliveries(scope: Scope<Tx>, sequence: number): Promise<number> {
  const { db, companyId } = scope;
  const queued = await db.execute(sql`
    with told as (select * from events where company_id = ${companyId} and sequence = ${sequence})
    ${queueTold(scope)}`);
  return queued.length;
}

/**
 * The end of a statement: queue what `told` holds, rows of `events`, for every endpoint that asked for their kind, each
 * with a job of its own. The payload is thin and never changes: it is what was signed. A row for each that is queued.
 */
export function queueTold({ companyId, now, requestId }: Scope<Tx>): SQL {
  return sql`, made as (
      insert into webhook_deliveries (company_id, endpoint_id, sequence, type, payload, next_try_at, created_at)
      select e.company_id, w.id, e.sequence, e.type, json_build_object(
          'type', e.type,
          'timestamp', to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'data', json_build_object('id', e.subject_id, 'connectionId', e.connection_id, 'sequence', e.sequence)
        )::text, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
      from told e
      join webhook_endpoints w on w.company_id = e.company_id and w.connection_id = e.connection_id
        and w.enabled and (w.types = '[]' or w.types ? e.type)
      returning id
    )
    select enqueue('webhook', json_build_object(
      'companyId', ${companyId}::int, 'requestId', ${requestId}::text, 'deliveryId', id)) from made`;
}

export type WebhookTry = Pick<
  typeof webhookDeliveries.$inferInsert,
  "state" | "tries" | "lastTriedAt" | "nextTryAt" | "responseStatus" | "error"
>;

/** Note what came of a try, and queue the next one when there is to be one. */
export async function recordWebhookTry(
  scope: Scope<Tx>,
  deliveryId: string,
  tried: WebhookTry,
): Promise<void> {
  const { db, companyId } = scope;
  await db
    .update(webhookDeliveries)
    .set(tried)
    .where(and(eq(webhookDeliveries.companyId, companyId), eq(webhookDeliveries.id, deliveryId)));
  if (tried.nextTryAt) await enqueueAt(scope, "webhook", { deliveryId }, tried.nextTryAt);
}
