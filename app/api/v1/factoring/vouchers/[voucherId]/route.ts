import { getVoucher } from "@/lib/contracts/partner-api/vouchers";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { readVoucher } from "@/lib/services/vouchers/read-vouchers";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(getVoucher, readVoucher),
});
