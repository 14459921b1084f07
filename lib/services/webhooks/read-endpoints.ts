import { findWebhookEndpoint, listWebhookDeliveries, listWebhookEndpoints } from "@/db/queries/webhooks";
import type { Scope } from "@/db/scope";
import type { SecretBox } from "@/lib/adapters/sealed";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type * as contracts from "@/lib/contracts/partner-api/webhooks";
import { connectionOf } from "../factoring/connection-of";
import { deliveryView, endpointView } from "./webhook-view";

/** The partner's own endpoints. */
export async function readWebhookEndpoints(
  scope: Scope,
): Promise<OutputOf<typeof contracts.listWebhookEndpoints>> {
  return { data: (await listWebhookEndpoints(scope, connectionOf(scope))).map(endpointView) };
}

/** One endpoint, or null. */
export async function readWebhookEndpoint(
  scope: Scope,
  { endpointId }: InputOf<typeof contracts.getWebhookEndpoint>,
): Promise<OutputOf<typeof contracts.getWebhookEndpoint> | null> {
  const found = await findWebhookEndpoint(scope, connectionOf(scope), endpointId);
  return found && endpointView(found);
}

/** The secrets that sign an endpoint's messages, the newest first; or null. */
export async function readWebhookSecrets(
  scope: Scope,
  box: SecretBox,
  { endpointId }: InputOf<typeof contracts.getWebhookSecrets>,
): Promise<OutputOf<typeof contracts.getWebhookSecrets> | null> {
  const found = await findWebhookEndpoint(scope, connectionOf(scope), endpointId);
  return found && { secrets: found.secrets.map((sealed) => box.open(sealed)) };
}

/** A page of an endpoint's log, the newest first; or null. The row beyond the limit tells that there is more. */
export async function readWebhookDeliveries(
  scope: Scope,
  { endpointId, before, limit }: InputOf<typeof contracts.listWebhookDeliveries>,
): Promise<OutputOf<typeof contracts.listWebhookDeliveries> | null> {
  const endpoint = await findWebhookEndpoint(scope, connectionOf(scope), endpointId);
  if (!endpoint) return null;
  const rows = await listWebhookDeliveries(scope, endpointId, { before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  return { data: shown.map(deliveryView), before: shown.at(-1)?.id ?? null, hasMore: rows.length > limit };
}
