import { getWebhookSecrets } from "@/lib/contracts/partner-api/webhooks";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { webhookBox } from "@/lib/edge/webhook-settings";
import { readWebhookSecrets } from "@/lib/services/webhooks/read-endpoints";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(getWebhookSecrets, (scope, input) => readWebhookSecrets(scope, webhookBox(), input)),
});
