import { rotateWebhookSecret } from "@/lib/contracts/partner-api/webhooks";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { webhookBox } from "@/lib/edge/webhook-settings";
import { rotateWebhookSecret as rotate } from "@/lib/services/webhooks/manage-endpoints";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(rotateWebhookSecret, (scope, input) => rotate(scope, webhookBox(), input)),
});
