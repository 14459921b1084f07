import type { WebhookDeliveryRow, WebhookEndpointRow } from "@/db/queries/webhooks";
import type { OutputOf } from "@/lib/contracts/partner-api/contract";
import type { createWebhookEndpoint, testWebhookEndpoint } from "@/lib/contracts/partner-api/webhooks";

/** An endpoint as its partner sees it, without its secrets. */
export function endpointView(row: WebhookEndpointRow): OutputOf<typeof createWebhookEndpoint> {
  const { id, url, types, enabled, disabledReason, failingSince, createdAt, secrets } = row;
  return { id, url, types, enabled, disabledReason, failingSince, liveSecrets: secrets.length, createdAt };
}

/** One message and what came of it. */
export function deliveryView(row: WebhookDeliveryRow): OutputOf<typeof testWebhookEndpoint> {
  const { id, sequence, type, state, tries, lastTriedAt, nextTryAt, responseStatus, error, createdAt } = row;
  return { id, sequence, type, state, tries, lastTriedAt, nextTryAt, responseStatus, error, createdAt };
}
