import { acknowledgeDirectPayment } from "@/lib/contracts/partner-api/direct-payments";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { acknowledgeDirectPayment as acknowledge } from "@/lib/services/payments/partner-direct-payments";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(acknowledgeDirectPayment, acknowledge),
});
