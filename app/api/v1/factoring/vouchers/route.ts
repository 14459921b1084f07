import { findVouchers, postVoucher } from "@/lib/contracts/partner-api/vouchers";
import { endpoint, readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import { readVouchers } from "@/lib/services/vouchers/read-vouchers";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(findVouchers, readVouchers),
  POST: endpoint(postVoucher, postPartnerVoucher),
});
