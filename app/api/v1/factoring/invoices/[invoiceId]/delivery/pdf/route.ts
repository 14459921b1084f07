import { replaceDeliveryPdf } from "@/lib/contracts/partner-api/deliveries";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { replaceDeliveryPdf as replace } from "@/lib/services/factoring/replace-delivery-pdf";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: endpoint(replaceDeliveryPdf, replace),
});
