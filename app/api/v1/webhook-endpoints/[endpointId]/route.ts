import {
  changeWebhookEndpoint,
  deleteWebhookEndpoint,
  getWebhookEndpoint,
} from "@/lib/contracts/partner-api/webhooks";
import { endpoint, readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { webhookRule } from "@/lib/edge/webhook-settings";
import {
  changeWebhookEndpoint as change,
  removeWebhookEndpoint,
} from "@/lib/services/webhooks/manage-endpoints";
import { readWebhookEndpoint } from "@/lib/services/webhooks/read-endpoints";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(getWebhookEndpoint, readWebhookEndpoint),
  PATCH: endpoint(changeWebhookEndpoint, (scope, input) => change(scope, webhookRule(), input)),
  DELETE: endpoint(deleteWebhookEndpoint, removeWebhookEndpoint),
});
