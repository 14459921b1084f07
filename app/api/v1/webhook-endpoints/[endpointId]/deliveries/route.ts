import { listWebhookDeliveries } from "@/lib/contracts/partner-api/webhooks";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { readWebhookDeliveries } from "@/lib/services/webhooks/read-endpoints";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(listWebhookDeliveries, readWebhookDeliveries),
});
