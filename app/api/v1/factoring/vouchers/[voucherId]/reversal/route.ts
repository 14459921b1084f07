import { reverseVoucher } from "@/lib/contracts/partner-api/voucher-changes";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { reversePartnerVoucher } from "@/lib/services/vouchers/reverse-voucher";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(reverseVoucher, reversePartnerVoucher),
});
