import { deliverInvoice } from "@/lib/contracts/partner-api/deliveries";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(deliverInvoice, acknowledgeDelivery),
});
