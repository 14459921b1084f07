import { postVoucherBatch } from "@/lib/contracts/partner-api/vouchers";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { postVoucherBatch as post } from "@/lib/services/vouchers/post-voucher-batch";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(postVoucherBatch, post),
});
