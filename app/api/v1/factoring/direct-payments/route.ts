import { listDirectPayments } from "@/lib/contracts/partner-api/direct-payments";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { readDirectPayments } from "@/lib/services/payments/partner-direct-payments";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(listDirectPayments, readDirectPayments),
});
