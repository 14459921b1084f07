import { getInvoiceEhf } from "@/lib/contracts/partner-api/invoices";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { downloadEhf } from "@/lib/services/factoring/download-ehf";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: endpoint(getInvoiceEhf, downloadEhf),
});
