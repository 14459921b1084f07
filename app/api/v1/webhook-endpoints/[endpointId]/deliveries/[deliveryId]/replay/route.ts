import { replayWebhookDelivery } from "@/lib/contracts/partner-api/webhooks";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { replayWebhookDelivery as replay } from "@/lib/services/webhooks/manage-endpoints";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(replayWebhookDelivery, replay),
});
