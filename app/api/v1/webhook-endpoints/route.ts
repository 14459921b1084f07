import { createWebhookEndpoint, listWebhookEndpoints } from "@/lib/contracts/partner-api/webhooks";
import { endpoint, readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { webhookBox, webhookRule } from "@/lib/edge/webhook-settings";
import { createWebhookEndpoint as create } from "@/lib/services/webhooks/manage-endpoints";
import { readWebhookEndpoints } from "@/lib/services/webhooks/read-endpoints";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(listWebhookEndpoints, readWebhookEndpoints),
  POST: endpoint(createWebhookEndpoint, (scope, input) =>
    create(scope, { box: webhookBox(), rule: webhookRule() }, input),
  ),
});
