import { getClientInvoicePdf } from "@/lib/contracts/partner-api/client-invoices";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { downloadClientPdf } from "@/lib/services/factoring/read-client-invoices";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: endpoint(getClientInvoicePdf, downloadClientPdf),
});
