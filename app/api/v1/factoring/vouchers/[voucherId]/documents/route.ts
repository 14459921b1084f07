import { putVoucherDocuments } from "@/lib/contracts/partner-api/voucher-changes";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { addVoucherDocuments } from "@/lib/services/vouchers/voucher-documents";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: endpoint(putVoucherDocuments, addVoucherDocuments),
});
