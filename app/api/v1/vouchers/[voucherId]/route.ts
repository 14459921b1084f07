import { getClientVoucher } from "@/lib/contracts/partner-api/client-vouchers";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { readVoucher } from "@/lib/services/vouchers/read-vouchers";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(getClientVoucher, readVoucher),
});
