import { and, desc, eq, lt } from "drizzle-orm";
import { webhookDeliveries, webhookEndpoints } from "../schema/events";
import type { Scope } from "../scope";

/** A connection's endpoints, the newest first. */
export async function listWebhookEndpoints({ db, companyId }: Scope, connectionId: string) {
  return db
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.companyId, companyId), eq(webhookEndpoints.connectionId, connectionId)))
    .orderBy(desc(webhookEndpoints.id));
}

/** One endpoint of a connection, or null. */
export async function findWebhookEndpoint(
  { db, companyId }: Scope,
  connectionId: string,
  endpointId: string,
) {
  const [row] = await db
    .select()
    .from(webhookEndpoints)
    .where(
      and(
        eq(webhookEndpoints.companyId, companyId),
        eq(webhookEndpoints.connectionId, connectionId),
        eq(webhookEndpoints.id, endpointId),
      ),
    );
  return row ?? null;
}

export type WebhookEndpointRow = NonNullable<Awaited<ReturnType<typeof findWebhookEndpoint>>>;

/** What was sent to an endpoint, the newest first: ids rise with time. */
export async function listWebhookDeliveries(
  { db, companyId }: Scope,
  endpointId: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
) {
  return db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.companyId, companyId),
        eq(webhookDeliveries.endpointId, endpointId),
        before === undefined ? undefined : lt(webhookDeliveries.id, before),
      ),
    )
    .orderBy(desc(webhookDeliveries.id))
    .limit(limit);
}

export type WebhookDeliveryRow = Awaited<ReturnType<typeof listWebhookDeliveries>>[number];

/** A delivery with the endpoint that it goes to, or null. */
export async function findWebhookDelivery({ db, companyId }: Scope, deliveryId: string) {
  const [row] = await db
    .select({ delivery: webhookDeliveries, endpoint: webhookEndpoints })
    .from(webhookDeliveries)
    .innerJoin(
      webhookEndpoints,
      and(
        eq(webhookEndpoints.companyId, webhookDeliveries.companyId),
        eq(webhookEndpoints.id, webhookDeliveries.endpointId),
      ),
    )
    .where(and(eq(webhookDeliveries.companyId, companyId), eq(webhookDeliveries.id, deliveryId)));
  return row ?? null;
}
