import { getClientInvoice } from "@/lib/contracts/partner-api/client-invoices";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { readClientInvoice } from "@/lib/services/factoring/read-client-invoices";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(getClientInvoice, readClientInvoice),
});
