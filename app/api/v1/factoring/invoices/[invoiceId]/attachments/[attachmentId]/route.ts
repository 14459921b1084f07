import { getInvoiceAttachment } from "@/lib/contracts/partner-api/attachments";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { downloadAttachment } from "@/lib/services/factoring/download-attachment";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: endpoint(getInvoiceAttachment, downloadAttachment),
});
