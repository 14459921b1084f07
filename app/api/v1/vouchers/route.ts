import { findClientVouchers, postClientVoucher } from "@/lib/contracts/partner-api/client-vouchers";
import { endpoint, readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { postClientVoucher as post } from "@/lib/services/vouchers/post-partner-voucher";
import { readVouchers } from "@/lib/services/vouchers/read-vouchers";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(findClientVouchers, readVouchers),
  POST: endpoint(postClientVoucher, post),
});
