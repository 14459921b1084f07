import { uploadDocument } from "@/lib/contracts/partner-api/voucher-changes";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { keepUpload } from "@/lib/services/vouchers/voucher-documents";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(uploadDocument, keepUpload),
});
